import type { AnswerErrors, StepForm } from '#app/domain/answer-errors.ts';
import { addDays } from '#app/domain/remedies.ts';
import { dayOf, type WorkingCalendar } from '#app/domain/sla/calendar.ts';
import { monthsBefore } from '#app/domain/sla/civil-day.ts';
import { cleanLine } from '#app/domain/typed-text.ts';
import { parseDayWithin } from '#app/domain/typed-values.ts';

/** For how many months a report may be kept by one tap; the last of them is the longest for any day that is typed. */
const HOLD_MONTHS = [1, 3, 6] as const;
const MOST_MONTHS = 12;

/** A last day `YYYY-MM-DD` that is offered, so many months from today. */
export type HoldDay = { months: number; until: string };
/** The last days that are offered, and those between which any other may be typed: tomorrow, and the latest of them. */
export type HoldDays = { days: readonly HoldDay[]; first: string; last: string };

/** Until when a report may be kept that is chosen to wait at `now`. */
export function holdDays(calendar: WorkingCalendar, now: Date): HoldDays {
  const today = dayOf(calendar, now);
  const last = monthsBefore(today, -MOST_MONTHS);
  const days = HOLD_MONTHS.map((months) => ({ months, until: monthsBefore(today, -months) }));
  return { days: [...days, { months: MOST_MONTHS, until: last }], first: addDays(today, 1), last };
}

/** Whether a report may be kept until this day, `YYYY-MM-DD`. */
export function isHoldDay({ first, last }: Pick<HoldDays, 'first' | 'last'>, until: string): boolean {
  return first <= until && until <= last;
}

type ReadHold = { ok: true; until: string | null } | { ok: false; errors: AnswerErrors };

/**
 * What a form says about when the report goes: `hold` is `now` (null), a number of months, or `date` with the day typed
 * into `holdOn`. A day beside another choice is refused: nothing goes now that somebody meant to keep.
 */
export function readHold(form: StepForm, days: HoldDays): ReadHold {
  const typed = cleanLine(form.holdOn ?? '');
  const hold = form.hold ?? (typed === '' ? undefined : 'date');
  if (hold === 'date') return readHoldOn(typed, days);
  if (typed !== '') return { ok: false, errors: { hold: 'hold_conflict' } };
  if (hold === 'now') return { ok: true, until: null };
  const offered = days.days.find(({ months }) => String(months) === hold);
  return offered ? { ok: true, until: offered.until } : { ok: false, errors: { hold: 'hold' } };
}

function readHoldOn(typed: string, days: HoldDays): ReadHold {
  if (typed === '') return { ok: false, errors: { holdOn: 'hold_on' } };
  const parsed = parseDayWithin(typed, days);
  if (parsed.ok) return { ok: true, until: parsed.value };
  const reasons = { format: 'hold_on_format', early: 'hold_on_early', late: 'hold_on_late' } as const;
  return { ok: false, errors: { holdOn: reasons[parsed.reason] } };
}
