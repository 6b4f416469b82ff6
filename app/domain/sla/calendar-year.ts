import {
  type CalendarDefinition,
  compileCalendar,
  compileUnitCalendars,
  type DayKind,
  dayKind,
  type WorkingCalendar,
} from '#app/domain/sla/calendar.ts';
import { dayNumber, formatDay, weekdayIndex } from '#app/domain/sla/civil-day.ts';

/** The first and the last year that a calendar page draws. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2099;

export type DrawnDay = { date: string; day: number } & DayKind;
/** A month as it is drawn: `lead` empty places before its first day, Monday first. */
export type DrawnMonth = { month: number; lead: number; days: DrawnDay[] };

/** A year of the county's calendar, or of a unit's with days of its own, month by month. Throws CalendarError. */
export function drawYear(definition: CalendarDefinition, year: number, unit: string | null = null): DrawnMonth[] {
  const own = unit === null ? undefined : compileUnitCalendars(definition).get(unit);
  const calendar = own ?? compileCalendar(definition);
  return Array.from({ length: 12 }, (_, place) => drawMonth(calendar, year, place + 1));
}

function drawMonth(calendar: WorkingCalendar, year: number, month: number): DrawnMonth {
  const first = dayNumber(year, month, 1);
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  const days = Array.from({ length: next - first }, (_, place) => {
    const date = formatDay(first + place);
    return { date, day: place + 1, ...dayKind(calendar, date) };
  });
  return { month, lead: weekdayIndex(first), days };
}

/** Days that follow each other under one name: 国庆节, from the 1st to the 7th. */
export type DayRange = { from: string; to: string; name: string; days: number };

/** Closed days of a year as ranges, in the order of time. */
export function holidayRanges(holidays: CalendarDefinition['holidays'], year: number): DayRange[] {
  const prefix = `${year}-`;
  const named = holidays.map((day) => (typeof day === 'string' ? { date: day, name: '' } : day));
  return rangesOf(named.filter(({ date }) => date.startsWith(prefix)));
}

/** Days with names as ranges; a day that comes twice keeps its last name. */
export function rangesOf(days: readonly { date: string; name: string }[]): DayRange[] {
  const byDate = new Map(days.map(({ date, name }) => [date, name]));
  const ranges: DayRange[] = [];
  for (const [date, name] of [...byDate].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = ranges.at(-1);
    if (last && last.name === name && dayAfter(last.to) === date) {
      last.to = date;
      last.days += 1;
    } else ranges.push({ from: date, to: date, name, days: 1 });
  }
  return ranges;
}

/** The day after `YYYY-MM-DD`. */
export function dayAfter(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return formatDay(dayNumber(year, month, day) + 1);
}
