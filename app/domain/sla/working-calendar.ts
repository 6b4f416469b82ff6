import { CalendarError, type CalendarRules } from '#app/domain/sla/calendar-definition.ts';
import { dayNumber, formatDay } from '#app/domain/sla/civil-day.ts';
import { localDay, roughYear, wallInstant, type Zone, zoneYear } from '#app/domain/sla/time-zone.ts';
import { buildWorkingYear, type WorkingYear } from '#app/domain/sla/working-year.ts';

/** A year in its place: working time and working days counted from one fixed year, so that years compare. */
type PlacedYear = { readonly index: WorkingYear; readonly worked: number; readonly days: number };

/** A compiled calendar. Opaque: ask it through calendar.ts. Years are indexed when first needed, in one unbroken row. */
export type WorkingCalendar = {
  readonly timeZone: string;
  readonly zone: Zone;
  readonly rules: CalendarRules;
  readonly years: PlacedYear[];
  firstYear: number;
};

export type WorkingDay = { readonly day: number; readonly openAt: number; readonly closeAt: number };

const FIRST_YEAR = 1970;
const LAST_YEAR = 2299;

/** Working milliseconds up to an instant, counted from the calendar's fixed year. */
export function workedUpTo(calendar: WorkingCalendar, at: number): number {
  const { index, worked } = yearAt(calendar, at);
  const session = countAtMost(index.openAt, at) - 1;
  if (session < 0) return worked;
  const inYear = index.workedBefore[session]! + (at - index.openAt[session]!);
  return worked + Math.min(inYear, index.workedAfter[session]!);
}

/** The first instant with so much worked: time used up exactly at a close ends at that close. */
export function instantOfWorked(calendar: WorkingCalendar, worked: number): number {
  extendUntil(calendar, (last) => last.worked + workedIn(last) >= worked);
  const years = calendar.years;
  let [low, high] = [0, years.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (years[middle]!.worked + workedIn(years[middle]!) >= worked) high = middle;
    else low = middle + 1;
  }
  const { index, worked: before } = years[low]!;
  const session = countBelow(index.workedAfter, worked - before);
  return index.openAt[session]! + (worked - before - index.workedBefore[session]!);
}

/** Number of working days closed at or before an instant. */
export function closesUpTo(calendar: WorkingCalendar, at: number): number {
  const { index, days } = yearAt(calendar, at);
  return days + countAtMost(index.dayCloseAt, at);
}

/** Number of working days whose date is this day or an earlier one. */
export function workingDaysThrough(calendar: WorkingCalendar, day: number): number {
  let year = 1970 + Math.floor(day / 365.2425);
  if (dayNumber(year, 1, 1) > day) year -= 1;
  else if (dayNumber(year + 1, 1, 1) <= day) year += 1;
  const { index, days } = placeYear(calendar, year);
  return days + index.daysThrough[day - index.firstDay]!;
}

/** The working day with this number in the count of workingDaysThrough. */
export function workingDayAt(calendar: WorkingCalendar, count: number): WorkingDay {
  extendUntil(calendar, (last) => last.days + last.index.days.length >= count);
  const years = calendar.years;
  let [low, high] = [0, years.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (years[middle]!.days + years[middle]!.index.days.length >= count) high = middle;
    else low = middle + 1;
  }
  const { index, days } = years[low]!;
  const place = count - days - 1;
  return { day: index.days[place]!, openAt: index.dayOpenAt[place]!, closeAt: index.dayCloseAt[place]! };
}

/** The working sessions of a local day, in order, as instants. */
export function sessionsOn(calendar: WorkingCalendar, day: number): { from: number; to: number }[] {
  const [begin, end] = [dayStartAt(calendar, day), dayStartAt(calendar, day + 1)];
  const { openAt, workedBefore, workedAfter } = yearAt(calendar, begin).index;
  const [first, after] = [countBelow(openAt, begin), countBelow(openAt, end)];
  return Array.from(openAt.subarray(first, after), (from, place) => {
    return { from, to: from + workedAfter[first + place]! - workedBefore[first + place]! };
  });
}

/** Day number of the local date at an instant. */
export function dayAt(calendar: WorkingCalendar, at: number): number {
  checkHorizon(roughYear(at));
  return localDay(calendar.zone, at);
}

/** The instant at which a local day begins. */
export function dayStartAt(calendar: WorkingCalendar, day: number): number {
  return wallInstant(zoneYear(calendar.zone, Number(formatDay(day).slice(0, 4))), day, 0);
}

/** Throws CalendarError `beyond_horizon` outside the years that are ever indexed; NaN is outside too. */
export function checkHorizon(year: number): void {
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return;
  throw new CalendarError('beyond_horizon', `outside the years ${FIRST_YEAR} to ${LAST_YEAR}`);
}

function yearAt(calendar: WorkingCalendar, at: number): PlacedYear {
  let year = roughYear(at);
  let placed = placeYear(calendar, year);
  while (at < placed.index.startAt) {
    year -= 1;
    placed = placeYear(calendar, year);
  }
  while (at >= placed.index.endAt) {
    year += 1;
    placed = placeYear(calendar, year);
  }
  return placed;
}

function placeYear(calendar: WorkingCalendar, year: number): PlacedYear {
  const known = calendar.years[year - calendar.firstYear];
  if (known) return known;
  checkHorizon(year);
  const { years } = calendar;
  if (years.length === 0) {
    calendar.firstYear = year;
    years.push({ index: buildWorkingYear(calendar.rules, calendar.zone, year), worked: 0, days: 0 });
  }
  while (year >= calendar.firstYear + years.length) appendYear(calendar);
  while (year < calendar.firstYear) prependYear(calendar);
  return years[year - calendar.firstYear]!;
}

function appendYear(calendar: WorkingCalendar): void {
  const last = calendar.years.at(-1)!;
  const index = buildWorkingYear(calendar.rules, calendar.zone, calendar.firstYear + calendar.years.length);
  calendar.years.push({ index, worked: last.worked + workedIn(last), days: last.days + last.index.days.length });
}

function prependYear(calendar: WorkingCalendar): void {
  const first = calendar.years[0]!;
  calendar.firstYear -= 1;
  const index = buildWorkingYear(calendar.rules, calendar.zone, calendar.firstYear);
  const worked = first.worked - (index.workedAfter.at(-1) ?? 0);
  calendar.years.unshift({ index, worked, days: first.days - index.days.length });
}

function extendUntil(calendar: WorkingCalendar, reached: (last: PlacedYear) => boolean): void {
  while (!reached(calendar.years.at(-1)!)) {
    checkHorizon(calendar.firstYear + calendar.years.length);
    appendYear(calendar);
  }
}

function workedIn(year: PlacedYear): number {
  const { workedAfter } = year.index;
  return workedAfter.length === 0 ? 0 : workedAfter[workedAfter.length - 1]!;
}

function countAtMost(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countBelow(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
