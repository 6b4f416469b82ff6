import { formatDay, parseDay } from '#app/domain/sla/civil-day.ts';
import { wallInstant, zoneYear } from '#app/domain/sla/time-zone.ts';
import { dayAt, dayStartAt, type WorkingCalendar } from '#app/domain/sla/working-calendar.ts';

/** A roster is made for the days ahead, not for the year. */
export const ROSTER_DAYS = 14;

/** The local days that a roster shows and takes shifts for: from today on. */
export function rosterSpan(calendar: WorkingCalendar, now: Date): { from: Date; to: Date; lastDay: string } {
  const today = dayAt(calendar, now.getTime());
  const lastDay = formatDay(today + ROSTER_DAYS - 1);
  return { from: now, to: new Date(dayStartAt(calendar, today + ROSTER_DAYS)), lastDay };
}

/**
 * A shift from its day and wall times `HH:MM`: one that does not end after it begins ends on the next day. Null for what is no
 * day or no time.
 */
export function shiftSpan(
  calendar: WorkingCalendar,
  typed: { on: string; from: string; to: string },
): { from: Date; to: Date } | null {
  const day = parseDay(typed.on);
  const [from, to] = [minuteOf(typed.from), minuteOf(typed.to)];
  if (day === null || from === null || to === null) return null;
  const at = (onDay: number, minute: number) => {
    const year = Number(formatDay(onDay).slice(0, 4));
    return new Date(wallInstant(zoneYear(calendar.zone, year), onDay, minute));
  };
  return { from: at(day, from), to: at(to > from ? day : day + 1, to) };
}

/** From when until when a person of a unit answers at once. */
export type DutyHours = { accountId: number; from: Date; to: Date };

/** Who is on duty at an instant: from the first instant of a shift until before its last, each person once. */
export function onDutyAt(hours: readonly DutyHours[], at: Date): number[] {
  return [...new Set(hours.filter(({ from, to }) => from <= at && at < to).map(({ accountId }) => accountId))];
}

/**
 * Who is on duty at an instant, where shifts still cover the last of so many minutes from it; nobody where they do not: an
 * answer within minutes is promised for no hour without duty (sla.md §4).
 */
export function onDutyThrough(hours: readonly DutyHours[], at: Date, minutes: number): number[] {
  const last = new Date(at.getTime() + minutes * 60_000 - 1);
  return onDutyAt(hours, last).length > 0 ? onDutyAt(hours, at) : [];
}

/** Minutes of the day of `HH:MM`, also with a Chinese colon. */
function minuteOf(time: string): number | null {
  const match = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}
