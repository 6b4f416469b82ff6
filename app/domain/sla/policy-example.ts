import {
  compileAlwaysOpen,
  dayOf,
  isProvisional,
  nextWorkingDayAt,
  startOfDay,
  type WorkingCalendar,
} from '#app/domain/sla/calendar.ts';
import { formatDay, parseDay, weekdayIndex } from '#app/domain/sla/civil-day.ts';
import { type ClockTarget, readClock } from '#app/domain/sla/clock.ts';

const FRIDAY = 4;
const MOST_LOOKED_AT = 400;

/**
 * When the examples begin: 16:50 of the next worked Friday after `now`, the hour at which counting is asked about most. Where
 * one of these targets would lead beyond the days whose holidays are published, the last Friday from which none does: an
 * example must not fall on a holiday that nobody has announced yet.
 */
export function exampleStart(calendar: WorkingCalendar, now: Date, targets: readonly ClockTarget[]): Date {
  const next = nextFriday(calendar, now);
  const first = parseDay(dayOf(calendar, next)) ?? 0;
  const isKnown = (start: Date) => targets.every((target) => !clockExample(calendar, target, start)?.isProvisional);
  for (let back = 0; back < MOST_LOOKED_AT; back += 7) {
    const on = formatDay(first - back);
    const start = nextWorkingDayAt(calendar, new Date(startOfDay(calendar, on).getTime() - 1), '16:50');
    if (dayOf(calendar, start) === on && isKnown(start)) return start;
  }
  return next;
}

function nextFriday(calendar: WorkingCalendar, now: Date): Date {
  let at = nextWorkingDayAt(calendar, now, '16:50');
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += 1) {
    if (weekdayIndex(parseDay(dayOf(calendar, at)) ?? 0) === FRIDAY) return at;
    at = nextWorkingDayAt(calendar, at, '16:50');
  }
  return at;
}

export type ClockExample = { dueAt: Date; warnAt: Date | null; isProvisional: boolean };

/** When a clock with this target is due that starts at that instant and is never paused, and when its first warning comes. */
export function clockExample(calendar: WorkingCalendar, target: ClockTarget, start: Date): ClockExample | null {
  const counted = target.unit === 'calendar_minutes' ? compileAlwaysOpen(calendar.timeZone) : calendar;
  const { dueAt, warnAt } = readClock(counted, target, [{ type: 'start', at: start }], start);
  return dueAt && { dueAt, warnAt: warnAt[0] ?? null, isProvisional: isProvisional(calendar, dueAt) };
}
