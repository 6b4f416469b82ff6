import { dayKind, type WorkingCalendar } from '#app/domain/sla/calendar.ts';
import { formatDay } from '#app/domain/sla/civil-day.ts';
import type { ClockTarget, ClockUnit } from '#app/domain/sla/clock.ts';
import { dayAt } from '#app/domain/sla/working-calendar.ts';

/** Why a due date moves; days `YYYY-MM-DD`, both included. Stored in events, so it holds nothing but codes and days. */
export type MoveReason =
  | { kind: 'target'; unit: ClockUnit; from: number; to: number }
  /** Days that no longer count; the holiday's name where the calendar gives one. */
  | { kind: 'closed'; name: string; from: string; to: string }
  /** Days that now count: a make-up day, or a holiday that is none any more. */
  | { kind: 'worked'; from: string; to: string }
  /** Other hours of the day. */
  | { kind: 'hours' };

type Judged = { target: ClockTarget; rules: { calendar: WorkingCalendar } };

/** Longer than any target: a list of reasons is for people. */
const MOST_DAYS = 800;

/**
 * The reasons for which the same clock is due at another time: another target, and every stretch of days between its
 * start and the later due date that one calendar counts and the other does not.
 */
export function whyMoved(old: Judged, now: Judged, span: { from: Date; to: Date }): MoveReason[] {
  const reasons: MoveReason[] = [];
  const { unit, target } = now.target;
  if (old.target.target !== target) reasons.push({ kind: 'target', unit, from: old.target.target, to: target });
  const [before, after] = [old.rules.calendar, now.rules.calendar];
  if (before === after || unit === 'calendar_minutes') return reasons;
  const first = dayAt(after, span.from.getTime());
  const last = Math.min(dayAt(after, span.to.getTime()), first + MOST_DAYS);
  reasons.push(...changedDays(before, after, first, last));
  if (reasons.length === 0) reasons.push({ kind: 'hours' });
  return reasons;
}

function changedDays(before: WorkingCalendar, after: WorkingCalendar, first: number, last: number): MoveReason[] {
  const found: MoveReason[] = [];
  for (let day = first; day <= last; day += 1) {
    const [was, is] = [isWorked(before, day), isWorked(after, day)];
    if (was === is) continue;
    const name = nameOf(after, day);
    const until = is
      ? lastOf(day, last, (next) => isWorked(after, next) && !isWorked(before, next))
      : endOf(after, day);
    const from = is ? day : beginOf(after, day);
    const days = { from: formatDay(from), to: formatDay(until) };
    found.push(is ? { kind: 'worked', ...days } : { kind: 'closed', name, ...days });
    day = Math.max(day, until);
  }
  return found;
}

function isWorked(calendar: WorkingCalendar, day: number): boolean {
  const { kind } = dayKind(calendar, formatDay(day));
  return kind === 'working' || kind === 'make_up';
}

function nameOf(calendar: WorkingCalendar, day: number): string {
  return calendar.rules.holidays.get(day) ?? '';
}

/** A holiday is named as a whole, the days off in it included: 10 月 1–7 日. */
function beginOf(calendar: WorkingCalendar, day: number): number {
  const name = nameOf(calendar, day);
  return -lastOf(-day, Number.POSITIVE_INFINITY, (before) => isSameHoliday(calendar, -before, name));
}

function endOf(calendar: WorkingCalendar, day: number): number {
  const name = nameOf(calendar, day);
  return lastOf(day, Number.POSITIVE_INFINITY, (next) => isSameHoliday(calendar, next, name));
}

function isSameHoliday(calendar: WorkingCalendar, day: number, name: string): boolean {
  return calendar.rules.holidays.get(day) === name && !isWorked(calendar, day);
}

function lastOf(from: number, most: number, goesOn: (next: number) => boolean): number {
  let day = from;
  while (day < most && goesOn(day + 1)) day += 1;
  return day;
}
