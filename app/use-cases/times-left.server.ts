import type { CountyRules } from '#app/domain/county-rules.ts';
import { readCaseClock } from '#app/domain/sla/due-step.ts';
import { type TimeLeft, timeLeft } from '#app/domain/sla/time-left.ts';
import type { WorkingCalendar } from '#app/domain/sla/working-calendar.ts';
import { openRecords } from '#app/use-cases/case-record.server.ts';
import type { Db } from '#db/client.server.ts';

/**
 * A due instant of a case as a list holds it, with the version of the calendar that its clock is counted by, if known; `until`:
 * when the clock was stopped, of one that runs no more.
 */
export type ListedDue = { caseId: number; at: Date; version: string | null; until?: Date | null };

/** A breached clock as a list holds it: late days are counted by what it was judged by, until it was stopped after all. */
export function lateDue(clock: {
  caseId: number;
  breachedAt: Date;
  stoppedAt: Date | null;
  calendarVersion: string;
}): ListedDue {
  const { caseId, breachedAt, stoppedAt, calendarVersion } = clock;
  return { caseId, at: breachedAt, version: calendarVersion, until: stoppedAt };
}

/**
 * What is left until due instants of a list, by the days that each is counted by. A list knows the version and not whether
 * the clock has a unit's own calendar (one that ran when the unit was given its days keeps the county's); so where the
 * calendars of the version differ between now and the instant, and only there, the case is replayed.
 */
export async function timesLeft(
  db: Db,
  { county, now }: { county: CountyRules; now: Date },
  dues: readonly ListedDue[],
): Promise<(due: ListedDue) => TimeLeft> {
  const doubtful = dues.filter((due) => differ(calendarsOf(county, due), due, now));
  const records = await openRecords(db, [...new Set(doubtful.map(({ caseId }) => caseId))], now);
  const cases = new Map(records.map(({ id, caseFile }) => [id, caseFile]));
  return (due) => {
    const own = cases.get(due.caseId)?.clocks.find((clock) => {
      const { dueAt, breachedAt } = readCaseClock(clock, now);
      return (breachedAt ?? dueAt)?.getTime() === due.at.getTime() && isOfVersion(clock.rules, due);
    });
    return timeLeft(own?.rules.calendar ?? versionOf(county, due), due.until ?? now, due.at);
  };
}

function isOfVersion({ calendarVersion }: { calendarVersion: string }, { version }: ListedDue): boolean {
  return version === null || version === calendarVersion;
}

function versionOf(county: CountyRules, { version }: ListedDue): WorkingCalendar {
  const calendar = county.calendars.get(version ?? county.calendarVersion);
  if (!calendar) throw new Error(`calendar ${version} is not on record`);
  return calendar;
}

function calendarsOf(county: CountyRules, due: ListedDue): WorkingCalendar[] {
  const ofUnits = county.unitCalendars.get(due.version ?? county.calendarVersion);
  return [versionOf(county, due), ...(ofUnits?.values() ?? [])];
}

function differ([first, ...others]: readonly WorkingCalendar[], { at, until }: ListedDue, now: Date): boolean {
  if (!first || others.length === 0) return false;
  const said = (calendar: WorkingCalendar) => JSON.stringify(timeLeft(calendar, until ?? now, at));
  return others.some((other) => said(other) !== said(first));
}
