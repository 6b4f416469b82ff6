import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** More than the product's distinct statements; a list of many lengths must not grow it without end. */
const MOST_STATEMENTS = 400;

/**
 * A database whose statements are prepared once and used again: preparing costs more than most of them take to run.
 * SQLite itself prepares again what a change of the schema has made stale. The one not used for longest goes first.
 */
export function withStatementCache(raw: SqliteDatabase): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => {
      statements.clear();
      raw.close();
    },
    prepare: (text) => {
      const known = statements.get(text);
      if (known) statements.delete(text);
      const statement = known ?? raw.prepare(text);
      statements.set(text, statement);
      if (statements.size > MOST_STATEMENTS) statements.delete(statements.keys().next().value ?? '');
      return statement;
    },
  };
}
