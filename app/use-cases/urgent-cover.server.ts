import type { CountyRules } from '#app/domain/county-rules.ts';
import type { Route } from '#app/domain/department-routing.ts';
import type { Db } from '#db/client.server.ts';
import { listOnDuty } from '#db/repositories/duty-rosters.server.ts';

/** Where a report goes, as the first word to its reporter depends on it. */
type Going = { route: Route | 'protected'; category: string | null; lead: string | null };

/**
 * Who of the lead answers within minutes, by day and night: the persons on duty at this instant, for a category that is
 * urgent. Empty where it is not, or where no shift covers the hour: then nothing is promised beyond the usual (sla.md §4).
 */
export async function urgentCover(db: Db, county: CountyRules, going: Going, now: Date): Promise<number[]> {
  const { route, category, lead } = going;
  const isUrgent = category !== null && county.categories.get(category)?.urgent === true;
  if (!isUrgent || route !== 'lead' || lead === null) return [];
  return listOnDuty(db, lead, now);
}
