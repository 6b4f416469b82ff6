import { oldestOpenDue } from '#app/domain/query.ts';
import type { QueryView } from '#app/domain/query-view.ts';
import type { Db } from '#db/client.server.ts';

/** What the accused unit may read of a query: composed from fields alone, nothing of any report (sla.md §4). */
export type ServedQuery = {
  number: string;
  department: string;
  category: string;
  itemCodes: readonly string[];
  servedAt: Date;
  dueAt: Date;
  closedAt: Date | null;
};

export type QueryAnswer = NonNullable<QueryView['answer']>;

/** Serves a query: the row the unit reads, and apart from it the row that leads back to the case. */
export async function insertServedQuery(
  db: Db,
  query: Omit<ServedQuery, 'closedAt'> & { caseId: number },
): Promise<void> {
  await db
    .insertInto('queries')
    .values({
      number: query.number,
      department_id: query.department,
      category_code: query.category,
      item_codes: JSON.stringify(query.itemCodes),
      served_at: query.servedAt.toISOString(),
      due_at: query.dueAt.toISOString(),
      closed_at: null,
    })
    .execute();
  await db.insertInto('query_cases').values({ number: query.number, case_id: query.caseId }).execute();
}

const COLUMNS = ['number', 'department_id', 'category_code', 'item_codes', 'served_at', 'due_at', 'closed_at'] as const;

function toQuery(row: {
  number: string;
  department_id: string;
  category_code: string;
  item_codes: string;
  served_at: string;
  due_at: string;
  closed_at: string | null;
}): ServedQuery {
  return {
    number: row.number,
    department: row.department_id,
    category: row.category_code,
    itemCodes: JSON.parse(row.item_codes) as string[],
    servedAt: new Date(row.served_at),
    dueAt: new Date(row.due_at),
    closedAt: row.closed_at ? new Date(row.closed_at) : null,
  };
}

/** A query as its own unit sees it; undefined for another unit's and for an unknown number alike. */
export async function findQueryForDepartment(
  db: Db,
  number: string,
  departmentId: string,
): Promise<ServedQuery | undefined> {
  const row = await db
    .selectFrom('queries')
    .select(COLUMNS)
    .where('number', '=', number)
    .where('department_id', '=', departmentId)
    .executeTakeFirst();
  return row && toQuery(row);
}

/** How many of a unit's queries still take an answer at `now`. */
export async function countOpenQueries(db: Db, departmentId: string, now: Date): Promise<number> {
  const row = await db
    .selectFrom('queries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('department_id', '=', departmentId)
    .where('closed_at', 'is', null)
    .where('due_at', '>=', oldestOpenDue(now).toISOString())
    .executeTakeFirstOrThrow();
  return row.count;
}

/** A unit's queries that still take an answer at `now`, due first. */
export async function listOpenQueries(db: Db, departmentId: string, now: Date): Promise<ServedQuery[]> {
  const rows = await db
    .selectFrom('queries')
    .select(COLUMNS)
    .where('department_id', '=', departmentId)
    .where('closed_at', 'is', null)
    .where('due_at', '>=', oldestOpenDue(now).toISOString())
    .orderBy('due_at')
    .limit(200)
    .execute();
  return rows.map(toQuery);
}

/** By query: the case behind it and what its clock is counted by. For reckoning alone, as getCaseOfQuery. */
export async function listQueryClocks(db: Db, queries: readonly ServedQuery[]) {
  const rows = await db
    .selectFrom('query_cases as behind')
    .leftJoin('sla_clocks as clock', (join) =>
      join.onRef('clock.case_id', '=', 'behind.case_id').on('clock.kind', '=', 'legal_basis'),
    )
    .select(['behind.number', 'behind.case_id', 'clock.calendar_version'])
    .where(
      'behind.number',
      'in',
      queries.map(({ number }) => number),
    )
    .execute();
  return new Map(rows.map((row) => [row.number, { caseId: row.case_id, version: row.calendar_version }]));
}

/** The case behind a query: for the engine alone, never for a page of the accused unit. */
export async function getCaseOfQuery(db: Db, number: string): Promise<number> {
  const row = await db
    .selectFrom('query_cases')
    .select('case_id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  return row.case_id;
}

/** Files the unit's answer, once. */
export async function insertQueryAnswer(
  db: Db,
  answer: QueryAnswer & { number: string; accountId: number },
): Promise<void> {
  await db
    .insertInto('query_answers')
    .values({
      number: answer.number,
      kind: answer.kind,
      document_number: answer.documentNumber,
      article: answer.article,
      catalogue_item: answer.catalogueItem,
      validity: answer.validity,
      receipt_kind: answer.receiptKind,
      note: answer.note,
      account_id: answer.accountId,
      filed_at: answer.filedAt.toISOString(),
    })
    .execute();
  await db
    .updateTable('queries')
    .set({ closed_at: answer.filedAt.toISOString() })
    .where('number', '=', answer.number)
    .execute();
}

/** The queries of a case with their answers, for those who may read the case's text. */
export async function listQueriesOfCase(
  db: Db,
  caseId: number,
): Promise<(ServedQuery & { answer: QueryAnswer | null })[]> {
  const rows = await db
    .selectFrom('query_cases')
    .innerJoin('queries', 'queries.number', 'query_cases.number')
    .leftJoin('query_answers', 'query_answers.number', 'queries.number')
    .select([
      'queries.number',
      'queries.department_id',
      'queries.category_code',
      'queries.item_codes',
      'queries.served_at',
      'queries.due_at',
      'queries.closed_at',
      'query_answers.kind',
      'query_answers.document_number',
      'query_answers.article',
      'query_answers.catalogue_item',
      'query_answers.validity',
      'query_answers.receipt_kind',
      'query_answers.note',
      'query_answers.filed_at',
    ])
    .where('query_cases.case_id', '=', caseId)
    .orderBy('queries.served_at')
    .execute();
  return rows.map((row) => ({
    ...toQuery(row),
    answer:
      row.kind && row.filed_at
        ? {
            kind: row.kind,
            documentNumber: row.document_number,
            article: row.article,
            catalogueItem: row.catalogue_item,
            validity: row.validity,
            receiptKind: row.receipt_kind,
            note: row.note,
            filedAt: new Date(row.filed_at),
          }
        : null,
  }));
}
