import type { Db } from '#db/client.server.ts';

/** A place in the sweep's list: oldest first, then by case. */
export type DuePlace = { nextAt: Date; caseId: number };

/** Which of two places comes first in the list: below 0 the one, above 0 the other. */
export function comparePlaces(one: DuePlace, other: DuePlace): number {
  return one.nextAt.getTime() - other.nextAt.getTime() || one.caseId - other.caseId;
}

/**
 * The next due rows after a place in the list: clocks and acts whose next instant lies strictly before `before`, oldest
 * first. A case stands there once for each. Walks two indexes; rows that are not due are never read (sla.md §2).
 */
export async function listDueAfter(
  db: Db,
  page: { before: Date; after: DuePlace | null; limit: number },
): Promise<DuePlace[]> {
  const before = page.before.toISOString();
  const [afterAt, afterCase] = [page.after?.nextAt.toISOString() ?? '', page.after?.caseId ?? 0];
  const rows = await db
    .selectFrom('sla_clocks')
    .select(['next_at', 'case_id'])
    .where('next_at', 'is not', null)
    .where('next_at', '<', before)
    .where((where) => where(where.refTuple('next_at', 'case_id'), '>', where.tuple(afterAt, afterCase)))
    .unionAll(
      db
        .selectFrom('scheduled_acts')
        .select(['next_at', 'case_id'])
        .where('next_at', 'is not', null)
        .where('next_at', '<', before)
        .where((where) => where(where.refTuple('next_at', 'case_id'), '>', where.tuple(afterAt, afterCase))),
    )
    .orderBy('next_at')
    .orderBy('case_id')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({ nextAt: new Date(row.next_at ?? ''), caseId: row.case_id }));
}
