import { CompiledQuery } from 'kysely';
import type { Db } from '#db/client.server.ts';

type Value = string | number | null;

/**
 * A statement that every sweep runs thousands of times, as text: built anew each time, the query costs several times what
 * SQLite needs for it. Values stand in the order of the question marks. Everything else uses the query builder.
 */
export function fixedStatement<Row = unknown>(text: string): (db: Db, values: readonly Value[]) => Promise<Row[]> {
  return async (db, values) => (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
}
