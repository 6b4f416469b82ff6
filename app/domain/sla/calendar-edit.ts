import type { CalendarDefinition } from '#app/domain/sla/calendar-definition.ts';
import { readTypedDay } from '#app/domain/sla/calendar-typed.ts';
import { dayAfter } from '#app/domain/sla/calendar-year.ts';

/** Most days that one form adds, and the longest name of a holiday in characters. */
const MOST_ADDED = 62;
const LONGEST_NAME = 20;

export type CalendarEditCode =
  | 'bad_time'
  | 'half_session'
  | 'open_not_before_close'
  | 'overlap'
  | 'no_working_day'
  | 'bad_day'
  | 'outside_year'
  | 'end_before_start'
  | 'too_long'
  | 'name_missing'
  | 'name_too_long'
  | 'is_make_up'
  | 'is_holiday'
  | 'already'
  | 'overlaps_holiday'
  | 'unit_missing';

/** What of a form cannot be: the field and why. */
export type CalendarEditProblem = { field: string; code: CalendarEditCode };
export type CalendarEdit<T> = { ok: true; value: T } | { ok: false; problems: CalendarEditProblem[] };

/** A form's fields as they were typed. */
export type Typed = Readonly<Record<string, string | undefined>>;
export type Holidays = CalendarDefinition['holidays'];

/** A refusal of one field. */
export function refusedFor(field: string, code: CalendarEditCode): { ok: false; problems: CalendarEditProblem[] } {
  return { ok: false, problems: [{ field, code }] };
}

/** Days from one to another, both counted, within a year. `last` left empty is the same day. */
export function readDays(typed: Typed, year: number): CalendarEdit<string[]> {
  const from = readTypedDay(typed.first ?? '');
  if (from === null) return refusedFor('first', 'bad_day');
  const to = (typed.last ?? '').trim() === '' ? from : readTypedDay(typed.last ?? '');
  if (to === null) return refusedFor('last', 'bad_day');
  if (Number(from.slice(0, 4)) !== year) return refusedFor('first', 'outside_year');
  if (to < from) return refusedFor('last', 'end_before_start');
  const days = [from];
  while ((days.at(-1) ?? to) < to && days.length <= MOST_ADDED) days.push(dayAfter(days.at(-1) ?? to));
  if (days.length > MOST_ADDED) return refusedFor('last', 'too_long');
  return to.slice(0, 4) === from.slice(0, 4) ? { ok: true, value: days } : refusedFor('last', 'outside_year');
}

/** The name of closed days, in one line. */
export function readName(typed: string): CalendarEdit<string> {
  const name = typed.replace(/\s+/g, ' ').trim();
  if (name === '') return refusedFor('name', 'name_missing');
  return [...name].length > LONGEST_NAME ? refusedFor('name', 'name_too_long') : { ok: true, value: name };
}

/** Closed days with these ones under this name, in the order of time. */
export function withDays(holidays: Holidays, days: readonly string[], name: string): Holidays {
  const kept = holidays.filter((day) => !days.includes(dateOf(day)));
  return inOrder([...kept, ...days.map((date) => ({ date, name }))]);
}

/** The date of a closed day, named or not. */
export const dateOf = (day: Holidays[number]): string => (typeof day === 'string' ? day : day.date);

/** Closed days in the order of time. */
export function inOrder(holidays: Holidays): Holidays {
  return [...holidays].sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1));
}
