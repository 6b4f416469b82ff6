import { queryItemCodes } from '#app/domain/report-answers.ts';
import { servedRows } from '#app/domain/served-query.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';
import type { Db } from '#db/client.server.ts';
import { listQueryRows, type QueryRow } from '#db/repositories/query-rows.server.ts';
import { listAmounts } from '#db/repositories/reports.server.ts';

export type ExaminedQueries = { cached: QueryRow[]; replayed: (QueryRow & { caseId: number })[] };

/**
 * The queries of a case as they stand and as its history has them. Which items one names was counted among the firms of its
 * day, which no history holds: it names those of the report, where the reporter let it, or none.
 */
export async function examineQueries(trx: Db, record: Pick<CaseRecord, 'id' | 'caseFile'>): Promise<ExaminedQueries> {
  const { id: caseId, caseFile } = record;
  const served = servedRows(caseFile);
  const numbers = served.map(({ number }) => number);
  const cached = await listQueryRows(trx, caseId, numbers);
  const named = caseFile.queryNamesItems ? JSON.stringify(queryItemCodes(await listAmounts(trx, caseId))) : NO_ITEMS;
  const replayed = served.map(({ number, department, category, servedAt, dueAt, closedAt }) => ({
    number,
    department,
    category,
    itemCodes: cached.some((row) => row.number === number && row.itemCodes === named) ? named : NO_ITEMS,
    servedAt: servedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    caseId,
  }));
  return { cached, replayed };
}

const NO_ITEMS = '[]';
