import calendar from '#db/reference/calendar-county.json' with { type: 'json' };
import { FIRST, LATER, laterCalendar, laterUnits } from '#tests/model/later-rules.ts';

/** Instants of the model are milliseconds since 1970; days are `YYYY-MM-DD` in the county. */
export type WorkingDay = { on: string; sessions: [open: number, close: number][]; opens: number; closes: number };
type Definition = { week: Record<string, string[][]>; holidays: { date: string }[]; workdays: string[] };
type OwnDays = { week?: Definition['week']; holidays: string[]; workdays: string[] };
type Days = { workingDays: WorkingDay[]; placeOf: Map<string, number> };

// The county keeps UTC+8 all year, and has since 1991.
const COUNTY = '+08:00';
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIRST_DAY = [2025, 11, 1] as const;
const DAYS = 3 * 366;

function sessionsOf({ week, holidays, workdays }: Definition, on: string, weekday: string): string[][] {
  if (workdays.includes(on)) return week[weekday] ?? week.mon ?? [];
  if (holidays.some((holiday) => holiday.date === on)) return [];
  return week[weekday] ?? [];
}

/** Every working day of three years, found by walking day after day; and for each date, where to go on reading. */
function walk(definition: Definition): Days {
  const workingDays: WorkingDay[] = [];
  const placeOf = new Map<string, number>();
  for (let n = 0; n < DAYS; n += 1) {
    const date = new Date(Date.UTC(FIRST_DAY[0], FIRST_DAY[1], FIRST_DAY[2] + n));
    const on = date.toISOString().slice(0, 10);
    placeOf.set(on, workingDays.length);
    const sessions = sessionsOf(definition, on, WEEKDAYS[date.getUTCDay()] ?? '').map(
      ([open, close]): [number, number] => [wall(on, open ?? ''), wall(on, close ?? '')],
    );
    const [first, last] = [sessions[0], sessions.at(-1)];
    if (first && last) workingDays.push({ on, sessions, opens: first[0], closes: last[1] });
  }
  return { workingDays, placeOf };
}

/** A unit's own word on a day wins over the county's, and of its own the day that it works. */
function ofUnit(county: Definition, { week = county.week, holidays, workdays }: OwnDays): Definition {
  const makeUps = county.workdays.filter((on) => !holidays.includes(on));
  return {
    week,
    holidays: [...county.holidays, ...holidays.map((date) => ({ date }))],
    workdays: [...makeUps, ...workdays],
  };
}

const CALENDARS: Record<string, Days> = {
  [FIRST]: walk(calendar),
  [LATER]: walk(laterCalendar),
  ...Object.fromEntries(
    Object.entries(laterUnits).map(([unit, own]) => [`${LATER}/${unit}`, walk(ofUnit(laterCalendar, own))]),
  ),
};

/** The calendar by which a version counts for a unit: its own, where the version gives it one. */
export const calendarFor = (version: string, unit: string | null): string =>
  `${version}/${unit}` in CALENDARS ? `${version}/${unit}` : version;
/** Whether it is a unit's own, and of which version it is. */
export const isUnits = (name: string): boolean => name.includes('/');
export const versionOf = (name: string): string => name.split('/')[0] ?? name;

/** A wall time of the county as an instant. */
export function wall(on: string, time: string): number {
  return Date.parse(`${on}T${time}:00${COUNTY}`);
}

/** The county's date at an instant. */
export function dayOf(at: number): string {
  return new Date(at + (Date.parse('1970-01-01T00:00:00Z') - Date.parse(`1970-01-01T00:00:00${COUNTY}`)))
    .toISOString()
    .slice(0, 10);
}

/** The working days of a calendar from a date on, that date included where it is one. */
export function* workingDaysFrom(version: string, on: string): Generator<WorkingDay> {
  const { workingDays, placeOf } = CALENDARS[version] as Days;
  const place = placeOf.get(on);
  if (place === undefined) throw new Error(`the model's calendar does not reach ${on}`);
  for (let n = place; n < workingDays.length; n += 1) yield workingDays[n] as WorkingDay;
  throw new Error('the model’s calendar is at its end');
}

/** The last close of business on a date or before it. */
export function lastCloseOn(version: string, on: string): number {
  return ((CALENDARS[version] as Days).workingDays.findLast((day) => day.on <= on) as WorkingDay).closes;
}
