import { readTypedWhole } from '#app/domain/sla/calendar-typed.ts';
import type { ClockRow, LadderStep, SlaPolicy } from '#app/domain/sla/policy.ts';

export type PolicyNumbers = Omit<SlaPolicy, 'version'>;

/** More than this is a slip of the hand: two years of working days, a year of working minutes, a year of minutes. */
const MOST = { days: 500, minutes: 120_000, calendar_minutes: 525_600 } as const;

export type PolicyEditCode =
  | 'missing'
  | 'not_whole'
  | 'not_above_zero'
  | 'below_zero'
  | 'too_much'
  | 'share_out_of_range'
  | 'share_not_rising'
  | 'step_not_rising'
  | 'reminder_not_rising';
export type PolicyEditProblem = { field: string; code: PolicyEditCode };
export type PolicyEdit = { ok: true; value: PolicyNumbers } | { ok: false; problems: PolicyEditProblem[] };

/** The names of a form's fields, by the place of the clock or step in the policy. */
export const policyFields = {
  target: (clock: number) => `target-${clock}`,
  warn: (clock: number, place: number) => `warn-${clock}-${place}`,
  after: (clock: number, place: number) => `after-${clock}-${place}`,
  categoryDays: (code: string) => `category-${code}`,
  stepDays: (step: number) => `step-${step}`,
  dutyDays: (step: number) => `duty-${step}`,
  remind: (place: number) => `remind-${place}`,
  unconfirmed: 'unconfirmed',
  unitBreaches: 'unit-breaches',
  unitDays: 'unit-days',
} as const;

/** How many warnings of a clock do anything: the first reminds, the second is the amber light where it has level 1. */
export function warningsInUse(row: ClockRow): number {
  return row.levels.includes(1) ? 2 : 1;
}

/** The numbers of a policy as a form shows them; warnings in per cent. */
export function typedPolicy(policy: PolicyNumbers): Record<string, string> {
  const fields: [string, number | null | undefined][] = [];
  for (const [place, row] of policy.clocks.entries()) {
    fields.push([policyFields.target(place), row.target]);
    for (const [at, share] of row.warn.slice(0, warningsInUse(row)).entries()) {
      fields.push([policyFields.warn(place, at), Math.round(share * 100)]);
    }
    for (const [at, { days }] of (row.after ?? []).entries()) fields.push([policyFields.after(place, at), days]);
  }
  for (const [code, days] of Object.entries(policy.categoryDays)) fields.push([policyFields.categoryDays(code), days]);
  const { steps, afterAnswer, unitRule } = policy.ladder;
  for (const [place, step] of steps.entries()) {
    fields.push([policyFields.stepDays(place), step.days], [policyFields.dutyDays(place), step.duty?.days]);
  }
  for (const [place, days] of afterAnswer.remindDays.entries()) fields.push([policyFields.remind(place), days]);
  fields.push([policyFields.unconfirmed, afterAnswer.unconfirmedDays]);
  fields.push([policyFields.unitBreaches, unitRule.breaches], [policyFields.unitDays, unitRule.days]);
  const shown = fields.filter((field): field is [string, number] => typeof field[1] === 'number');
  return Object.fromEntries(shown.map(([name, value]) => [name, String(value)]));
}

type Typed = Readonly<Record<string, string | undefined>>;

/**
 * A policy with the numbers of its form; everything else, which clocks there are and what they bring about, stays as it
 * is. Refuses targets not above 0, days that are not whole, warnings not between 0 and 100 % or not rising, ladder steps
 * that do not rise, and a category left empty, each with its field.
 */
export function readPolicyNumbers(base: PolicyNumbers, typed: Typed): PolicyEdit {
  const form = new NumberForm(typed);
  const value = {
    ...base,
    clocks: base.clocks.map((row, place) => readClock(form, row, place)),
    categoryDays: Object.fromEntries(
      Object.keys(base.categoryDays).map((code) => [code, form.days(policyFields.categoryDays(code), 1)]),
    ),
    ladder: readLadder(form, base.ladder),
  };
  return form.problems.length > 0 ? { ok: false, problems: form.problems } : { ok: true, value };
}

/** Reads numbers and keeps what could not be read. */
class NumberForm {
  readonly problems: PolicyEditProblem[] = [];
  readonly #typed: Typed;

  constructor(typed: Typed) {
    this.#typed = typed;
  }

  refuse(field: string, code: PolicyEditCode): void {
    if (!this.problems.some((problem) => problem.field === field)) this.problems.push({ field, code });
  }

  isRefused(field: string): boolean {
    return this.problems.some((problem) => problem.field === field);
  }

  whole(field: string, least: 0 | 1, most: number): number {
    const typed = this.#typed[field]?.trim() ?? '';
    const value = readTypedWhole(typed);
    if (typed === '') this.refuse(field, 'missing');
    else if (value === null) this.refuse(field, 'not_whole');
    else if (value < least) this.refuse(field, least === 1 ? 'not_above_zero' : 'below_zero');
    else if (value > most) this.refuse(field, 'too_much');
    return value ?? least;
  }

  days(field: string, least: 0 | 1): number {
    return this.whole(field, least, MOST.days);
  }

  /** A fraction from per cent. */
  share(field: string): number {
    const value = readTypedWhole((this.#typed[field] ?? '').replace(/[%％]\s*$/, ''));
    if (value === null) this.refuse(field, (this.#typed[field] ?? '').trim() === '' ? 'missing' : 'not_whole');
    else if (value <= 0 || value >= 100) this.refuse(field, 'share_out_of_range');
    return (value ?? 0) / 100;
  }

  /** Each later number is higher than the one before; refused is the one that is not. */
  rising(numbers: readonly { field: string; value: number }[], code: PolicyEditCode): void {
    for (const [place, { field, value }] of numbers.entries()) {
      const before = numbers[place - 1];
      if (before && value <= before.value && !this.isRefused(before.field)) this.refuse(field, code);
    }
  }
}

function readClock(form: NumberForm, row: ClockRow, place: number): ClockRow {
  const target = row.target === null ? null : form.whole(policyFields.target(place), 1, MOST[row.unit]);
  const used = row.warn.slice(0, warningsInUse(row)).map((_, at) => {
    const field = policyFields.warn(place, at);
    return { field, value: form.share(field) };
  });
  form.rising(used, 'share_not_rising');
  const shares = used.map(({ value }) => value);
  // A warning that does nothing still never comes before one that does.
  const idle = row.warn.slice(used.length).map((share) => Math.max(share, ...shares));
  const after = row.after?.map((act, at) => ({ ...act, days: form.days(policyFields.after(place, at), 1) }));
  return { ...row, target, warn: [...shares, ...idle], ...(after && { after }) };
}

function readLadder(form: NumberForm, ladder: PolicyNumbers['ladder']): PolicyNumbers['ladder'] {
  const steps = ladder.steps.map((step, place) => readStep(form, step, place));
  const late = steps.flatMap((step, place) =>
    step.at === 'breach' ? [{ field: policyFields.stepDays(place), value: step.days ?? 0 }] : [],
  );
  form.rising(late, 'step_not_rising');
  const remindDays = ladder.afterAnswer.remindDays.map((_, place) => form.days(policyFields.remind(place), 1));
  const unconfirmedDays = form.days(policyFields.unconfirmed, 1);
  const reminders = remindDays.map((value, place) => ({ field: policyFields.remind(place), value }));
  form.rising([...reminders, { field: policyFields.unconfirmed, value: unconfirmedDays }], 'reminder_not_rising');
  const unitRule = {
    ...ladder.unitRule,
    breaches: form.days(policyFields.unitBreaches, 1),
    days: form.days(policyFields.unitDays, 1),
  };
  return { ...ladder, steps, afterAnswer: { ...ladder.afterAnswer, remindDays, unconfirmedDays }, unitRule };
}

function readStep(form: NumberForm, step: LadderStep, place: number): LadderStep {
  return {
    ...step,
    ...(step.days !== undefined && { days: form.days(policyFields.stepDays(place), 0) }),
    ...(step.duty && { duty: { ...step.duty, days: form.days(policyFields.dutyDays(place), 1) } }),
  };
}

/** A number that a draft has otherwise than the version it was made from, under its field's name. */
export type PolicyChange = { field: string; before: string; after: string };

/** Every number that differs, in the order of the form. */
export function policyChanges(before: PolicyNumbers, after: PolicyNumbers): PolicyChange[] {
  const [had, has] = [typedPolicy(before), typedPolicy(after)];
  return Object.entries(has).flatMap(([field, value]) =>
    had[field] === value ? [] : [{ field, before: had[field] ?? '', after: value }],
  );
}
