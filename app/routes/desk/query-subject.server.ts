import { type QuerySubject, querySubject } from '#app/domain/query-subject.ts';
import type { Db } from '#db/client.server.ts';
import { listFeeNames } from '#db/repositories/fee-catalogue.server.ts';
import type { ServedQuery } from '#db/repositories/queries.server.ts';

export type SubjectOf = (query: Pick<ServedQuery, 'itemCodes' | 'category'>) => QuerySubject;

/** What queries are about; names of fees are read once for a whole page of them. */
export async function loadQuerySubjects(db: Db): Promise<SubjectOf> {
  const names = await listFeeNames(db);
  return (query) => querySubject(query, names);
}
