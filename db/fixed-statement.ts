import type { Database, Statement } from 'better-sqlite3';
import { CompiledQuery } from 'kysely';
import type { Db } from '#db/client.server.ts';

type Value = string | number | null | Uint8Array;

/** The connection behind the handle of each write. */
const connections = new WeakMap<Db, Database>();

/** Fixed statements of this write go straight to its connection: nobody else uses that meanwhile, so none waits its turn. */
export function runDirectly(trx: Db, connection: Database): void {
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
    const { statement, columns } = preparedOn(connection);
    if (columns) return (statement.all(...values) as Value[][]).map((row) => named(columns, row)) as Row[];
    statement.run(...values);
    return [];
  };
}

/** An insert of one row in the same way; returns the new row's id, without the table that RETURNING makes for its answer. */
export function fixedInsert(text: string): (db: Db, values: readonly Value[]) => Promise<number> {
  const preparedOn = preparedOnce(text);
  return async (db, values) => {
    const connection = connections.get(db);
    if (connection) return Number(preparedOn(connection).statement.run(...values).lastInsertRowid);
    return Number((await db.executeQuery(CompiledQuery.raw(text, [...values]))).insertId);
  };
}

/**
 * An insert of any number of rows in the same way: they are handed over as one JSON text, since a call for each costs a
 * quarter of what the writing does. `onConflict`: what becomes of a row that is there already.
 */
export function fixedRows(
  table: string,
  columns: readonly string[],
  onConflict = '',
): (db: Db, rows: readonly (readonly (string | number | null)[])[]) => Promise<void> {
  const values = columns.map((_, place) => `value ->> '$[${place}]'`);
  const insert = fixedStatement(
    `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM jsonb_each(?) WHERE true ${onConflict}`,
  );
  return async (db, rows) => {
    if (rows.length > 0) await insert(db, [JSON.stringify(rows)]);
  };
}

/**
 * Updates of any number of rows in the same way: each row is given as its new values in the order of `columns`, then those
 * of `keys`, which say whose they are. A row that is not there is passed by.
 */
export function fixedUpdates(
  table: string,
  columns: readonly string[],
  keys: readonly string[],
): (db: Db, rows: readonly (readonly (string | number | null)[])[]) => Promise<void> {
  const changes = columns.map((name, place) => `${name} = given.value ->> '$[${place}]'`);
  const whose = keys.map((name, place) => `${table}.${name} = given.value ->> '$[${columns.length + place}]'`);
  const update = fixedStatement(
    `UPDATE ${table} SET ${changes.join(', ')} FROM jsonb_each(?) AS given WHERE ${whose.join(' AND ')}`,
  );
  return async (db, rows) => {
    if (rows.length > 0) await update(db, [JSON.stringify(rows)]);
  };
}

/** `columns`: of a statement that reads, whose rows the driver hands over as lists; naming them itself takes it longer. */
type Prepared = { statement: Statement<Value[]>; columns: string[] | null };

function preparedOnce(text: string): (connection: Database) => Prepared {
  const prepared = new WeakMap<Database, Prepared>();
  return (connection) => {
    const known = prepared.get(connection);
    if (known) return known;
    const statement = connection.prepare<Value[]>(text);
    const columns = statement.reader
      ? statement
          .raw()
          .columns()
          .map(({ name }) => name)
      : null;
    const made = { statement, columns };
    prepared.set(connection, made);
    return made;
  };
}

function named(columns: readonly string[], values: readonly Value[]): Record<string, Value> {
  const row: Record<string, Value> = {};
  for (const [place, column] of columns.entries()) row[column] = values[place] as Value;
  return row;
}
