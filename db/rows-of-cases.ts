import type { Db } from '#db/client.server.ts';

/**
 * The rows of several cases in one read, by case. `select` takes the ids as one JSON text; cases that are new have no rows yet
 * and are not asked for.
 */
export async function rowsOfCases<Row extends { case_id: number }>(
  db: Db,
  select: (db: Db, values: readonly [string]) => Promise<Row[]>,
  cases: readonly { caseId: number; isNew?: boolean }[],
): Promise<Map<number, Row[]>> {
  const ids = cases.filter(({ isNew }) => !isNew).map(({ caseId }) => caseId);
  const rows = new Map<number, Row[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return rows;
  for (const row of await select(db, [JSON.stringify(ids)])) rows.get(row.case_id)?.push(row);
  return rows;
}
