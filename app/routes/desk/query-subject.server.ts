import { type QuerySubject, querySubject } from '#app/domain/query-subject.ts';
import type { Db } from '#db/client.server.ts';
import { listFeeItems } from '#db/repositories/fee-catalogue.server.ts';
import type { ServedQuery } from '#db/repositories/queries.server.ts';

export type SubjectOf = (query: Pick<ServedQuery, 'itemCodes' | 'category'>) => QuerySubject;

/** What queries are about; the fee catalogue is read once for a whole page of them. */
export async function loadQuerySubjects(db: Db): Promise<SubjectOf> {
  const names = new Map((await listFeeItems(db)).map((item) => [item.code, item.name]));
  return (query) => querySubject(query, names);
}
