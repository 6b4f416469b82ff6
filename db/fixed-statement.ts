import { CompiledQuery, type SqliteDatabase, type SqliteStatement } from 'kysely';
import type { Db } from '#db/client.server.ts';

type Value = string | number | null | Uint8Array;

/** The connection behind the handle of each write. */
const connections = new WeakMap<Db, SqliteDatabase>();

/** Fixed statements of this write go straight to its connection: nobody else uses that meanwhile, so none waits its turn. */
export function runDirectly(trx: Db, connection: SqliteDatabase): void {
  connections.set(trx, connection);
}

/**
 * A statement that sweeps or filings run thousands of times, as text: built anew each time, the query costs several times
 * what SQLite needs for it. Values stand in the order of the question marks. Everything else uses the query builder.
 */
export function fixedStatement<Row = unknown>(text: string): (db: Db, values?: readonly Value[]) => Promise<Row[]> {
  const preparedOn = preparedOnce(text);
  return async (db, values = []) => {
    const connection = connections.get(db);
    if (!connection) return (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
    const { statement, isReader } = preparedOn(connection);
    if (isReader) return statement.all(values) as Row[];
    statement.run(values);
    return [];
  };
}

/** An insert of one row in the same way; returns the new row's id, without the table that RETURNING makes for its answer. */
export function fixedInsert(text: string): (db: Db, values: readonly Value[]) => Promise<number> {
  const preparedOn = preparedOnce(text);
  return async (db, values) => {
    const connection = connections.get(db);
    if (connection) return Number(preparedOn(connection).statement.run(values).lastInsertRowid);
    return Number((await db.executeQuery(CompiledQuery.raw(text, [...values]))).insertId);
  };
}

type Prepared = { statement: SqliteStatement; isReader: boolean };

function preparedOnce(text: string): (connection: SqliteDatabase) => Prepared {
  const prepared = new WeakMap<SqliteDatabase, Prepared>();
  return (connection) => {
    const known = prepared.get(connection);
    if (known) return known;
    const statement = connection.prepare(text);
    // Asked once: the answer is a call into SQLite's own code.
    const made = { statement, isReader: statement.reader };
    prepared.set(connection, made);
    return made;
  };
}
