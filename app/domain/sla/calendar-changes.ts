import type { CalendarDefinition, Session, UnitCalendar } from '#app/domain/sla/calendar-definition.ts';
import { dateOf, inOrder } from '#app/domain/sla/calendar-edit.ts';
import { type DayRange, rangesOf } from '#app/domain/sla/calendar-year.ts';
import { WEEKDAYS, type Weekday } from '#app/domain/sla/civil-day.ts';
import type { ImportedDay } from '#app/domain/sla/imported-day.ts';

/** Days that differ between two calendars, as ranges. */
export type DayChanges = { added: DayRange[]; removed: DayRange[] };
export type WeekChange = { weekday: Weekday; before: readonly Session[]; after: readonly Session[] };

/** What a draft does otherwise than the version it was made from. */
export type CalendarChanges = {
  week: WeekChange[];
  holidays: DayChanges;
  workdays: DayChanges;
  horizon: { before: string | null; after: string | null } | null;
  units: { unit: string; week: WeekChange[]; holidays: DayChanges; workdays: DayChanges }[];
};

/** Everything that two calendars have differently; the zone never changes by a draft. */
export function calendarChanges(before: CalendarDefinition, after: CalendarDefinition): CalendarChanges {
  const horizon = { before: before.publishedThrough ?? null, after: after.publishedThrough ?? null };
  const units = [...new Set([...Object.keys(before.units ?? {}), ...Object.keys(after.units ?? {})])].sort();
  return {
    ...partChanges(before, after),
    horizon: horizon.before === horizon.after ? null : horizon,
    units: units
      .map((unit) => ({ unit, ...partChanges(before.units?.[unit] ?? {}, after.units?.[unit] ?? {}) }))
      .filter((changes) => !isNothing(changes)),
  };
}

type Part = Pick<CalendarChanges, 'week' | 'holidays' | 'workdays'>;

function partChanges(before: UnitCalendar, after: UnitCalendar): Part {
  return {
    week: WEEKDAYS.map((weekday) => ({
      weekday,
      before: before.week?.[weekday] ?? [],
      after: after.week?.[weekday] ?? [],
    })).filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after)),
    holidays: dayChanges(named(before.holidays), named(after.holidays)),
    workdays: dayChanges(nameless(before.workdays), nameless(after.workdays)),
  };
}

/** Whether two calendars are the same. */
export function isUnchanged(changes: CalendarChanges): boolean {
  return isNothing(changes) && changes.horizon === null && changes.units.length === 0;
}

function isNothing({ week, holidays, workdays }: Part): boolean {
  const days = [holidays, workdays].flatMap(({ added, removed }) => [...added, ...removed]);
  return week.length === 0 && days.length === 0;
}

type Day = { date: string; name: string };
const named = (days: UnitCalendar['holidays'] = []): Day[] =>
  days.map((day) => (typeof day === 'string' ? { date: day, name: '' } : day));
const nameless = (days: readonly string[] = []): Day[] => days.map((date) => ({ date, name: '' }));

/** A day under another name is one taken out and one added. */
function dayChanges(before: readonly Day[], after: readonly Day[]): DayChanges {
  const key = ({ date, name }: Day) => `${date} ${name}`;
  const [had, has] = [new Set(before.map(key)), new Set(after.map(key))];
  return {
    added: rangesOf(after.filter((day) => !had.has(key(day)))),
    removed: rangesOf(before.filter((day) => !has.has(key(day)))),
  };
}

/** What an import would do to a year: ranges, and how many days stay as they are. */
export type YearPreview = { holidays: DayChanges; workdays: DayChanges; unchanged: number };

/**
 * A draft with the holidays and make-up days of one year as imported; other years, the week and the units keep theirs.
 * With `isPublished` the calendar counts as published to the end of that year.
 */
export function withYear(
  draft: CalendarDefinition,
  { year, days, isPublished }: { year: number; days: readonly ImportedDay[]; isPublished: boolean },
): CalendarDefinition {
  const isOther = (date: string) => !date.startsWith(`${year}-`);
  const off = days.filter(({ isOff }) => isOff).map(({ date, name }) => ({ date, name }));
  const worked = days.filter(({ isOff }) => !isOff).map(({ date }) => date);
  const end = `${year}-12-31`;
  const publishedThrough = isPublished && end > (draft.publishedThrough ?? '') ? end : draft.publishedThrough;
  return {
    ...draft,
    holidays: inOrder([...draft.holidays.filter((day) => isOther(dateOf(day))), ...off]),
    workdays: [...draft.workdays.filter(isOther), ...worked].sort(),
    ...(publishedThrough === undefined ? {} : { publishedThrough }),
  };
}

/** What `withYear` changes in the year, for a look before it is done. */
export function previewYear(draft: CalendarDefinition, year: number, days: readonly ImportedDay[]): YearPreview {
  const after = withYear(draft, { year, days, isPublished: false });
  const { holidays, workdays } = calendarChanges(draft, after);
  const added = [...holidays.added, ...workdays.added].reduce((sum, range) => sum + range.days, 0);
  return { holidays, workdays, unchanged: days.length - added };
}
