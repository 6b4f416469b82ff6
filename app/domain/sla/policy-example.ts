import {
  compileAlwaysOpen,
  dayOf,
  isProvisional,
  nextWorkingDayAt,
  type WorkingCalendar,
} from '#app/domain/sla/calendar.ts';
import { parseDay, weekdayIndex } from '#app/domain/sla/civil-day.ts';
import { type ClockTarget, readClock } from '#app/domain/sla/clock.ts';

const FRIDAY = 4;
const MOST_LOOKED_AT = 400;

/** When the examples begin: 16:50 of the next worked Friday after `now`, the hour at which counting is asked about most. */
export function exampleStart(calendar: WorkingCalendar, now: Date): Date {
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
