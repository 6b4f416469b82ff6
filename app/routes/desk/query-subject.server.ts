import type { Db } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { listFeeItems } from '#db/repositories/fee-catalogue.server.ts';
import type { ServedQuery } from '#db/repositories/queries.server.ts';

/** What a query is about, from its fields alone: the catalogue items it names, else the category (sla.md §4). */
export async function querySubject(db: Db, query: Pick<ServedQuery, 'itemCodes' | 'category'>): Promise<string> {
  if (query.itemCodes.length > 0) {
    const names = new Map((await listFeeItems(db)).map((item) => [item.code, item.name]));
    return query.itemCodes.map((code) => names.get(code) ?? code).join('、');
  }
  const { categories } = await getCountyRules(db);
  return categories.get(query.category)?.name.zh ?? query.category;
}
