import { CompiledQuery, SqliteQueryCompiler } from 'kysely';
import type { Db } from '#db/client.server.ts';

/** How SQLite reads what is asked through the query builder in `work`: one plan a query, in the order asked. */
export async function plansOf(db: Db, work: (watched: Db) => Promise<unknown>): Promise<string[]> {
  const compiler = new SqliteQueryCompiler();
  const asked: CompiledQuery[] = [];
  const watched = db.withPlugin({
    transformQuery: ({ node, queryId }) => {
      asked.push(compiler.compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  await work(watched);
  const plans: string[] = [];
  for (const query of asked) {
    const explained = CompiledQuery.raw(`EXPLAIN QUERY PLAN ${query.sql}`, [...query.parameters]);
    const { rows } = await db.executeQuery<{ detail: string }>(explained);
    plans.push(rows.map((row) => row.detail).join('\n'));
  }
  return plans;
}
