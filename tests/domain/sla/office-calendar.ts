import { readFileSync } from 'node:fs';
import type { CalendarDefinition, Session } from '#app/domain/sla/calendar.ts';

/** Monday to Friday 08:30 to 12:00 and 13:30 to 17:30 in Shanghai, no holidays; override what a test is about. */
export function anOfficeCalendar(override: Partial<CalendarDefinition> = {}): CalendarDefinition {
  const office: Session[] = [
    ['08:30', '12:00'],
    ['13:30', '17:30'],
  ];
  return {
    timeZone: 'Asia/Shanghai',
    week: { mon: office, tue: office, wed: office, thu: office, fri: office },
    holidays: [],
    workdays: [],
    ...override,
  };
}

/** The county's own calendar with the holidays and make-up days of 2026. */
export function readCountyCalendar(): CalendarDefinition {
  return JSON.parse(readFileSync(new URL('../../../db/reference/calendar-county.json', import.meta.url), 'utf8'));
}
