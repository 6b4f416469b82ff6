import type { Db } from '#db/client.server.ts';

/** A served query as it stands in its rows: instants as text, since whoever altered one may have written anything. */
export type QueryRow = {
  number: string;
  department: string;
  category: string;
  itemCodes: string;
  servedAt: string;
  dueAt: string;
  closedAt: string | null;
  /** The case that the row beside it leads to; null without one. */
  caseId: number | null;
};

/** The rows of these queries, and of every other one that leads to the case. For the doctor alone. */
export async function listQueryRows(db: Db, caseId: number, numbers: readonly string[]): Promise<QueryRow[]> {
  const rows = await db
    .selectFrom('queries')
    .leftJoin('query_cases', 'query_cases.number', 'queries.number')
    .select([
      'queries.number',
      'department_id as department',
      'category_code as category',
      'item_codes as itemCodes',
      'served_at as servedAt',
      'due_at as dueAt',
      'closed_at as closedAt',
      'case_id as caseId',
    ])
    .where((where) =>
      where.or([where('query_cases.case_id', '=', caseId), where('queries.number', 'in', [...numbers, ''])]),
    )
    .execute();
  return rows;
}

/** Writes the rows of queries anew, each with the row that leads to its case where that is gone. */
export async function restoreQueryRows(db: Db, rows: readonly (QueryRow & { caseId: number })[]): Promise<void> {
  for (const { number, caseId, ...row } of rows) {
    const columns = {
      department_id: row.department,
      category_code: row.category,
      item_codes: row.itemCodes,
      served_at: row.servedAt,
      due_at: row.dueAt,
      closed_at: row.closedAt,
    };
    await db
      .insertInto('queries')
      .values({ number, ...columns })
      .onConflict((same) => same.column('number').doUpdateSet(columns))
      .execute();
    // The row that leads to a case is written once: one that leads to another case stays, for a person to judge.
    const known = await db.selectFrom('query_cases').select('number').where('number', '=', number).executeTakeFirst();
    if (!known) await db.insertInto('query_cases').values({ number, case_id: caseId }).execute();
  }
}
