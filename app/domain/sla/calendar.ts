import {
  type CalendarDefinition,
  CalendarError,
  readCalendarRules,
  readDay,
  readTime,
} from '#app/domain/sla/calendar-definition.ts';
import { formatDay, WEEKDAYS, weekdayIndex } from '#app/domain/sla/civil-day.ts';
import { findZone, wallInstant, zoneYear } from '#app/domain/sla/time-zone.ts';
import {
  closesUpTo,
  dayAt,
  dayStartAt,
  instantOfWorked,
  type WorkingCalendar,
  workedUpTo,
  workingDayAt,
  workingDaysThrough,
} from '#app/domain/sla/working-calendar.ts';

export type { CalendarDefinition, CalendarErrorCode, Session } from '#app/domain/sla/calendar-definition.ts';
export { CalendarError } from '#app/domain/sla/calendar-definition.ts';
export type { Weekday } from '#app/domain/sla/civil-day.ts';
export type { WorkingCalendar } from '#app/domain/sla/working-calendar.ts';

const MINUTE_MS = 60_000;

/** Checks a definition and makes it askable; cheap, since years are indexed when first needed. Throws CalendarError. */
export function compileCalendar(definition: CalendarDefinition): WorkingCalendar {
  const zone = findZone(definition.timeZone);
  if (!zone) throw new CalendarError('unknown_zone', `unknown time zone: "${definition.timeZone.slice(0, 40)}"`);
  return { timeZone: definition.timeZone, zone, rules: readCalendarRules(definition), years: [], firstYear: 0 };
}

/** The calendars of the units with days of their own: the county's, with theirs added or instead. Throws CalendarError. */
export function compileUnitCalendars(definition: CalendarDefinition): ReadonlyMap<string, WorkingCalendar> {
  return new Map(
    Object.entries(definition.units ?? {}).map(([unit, own]) => [
      unit,
      compileCalendar({
        ...definition,
        week: own.week ?? definition.week,
        // A unit's closed day is closed although the county makes up for a holiday on it, unless the unit itself works it.
        workdays: [
          ...definition.workdays.filter((day) => !own.holidays?.some((closed) => dateOf(closed) === day)),
          ...(own.workdays ?? []),
        ],
        holidays: [...definition.holidays, ...(own.holidays ?? [])],
      }),
    ]),
  );
}

const dateOf = (day: CalendarDefinition['holidays'][number]) => (typeof day === 'string' ? day : day.date);

/** A calendar that never closes, for what is asked in `calendar_minutes`. Throws CalendarError `unknown_zone`. */
export function compileAlwaysOpen(timeZone: string): WorkingCalendar {
  const week = Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, [['00:00', '24:00']] as const]));
  return compileCalendar({ timeZone, week, holidays: [], workdays: [] });
}

/** Whether the day `YYYY-MM-DD` is worked. Throws CalendarError on a bad date. */
export function isWorkingDay(calendar: WorkingCalendar, on: string): boolean {
  const day = readDay(on);
  return workingDaysThrough(calendar, day) > workingDaysThrough(calendar, day - 1);
}

/** Why a day is worked or not; a holiday's name is '' where the calendar gives none. */
export type DayKind = { kind: 'working' | 'make_up' | 'weekend' } | { kind: 'holiday'; name: string };

/** What the calendar makes of the day `YYYY-MM-DD`: `make_up` is a day worked that would be off (调休, sla.md §1). */
export function dayKind(calendar: WorkingCalendar, on: string): DayKind {
  const day = readDay(on);
  const { holidays, sessions, workdays } = calendar.rules;
  const holiday = holidays.get(day);
  const isOff = holiday !== undefined || sessions[weekdayIndex(day)]!.length === 0;
  if (isWorkingDay(calendar, on)) return { kind: isOff && workdays.has(day) ? 'make_up' : 'working' };
  return holiday === undefined ? { kind: 'weekend' } : { kind: 'holiday', name: holiday };
}

/** The last day `YYYY-MM-DD` whose holidays are published; null where the calendar does not say (sla.md §1, Horizon). */
export function publishedThrough(calendar: WorkingCalendar): string | null {
  const day = calendar.rules.publishedThrough;
  return day === null ? null : formatDay(day);
}

/** The local date `YYYY-MM-DD` at an instant. */
export function dayOf(calendar: WorkingCalendar, at: Date): string {
  return formatDay(dayAt(calendar, at.getTime()));
}

/** The instant at which the day `YYYY-MM-DD` begins. Throws CalendarError on a bad date. */
export function startOfDay(calendar: WorkingCalendar, on: string): Date {
  return new Date(dayStartAt(calendar, readDay(on)));
}

/**
 * Close of the N-th working day after the local date of `start`: the day of receipt does not count (sla.md §1).
 * This is the due instant of an N-days clock that is never paused. `days` is whole and at least 1.
 */
export function addWorkingDays(calendar: WorkingCalendar, start: Date, days: number): Date {
  if (!Number.isInteger(days) || days < 1)
    throw new CalendarError('bad_amount', 'working days are whole and at least 1');
  const counted = workingDaysThrough(calendar, dayAt(calendar, start.getTime()));
  return new Date(workingDayAt(calendar, counted + days).closeAt);
}

/** That wall time `HH:MM` on the first working day whose local date is later than that of `after`. */
export function nextWorkingDayAt(calendar: WorkingCalendar, after: Date, time: string): Date {
  const minute = readTime(time);
  const { day, openAt } = workingDayAt(calendar, workingDaysThrough(calendar, dayAt(calendar, after.getTime())) + 1);
  // The day's own opening names its year for certain, also on New Year's Day.
  return new Date(wallInstant(zoneYear(calendar.zone, new Date(openAt).getUTCFullYear()), day, minute));
}

/** Close of the last working day up to the date `YYYY-MM-DD`, that day included. Throws CalendarError on a bad date. */
export function lastCloseOn(calendar: WorkingCalendar, on: string): Date {
  return new Date(workingDayAt(calendar, workingDaysThrough(calendar, readDay(on))).closeAt);
}

/** Working minutes from one instant to another, to the millisecond; negative where `to` is the earlier. */
export function workingMinutesBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  return (workedUpTo(calendar, to.getTime()) - workedUpTo(calendar, from.getTime())) / MINUTE_MS;
}

/** First instant with so many working minutes since `from` (rounded to the millisecond); 0 minutes is `from` itself. */
export function addWorkingMinutes(calendar: WorkingCalendar, from: Date, minutes: number): Date {
  const length = Math.round(minutes * MINUTE_MS);
  if (!(length >= 0)) throw new CalendarError('bad_amount', 'working minutes are not negative');
  const worked = workedUpTo(calendar, from.getTime());
  return length === 0 ? new Date(from) : new Date(instantOfWorked(calendar, worked + length));
}

/** Whether the local date lies after the last day with published holidays (sla.md §1, Horizon). */
export function isProvisional(calendar: WorkingCalendar, at: Date): boolean {
  const { publishedThrough } = calendar.rules;
  return publishedThrough !== null && dayAt(calendar, at.getTime()) > publishedThrough;
}

/**
 * How many working days lie behind the local date of `from`, up to that of `to`: the latter's counts, whatever the hour.
 * So is what is left counted, and what is late: the number is that of the day, not of the hours gone by.
 */
export function workingDaysAfter(calendar: WorkingCalendar, from: Date, to: Date): number {
  const through = (at: Date) => workingDaysThrough(calendar, dayAt(calendar, at.getTime()));
  return through(to) - through(from);
}

/** Which working day late `now` is, for what was due before it: 0 until the day after, then 1 on the next working day. */
export function workingDaysLate(calendar: WorkingCalendar, dueAt: Date, now: Date): number {
  // A day that closes at midnight is due on the day that ends.
  return Math.max(0, workingDaysAfter(calendar, new Date(dueAt.getTime() - 1), now));
}

/** Number of working days that close in `(from, to]`. */
export function workingDaysBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  return closesUpTo(calendar, to.getTime()) - closesUpTo(calendar, from.getTime());
}
