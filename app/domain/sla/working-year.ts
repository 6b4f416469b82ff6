import type { CalendarRules, MinuteSession } from '#app/domain/sla/calendar-definition.ts';
import { dayNumber, weekdayIndex } from '#app/domain/sla/civil-day.ts';
import { wallInstant, type Zone, zoneYear } from '#app/domain/sla/time-zone.ts';

/** One local year of a calendar as sorted columns and prefix sums. Instants and lengths in milliseconds. */
export type WorkingYear = {
  readonly firstDay: number;
  readonly startAt: number;
  readonly endAt: number;
  /** By session: opening, working time of the year before it, and including it. */
  readonly openAt: Float64Array;
  readonly workedBefore: Float64Array;
  readonly workedAfter: Float64Array;
  /** By working day: day number, first opening, last close. */
  readonly days: Int32Array;
  readonly dayOpenAt: Float64Array;
  readonly dayCloseAt: Float64Array;
  /** By day of the year: working days up to and with it. */
  readonly daysThrough: Uint16Array;
};

/** The sessions worked on a day: none on a holiday, a make-up day's where it is one. sla.md §1. */
function sessionsOn(rules: CalendarRules, day: number): readonly MinuteSession[] {
  const weekday = weekdayIndex(day);
  if (rules.workdays.has(day)) return rules.makeUpSessions[weekday]!;
  return rules.holidays.has(day) ? [] : rules.sessions[weekday]!;
}

/** Indexes one year once; every clock of the calendar shares it. */
export function buildWorkingYear(rules: CalendarRules, zone: Zone, year: number): WorkingYear {
  const spans = zoneYear(zone, year);
  const firstDay = dayNumber(year, 1, 1);
  const nextYear = dayNumber(year + 1, 1, 1);
  const [openAt, workedBefore, workedAfter]: [number[], number[], number[]] = [[], [], []];
  const [days, dayOpenAt, dayCloseAt]: [number[], number[], number[]] = [[], [], []];
  const daysThrough = new Uint16Array(nextYear - firstDay);
  let worked = 0;
  for (let day = firstDay; day < nextYear; day += 1) {
    const before = worked;
    for (const session of sessionsOn(rules, day)) {
      const opening = wallInstant(spans, day, session.open);
      const close = wallInstant(spans, day, session.close);
      if (close <= opening) continue; // the whole session was skipped by a change of the clocks
      if (worked === before) dayOpenAt.push(opening);
      openAt.push(opening);
      workedBefore.push(worked);
      worked += close - opening;
      workedAfter.push(worked);
      dayCloseAt[dayOpenAt.length - 1] = close;
    }
    if (worked > before) days.push(day);
    daysThrough[day - firstDay] = days.length;
  }
  return {
    firstDay,
    startAt: wallInstant(spans, firstDay, 0),
    endAt: wallInstant(spans, nextYear, 0),
    openAt: Float64Array.from(openAt),
    workedBefore: Float64Array.from(workedBefore),
    workedAfter: Float64Array.from(workedAfter),
    days: Int32Array.from(days),
    dayOpenAt: Float64Array.from(dayOpenAt),
    dayCloseAt: Float64Array.from(dayCloseAt),
    daysThrough,
  };
}
