import type { RequestHistory } from '#app/domain/service/request-history.ts';
import type { Db } from '#db/client.server.ts';

/** Pins how a request went to the report that it has become, once for ever. */
export async function insertReportHistory(db: Db, caseId: number, history: RequestHistory): Promise<void> {
  await db
    .insertInto('report_histories')
    .values({ case_id: caseId, body: JSON.stringify(history), made_at: history.madeAt })
    .execute();
}

/** How the request went that has become this report; null where the report began elsewhere. */
export async function findReportHistory(db: Db, caseId: number): Promise<RequestHistory | null> {
  const row = await db.selectFrom('report_histories').select('body').where('case_id', '=', caseId).executeTakeFirst();
  return row ? (JSON.parse(row.body) as RequestHistory) : null;
}
