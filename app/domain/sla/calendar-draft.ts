import type { CalendarDefinition } from '#app/domain/sla/calendar-definition.ts';
import {
  type CalendarEdit,
  dateOf,
  readDays,
  readName,
  refusedFor,
  type Typed,
  withDays,
} from '#app/domain/sla/calendar-edit.ts';
import { readTypedDay } from '#app/domain/sla/calendar-typed.ts';
import { holidayRanges } from '#app/domain/sla/calendar-year.ts';
import { parseDay, WEEKDAYS, weekdayIndex } from '#app/domain/sla/civil-day.ts';

/**
 * Closed days added under a name, or renamed as a whole. A make-up day stays one until it is taken out, and so does a part of
 * another holiday, which would lose its days with this one.
 */
export function addHolidays(draft: CalendarDefinition, typed: Typed, year: number): CalendarEdit<CalendarDefinition> {
  const days = readDays(typed, year);
  if (!days.ok) return days;
  const name = readName(typed.name ?? '');
  if (!name.ok) return name;
  if (days.value.some((day) => draft.workdays.includes(day))) return refusedFor('first', 'is_make_up');
  const [first = '', last = ''] = [days.value[0], days.value.at(-1)];
  const isCut = holidayRanges(draft.holidays, year).some(
    ({ from, to, name: known }) =>
      known !== name.value && from <= last && to >= first && !(from >= first && to <= last),
  );
  if (isCut) return refusedFor('first', 'overlaps_holiday');
  return { ok: true, value: { ...draft, holidays: withDays(draft.holidays, days.value, name.value) } };
}

/** A make-up day added (调休): the day is worked by its weekday's sessions, or Monday's. */
export function addWorkday(draft: CalendarDefinition, typed: Typed, year: number): CalendarEdit<CalendarDefinition> {
  const day = readTypedDay(typed.workday ?? '');
  if (day === null) return refusedFor('workday', 'bad_day');
  if (Number(day.slice(0, 4)) !== year) return refusedFor('workday', 'outside_year');
  if (draft.workdays.includes(day)) return refusedFor('workday', 'already');
  if (draft.holidays.some((holiday) => dateOf(holiday) === day)) return refusedFor('workday', 'is_holiday');
  return { ok: true, value: { ...draft, workdays: [...draft.workdays, day].sort() } };
}

/** Holidays and make-up days from one day to another taken out. */
export function removeDays(draft: CalendarDefinition, from: string, to: string): CalendarDefinition {
  const isIn = (day: string) => day >= from && day <= to;
  return {
    ...draft,
    holidays: draft.holidays.filter((day) => !isIn(dateOf(day))),
    workdays: draft.workdays.filter((day) => !isIn(day)),
  };
}

/** The last day whose holidays are published; empty takes it away. */
export function setHorizon(draft: CalendarDefinition, typed: string): CalendarEdit<CalendarDefinition> {
  const { publishedThrough: _before, ...rest } = draft;
  if (typed.trim() === '') return { ok: true, value: rest };
  const day = readTypedDay(typed);
  return day === null
    ? refusedFor('publishedThrough', 'bad_day')
    : { ok: true, value: { ...rest, publishedThrough: day } };
}

/** Make-up days that would be worked anyway: nothing is wrong with them, and nothing is done by them. */
export function idleWorkdays(draft: CalendarDefinition): string[] {
  const closed = new Set(draft.holidays.map(dateOf));
  return draft.workdays.filter((date) => {
    const day = parseDay(date);
    const weekday = day === null ? undefined : WEEKDAYS[weekdayIndex(day)];
    return weekday !== undefined && (draft.week[weekday]?.length ?? 0) > 0 && !closed.has(date);
  });
}
