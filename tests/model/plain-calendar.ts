import calendar from '#db/reference/calendar-county.json' with { type: 'json' };

/** Instants of the model are milliseconds since 1970; days are `YYYY-MM-DD` in the county. */
export type WorkingDay = { on: string; sessions: [open: number, close: number][]; opens: number; closes: number };

// The county keeps UTC+8 all year, and has since 1991.
const COUNTY = '+08:00';
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIRST_DAY = [2025, 11, 1] as const;
const DAYS = 3 * 366;

const week: Record<string, string[][]> = calendar.week;
const holidays = new Set(calendar.holidays.map((holiday) => holiday.date));
const makeUpDays = new Set(calendar.workdays);

function sessionsOf(on: string, weekday: string): string[][] {
  if (makeUpDays.has(on)) return week[weekday] ?? week.mon ?? [];
  if (holidays.has(on)) return [];
  return week[weekday] ?? [];
}

/** Every working day of three years, found by walking day after day; and for each date, where to go on reading. */
const workingDays: WorkingDay[] = [];
const placeOf = new Map<string, number>();
for (let n = 0; n < DAYS; n += 1) {
  const date = new Date(Date.UTC(FIRST_DAY[0], FIRST_DAY[1], FIRST_DAY[2] + n));
  const on = date.toISOString().slice(0, 10);
  placeOf.set(on, workingDays.length);
  const sessions = sessionsOf(on, WEEKDAYS[date.getUTCDay()] ?? '').map(([open, close]): [number, number] => [
    wall(on, open ?? ''),
    wall(on, close ?? ''),
  ]);
  const [first, last] = [sessions[0], sessions.at(-1)];
  if (first && last) workingDays.push({ on, sessions, opens: first[0], closes: last[1] });
}

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

/** The working days from a date on, that date included where it is one. */
export function* workingDaysFrom(on: string): Generator<WorkingDay> {
  const place = placeOf.get(on);
  if (place === undefined) throw new Error(`the model's calendar does not reach ${on}`);
  for (let n = place; n < workingDays.length; n += 1) yield workingDays[n] as WorkingDay;
  throw new Error('the model’s calendar is at its end');
}
