import type { CountyRules } from '#app/domain/county-rules.ts';

/** The names of all units, by their id, for tables that name units. */
export function namesOfUnits({ departments }: CountyRules): Record<string, string> {
  return Object.fromEntries([...departments.values()].map(({ id, name }) => [id, name.zh]));
}
