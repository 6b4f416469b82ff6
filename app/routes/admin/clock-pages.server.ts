import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import type { PolicyChangeRow } from '#app/components/admin/policy-change-table.tsx';
import type { PolicyView } from '#app/components/admin/policy-tables.tsx';
import { fieldNames } from '#app/components/admin/policy-words.ts';
import type { CountyRules } from '#app/domain/county-rules.ts';
import type { RuleProblem } from '#app/domain/rules/rule-draft.ts';
import type { WorkingCalendar } from '#app/domain/sla/calendar.ts';
import type { ClockTarget } from '#app/domain/sla/clock.ts';
import { type PolicyNumbers, policyChanges, policyFields } from '#app/domain/sla/policy-draft.ts';
import { type ClockExample, clockExample, exampleStart } from '#app/domain/sla/policy-example.ts';
import { adminTexts } from '#app/i18n/index.ts';
import { type DraftFacts, draftFacts, type OpenedDraft, openDraft } from '#app/routes/admin/rule-pages.server.ts';

const words = adminTexts.clocks;

type Counting = { calendar: WorkingCalendar; start: Date };

/** The calendar in force, and when the examples of all these policies begin. */
export function countingOf(county: CountyRules, now: Date, policies: readonly PolicyNumbers[]): Counting {
  const calendar = county.calendars.get(county.calendarVersion);
  if (!calendar) throw new Error('a county without a calendar in force');
  const targets = policies.flatMap((policy) => [...targetsOf(policy).values()]).filter(({ target }) => target > 0);
  return { calendar, start: exampleStart(calendar, now, targets) };
}

function exampleOf({ calendar, start }: Counting, target: ClockTarget): ClockExample | null {
  return clockExample(calendar, target, start);
}

const inDays = (days: number): ClockTarget => ({ unit: 'days', target: days, warn: [] });

/** A policy with what its numbers come to. */
export function policyView(policy: PolicyNumbers, county: CountyRules, counting: Counting): PolicyView {
  return {
    policy,
    start: counting.start,
    clockExamples: policy.clocks.map(({ unit, target, warn }) =>
      target === null ? null : exampleOf(counting, { unit, target, warn }),
    ),
    categories: [...county.categories.values()].map(({ code, name }) => {
      const days = policy.categoryDays[code] ?? 0;
      return { code, name: name.zh, days, example: days > 0 ? exampleOf(counting, inDays(days)) : null };
    }),
  };
}

/** The numbers that a draft changes, named, with what becomes of the example of each target. */
export function changeRows(
  { base, policy, county }: Pick<PolicyDraft, 'base' | 'policy' | 'county'>,
  counting: Counting,
): PolicyChangeRow[] {
  const names = fieldNames(policy, categoryNames(county));
  const targets = [targetsOf(base), targetsOf(policy)] as const;
  return policyChanges(base, policy).map((change) => {
    const [before, after] = targets.map((of) => {
      const target = of.get(change.field);
      return target ? exampleOf(counting, target) : null;
    });
    return {
      ...change,
      name: names.get(change.field) ?? change.field,
      example: before && after ? { before, after } : null,
    };
  });
}

function targetsOf(policy: PolicyNumbers): Map<string, ClockTarget> {
  const clocks = policy.clocks.flatMap(({ unit, target, warn }, place): [string, ClockTarget][] =>
    target === null ? [] : [[policyFields.target(place), { unit, target, warn }]],
  );
  const categories = Object.entries(policy.categoryDays).map(([code, days]): [string, ClockTarget] => [
    policyFields.categoryDays(code),
    inDays(days),
  ]);
  return new Map([...clocks, ...categories]);
}

export function categoryNames(county: CountyRules): Record<string, string> {
  return Object.fromEntries([...county.categories.values()].map(({ code, name }) => [code, name.zh]));
}

export type PolicyDraft = OpenedDraft & { policy: PolicyNumbers; base: PolicyNumbers; facts: DraftFacts };

/** The policy's draft of the address. */
export async function openPolicyDraft(args: LoaderFunctionArgs | ActionFunctionArgs): Promise<PolicyDraft> {
  const opened = await openDraft(args, 'policy');
  return {
    ...opened,
    policy: JSON.parse(opened.draft.body),
    base: JSON.parse(opened.baseBody),
    facts: draftFacts(opened, args.request),
  };
}

/** What the checks say of a policy as a whole. */
export function policyErrors(problems: readonly RuleProblem[]): Record<string, string> {
  const [first] = problems;
  const sentence = Object.entries(words.problems).find(([code]) => code === first?.code)?.[1] ?? words.problems.other;
  return { form: sentence };
}
