import { z } from 'zod';
import type { DutyKind } from '#app/domain/duty.ts';
import { parseDay } from '#app/domain/sla/civil-day.ts';
import { filledText, optionalText } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { LONGEST_LINE, LONGEST_TEXT } from '#app/routes/desk/act-page.server.ts';

/** So many decisions fit on the form of a session; more go into the last one's words. */
export const DECISIONS = [1, 2, 3, 4] as const;

const { errors, lines } = deskTexts.duty;
const LINE = { max: LONGEST_LINE, tooLong: deskTexts.acts.errors.tooLong(LONGEST_LINE) };
const TEXT = { max: LONGEST_TEXT, tooLong: deskTexts.acts.errors.tooLong(LONGEST_TEXT) };
const line = (missing: string) => filledText({ missing, ...LINE });

/** Checks a duty's form and gives its record as lines of text. `today` is `YYYY-MM-DD` of the county. */
export function dutySchema(kind: DutyKind, today: string): z.ZodType<string> {
  switch (kind) {
    case 'written_explanation':
      return z
        .object({ text: filledText({ missing: errors.reason, ...TEXT }), next: line(errors.remedy) })
        .transform(({ text, next }) => [lines.reason(text), lines.remedy(next)].join('\n'));
    case 'talk_recorded':
      return z
        .object({ ...heldFields(today), text: filledText({ missing: errors.agreed, ...TEXT }) })
        .transform(({ text, ...held }) => [...heldLines(held), lines.agreed(text)].join('\n'));
    case 'on_site_session':
      return sessionSchema(today);
  }
}

type Held = { on: string; time: string; who: string };

/** When it took place and who was there: never in the future, for it is a record. */
function heldFields(today: string) {
  const on = line(errors.on)
    .refine((day) => parseDay(day) !== null, errors.on)
    .refine((day) => parseDay(day) === null || day <= today, errors.future);
  const time = line(errors.time).regex(/^([01]?\d|2[0-3])[:：][0-5]\d$/, errors.time);
  return { on, time, who: line(errors.who) };
}

function heldLines({ on, time, who }: Held): string[] {
  return [lines.when(on, time.replace('：', ':')), lines.who(who)];
}

type Decision = { what: string; who: string; by: string };
const ROW_FIELDS = DECISIONS.flatMap((n) => [`what${n}`, `owner${n}`, `by${n}`]);

/** Both halves of the form are checked whatever the other one says: everything that is missing is told at once. */
function sessionSchema(today: string): z.ZodType<string> {
  const held = z.object(heldFields(today));
  const rows = z.object(Object.fromEntries(ROW_FIELDS.map((name) => [name, optionalText(LINE)])));
  return z.looseObject({}).transform((form, issues) => {
    const add = (field: string, message: string) => issues.addIssue({ code: 'custom', path: [field], message });
    const [when, typed] = [held.safeParse(form), rows.safeParse(form)];
    for (const { error } of [when, typed])
      for (const { path, message } of error?.issues ?? []) add(String(path[0]), message);
    const fields = typed.data ?? {};
    const decisions = DECISIONS.map((n) => decisionOf(fields, n, add)).filter((decision) => decision !== null);
    if (typed.success && decisions.length === 0) add('what1', errors.decision);
    if (!when.success) return z.NEVER;
    const numbered = decisions.map(({ what, who, by }, index) => lines.decision(index + 1, what, who, by));
    return [...heldLines(when.data), lines.decisions, ...numbered].join('\n');
  });
}

/** One row: all of it or nothing; the day is a real one. */
function decisionOf(
  fields: Record<string, string | null>,
  n: number,
  add: (field: string, message: string) => void,
): Decision | null {
  const names = [`what${n}`, `owner${n}`, `by${n}`];
  const [what, who, by] = names.map((name) => fields[name] ?? null);
  if (!what && !who && !by) return null;
  for (const name of names) if (!fields[name]) add(name, errors.whole);
  if (by && parseDay(by) === null) add(`by${n}`, errors.on);
  return { what: what ?? '', who: who ?? '', by: by ?? '' };
}
