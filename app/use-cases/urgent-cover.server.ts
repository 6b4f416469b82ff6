import type { Case } from '#app/domain/case.ts';
import { type CountyRules, currentRules } from '#app/domain/county-rules.ts';
import type { Route } from '#app/domain/department-routing.ts';
import { type DutyHours, onDutyThrough } from '#app/domain/duty-shift.ts';
import { owesFirstWord } from '#app/domain/replay/intake.ts';
import { clockRow } from '#app/domain/sla/policy.ts';
import type { Db } from '#db/client.server.ts';
import { listDutyHours } from '#db/repositories/duty-rosters.server.ts';

/** Where a report goes, as the first word to its reporter depends on it. */
type Going = { route: Route | 'protected'; category: string | null; lead: string | null };

/**
 * Who of the lead (of the hub, where that leads) answers within minutes, by day and night: the persons on duty at this instant,
 * for a category that is urgent. Empty where it is not, where nobody leads yet, or where no shift covers the hour: then nothing
 * is promised beyond the usual (sla.md §4).
 */
export async function urgentCover(db: Db, county: CountyRules, going: Going, now: Date): Promise<number[]> {
  const { route, category, lead } = going;
  if (!isUrgent(county, category) || !CLOCKED_ROUTES.includes(route) || lead === null) return [];
  const minutes = firstWordMinutes(county);
  const hours = await listDutyHours(db, lead, { from: now, to: minutesAfter(now, minutes) });
  return onDutyThrough(hours, now, minutes);
}

/** Where the lead's first word to the reporter is clocked. */
const CLOCKED_ROUTES: readonly Going['route'][] = ['lead', 'outside'];

function isUrgent({ categories }: CountyRules, category: string | null): boolean {
  return category !== null && categories.get(category)?.urgent === true;
}

/**
 * The hub's shifts since a case in triage was received, for a category that is urgent: whether silence accepts it while one
 * covers the instant is asked of the roster, however late that fires. Empty for every other case.
 */
export async function hubsDutyHours(db: Db, { caseFile, county, now }: InTriage): Promise<DutyHours[]> {
  const { category, hub, openedAt, acceptedAt } = caseFile;
  if (acceptedAt !== null || !owesFirstWord(caseFile) || !isUrgent(county, category)) return [];
  return listDutyHours(db, hub, { from: openedAt, to: minutesAfter(now, firstWordMinutes(county)) });
}

/** How long the first word to the investor may take where it is urgent. */
export function firstWordMinutes(county: CountyRules): number {
  const { target } = clockRow(currentRules(county).policy, 'first_contact', { kind: 'report', urgent: true });
  return target ?? 0;
}

export const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

type InTriage = { caseFile: Case; county: CountyRules; now: Date };
