import type { ListedCatalogue } from '#app/components/admin/fee-tables.tsx';
import type { CountyRules } from '#app/domain/county-rules.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import type { Db } from '#db/client.server.ts';
import { getFeeCatalogue, listFeeCatalogues } from '#db/repositories/fee-catalogue.server.ts';

/** The county's day. */
export function today(county: CountyRules, now: Date): string {
  return dayOf(currentRules(county).calendar, now);
}

/** id → official name of every unit. */
export function unitNamesOf(county: CountyRules): Record<string, string> {
  return Object.fromEntries([...county.departments.values()].map(({ id, name }) => [id, name.zh]));
}

/** Every version with whether it is in force on the day. */
export async function listedCatalogues(db: Db, day: string): Promise<ListedCatalogue[]> {
  const { version: inForce } = await getFeeCatalogue(db, day);
  return (await listFeeCatalogues(db)).map((catalogue) => ({
    ...catalogue,
    state: catalogue.version === inForce ? 'inForce' : catalogue.effectiveFrom > day ? 'waiting' : 'past',
  }));
}
