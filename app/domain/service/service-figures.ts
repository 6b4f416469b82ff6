import { dayOf, startOfDay, type WorkingCalendar, workingDaysBetween } from '#app/domain/sla/calendar.ts';

/** Counts below it are not published: "1–4" (product.md rule 9). */
export const SMALLEST_COUNT = 5;

/** One request that was answered: from its filing to the answer, and whether the answer came in time. */
export type AnsweredRequest = { filedAt: Date; answeredAt: Date; isOnTime: boolean };

/** What the last quarter was like. `few`: fewer than five were answered, so no median is told. */
export type QuarterFigures =
  | { kind: 'none' }
  | { kind: 'few' }
  | { kind: 'median'; days: number; answered: number; onTime: number };

/** The calendar quarter before the one of `now`, in the county's zone: `[from, to)`. */
export function lastQuarter(calendar: WorkingCalendar, now: Date): { from: Date; to: Date } {
  const [year = 0, month = 1] = dayOf(calendar, now).split('-').map(Number);
  const first = month - ((month - 1) % 3);
  const begin = (months: number) => {
    const count = year * 12 + months - 1;
    return startOfDay(calendar, `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`);
  };
  return { from: begin(first - 3), to: begin(first) };
}

/** The median of working days from filing to answer, with n of N on time; honest words where there are too few. */
export function quarterFigures(calendar: WorkingCalendar, answered: readonly AnsweredRequest[]): QuarterFigures {
  if (answered.length === 0) return { kind: 'none' };
  if (answered.length < SMALLEST_COUNT) return { kind: 'few' };
  const days = answered
    .map(({ filedAt, answeredAt }) => workingDaysBetween(calendar, filedAt, answeredAt))
    .sort((one, other) => one - other);
  const middle = (days.length - 1) / 2;
  const median = ((days[Math.floor(middle)] ?? 0) + (days[Math.ceil(middle)] ?? 0)) / 2;
  const onTime = answered.filter(({ isOnTime }) => isOnTime).length;
  return { kind: 'median', days: median, answered: days.length, onTime };
}
