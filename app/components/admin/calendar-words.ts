import type { Session } from '#app/domain/sla/calendar-definition.ts';
import type { CalendarEditProblem } from '#app/domain/sla/calendar-edit.ts';
import { MOST_SESSIONS, sessionFields } from '#app/domain/sla/calendar-week.ts';
import type { DayRange } from '#app/domain/sla/calendar-year.ts';
import { WEEKDAYS } from '#app/domain/sla/civil-day.ts';
import { adminTexts, formatDay } from '#app/i18n/index.ts';

const words = adminTexts.calendars;

/** `08:30–12:00、13:30–17:30`, or that the day is off. */
export function sessionWords(sessions: readonly Session[]): string {
  if (sessions.length === 0) return words.hours.closed;
  return sessions.map(([open, close]) => `${open}–${close}`).join('、');
}

/** A day with its weekday; the year is said where it is not the page's. */
export function dayWords(on: string, year?: number): string {
  return formatDay(on, 'zh-CN', year === undefined ? '' : String(year));
}

/** A range of days and how many they are. */
export function rangeWords({ from, to, days }: DayRange, year?: number): string {
  return words.year.range(dayWords(from, year), dayWords(to, year), days);
}

/** Ranges with their names, or that there is none. */
export function rangesWords(ranges: readonly DayRange[]): string {
  if (ranges.length === 0) return words.draft.notListed;
  return ranges.map((range) => [range.name, rangeWords(range)].filter((part) => part !== '').join(' ')).join('；');
}

/** The refusals of a calendar's form, by field. */
export function editErrors(problems: readonly CalendarEditProblem[]): Record<string, string> {
  return Object.fromEntries(
    problems.map(({ field, code }) => [
      field,
      `${code === 'no_working_day' ? '' : sessionName(field)}${words.edits[code]}`,
    ]),
  );
}

/** The session that a field of a week is of, before what is said of it: `周二第 2 段：`; nothing for any other field. */
function sessionName(field: string): string {
  for (const weekday of WEEKDAYS) {
    for (let place = 0; place < MOST_SESSIONS; place += 1) {
      if (!sessionFields(weekday, place).includes(field)) continue;
      return words.week.errorAt(words.weekdays[weekday], words.week.session(place + 1));
    }
  }
  return '';
}
