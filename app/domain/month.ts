import { startOfDay, type WorkingCalendar } from '#app/domain/sla/calendar.ts';
import { formatDay, parseDay } from '#app/domain/sla/civil-day.ts';

/** A month of the county, `YYYY-MM`. Months compare as their texts do. */
export type Month = string;

/** The month so many months later; earlier where the number is negative. */
export function monthAfter(month: Month, months: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const whole = year * 12 + (number - 1) + months;
  return `${String(Math.floor(whole / 12)).padStart(4, '0')}-${String((whole % 12) + 1).padStart(2, '0')}`;
}

/** The month of a day `YYYY-MM-DD`. */
export function monthOf(on: string): Month {
  return on.slice(0, 7);
}

/** The last month that is over on this day. */
export function lastFinishedMonth(today: string): Month {
  return monthAfter(monthOf(today), -1);
}

/** Every month from one to another, both included; none where the first is the later. */
export function monthsThrough(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = monthAfter(month, 1)) months.push(month);
  return months;
}

/** The last day `YYYY-MM-DD` of a month. */
export function lastDayOf(month: Month): string {
  const next = parseDay(`${monthAfter(month, 1)}-01`);
  if (next === null) throw new Error(`no month: ${month}`);
  return formatDay(next - 1);
}

/** The instant at which a month is over in the county. */
export function endOfMonth(calendar: WorkingCalendar, month: Month): Date {
  return startOfDay(calendar, `${monthAfter(month, 1)}-01`);
}
