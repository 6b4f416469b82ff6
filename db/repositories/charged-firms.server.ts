import { sql } from 'kysely';
import type { Db } from '#db/client.server.ts';

/** A request by which its firm is charged a fee at a unit. `firm`: keyed hash of unit and credit code. */
export type ChargedFirm = { caseId: number; unit: string; itemCode: string; firm: string; askedOn: string };

/** Notes a firm that asked for something with a fee, known again by its keyed hash at this unit alone. */
export async function insertChargedFirm(db: Db, charged: ChargedFirm): Promise<void> {
  const { caseId, unit, itemCode, firm, askedOn } = charged;
  await db
    .insertInto('charged_firms')
    .values({ case_id: caseId, department_id: unit, item_code: itemCode, firm, asked_on: askedOn })
    .execute();
}

/** These ended without what was asked for: nobody was charged. */
const CAME_TO_NOTHING = ['refused', 'withdrawn', 'handed_off'] as const;

/**
 * How many firms asked each of these units for something with a fee in these days, and how many of them for every one of
 * these items; a unit that nobody asked is not among them. One statement, by index.
 */
export async function countChargedFirms(
  db: Db,
  asked: { units: readonly string[]; itemCodes: readonly string[]; from: string; to: string },
): Promise<{ unit: string; ofAny: number; ofAll: number }[]> {
  const { units, itemCodes, from, to } = asked;
  const named = itemCodes.length > 0 ? sql<number>`item_code IN (${sql.join(itemCodes)})` : sql<number>`0`;
  const rows = await db
    .selectFrom(({ selectFrom }) =>
      selectFrom('charged_firms')
        .innerJoin('cases', 'cases.id', 'charged_firms.case_id')
        .select([
          'charged_firms.department_id',
          sql<number>`count(DISTINCT CASE WHEN ${named} THEN item_code END)`.as('items'),
        ])
        .where('charged_firms.department_id', 'in', units)
        .where('asked_on', '>=', from)
        .where('asked_on', '<=', to)
        .where('cases.status', 'not in', CAME_TO_NOTHING)
        .groupBy(['charged_firms.department_id', 'firm'])
        .as('firms'),
    )
    .select([
      'department_id',
      sql<number>`count(*)`.as('of_any'),
      sql<number>`sum(items > 0 AND items = ${itemCodes.length})`.as('of_all'),
    ])
    .groupBy('department_id')
    .execute();
  return rows.map((row) => ({ unit: row.department_id, ofAny: row.of_any, ofAll: row.of_all }));
}
