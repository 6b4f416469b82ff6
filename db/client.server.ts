import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement, sql } from 'kysely';
import { fixedStatement, runDirectly } from '#db/fixed-statement.ts';
import type { Database } from '#db/schema.ts';
import { withStatementCache } from '#db/statement-cache.ts';

export type Db = Kysely<Database>;

const require = createRequire(import.meta.url);
type Driver = typeof import('better-sqlite3');

/** 13.x needs Node-API 10 and crashes on Node 20; 12.x aborts on newer Nodes (README, decisions). */
export function sqliteDriver(): Driver {
  return require(Number(process.versions.napi) >= 10 ? 'better-sqlite3' : 'better-sqlite3-node20') as Driver;
}

/** Below this SQLite can corrupt a WAL database at its reset (fixed in 3.51.3). */
const SAFE_SQLITE = [3, 51, 3] as const;

/**
 * Opens the database with the product's profile: WAL, every commit synced to disk, foreign keys, triggers that
 * also see REPLACE. `:memory:` for tests, or the bytes of a migrated template. Throws when SQLite is too old.
 */
export function createDb(path: string | Buffer): Db {
  const raw = new (sqliteDriver())(path);
  const version = String(raw.prepare('SELECT sqlite_version()').pluck().get());
  if (olderThan(version, SAFE_SQLITE)) throw new Error(`SQLite ${version} is older than ${SAFE_SQLITE.join('.')}`);
  raw.pragma('journal_mode = WAL');
  // After WAL, and explicitly: the driver's own default loses acknowledged reports in a power cut.
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  raw.pragma(`busy_timeout = ${READ_WAIT_MS}`);
  raw.pragma('trusted_schema = OFF');
  raw.pragma('recursive_triggers = ON');
  raw.pragma('cell_size_check = ON');
  raw.pragma('secure_delete = ON');
  // Checkpoints are rarer and larger than the default of 1,000 pages: fewer stalls between commits.
  raw.pragma('wal_autocheckpoint = 4000');
  // What a savepoint would take back is noted in memory: as a file it would be most of what a sweep writes, and hold texts.
  raw.pragma('temp_store = MEMORY');
  const connection = withoutWaiting(withStatementCache(raw), raw);
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: connection }) });
  connections.set(db, raw);
  return db;
}

const BEGIN = 'BEGIN IMMEDIATE';
/** What SQLite itself waits for, with the thread standing still: a file being recovered or closed, never another writer. */
const READ_WAIT_MS = 5_000;

/** A connection whose BEGIN answers at once whether another process has the lock: `writeGroup` waits without the thread. */
function withoutWaiting(connection: SqliteDatabase, raw: InstanceType<Driver>): SqliteDatabase {
  const begin = raw.prepare(BEGIN);
  const beginNow: SqliteStatement = {
    reader: false,
    all: () => [],
    iterate: () => [][Symbol.iterator](),
    run: () => {
      raw.pragma('busy_timeout = 0');
      try {
        return begin.run();
      } finally {
        raw.pragma(`busy_timeout = ${READ_WAIT_MS}`);
      }
    },
  };
  return { close: connection.close, prepare: (text) => (text === BEGIN ? beginNow : connection.prepare(text)) };
}

function olderThan(version: string, floor: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, least] of floor.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

/** The one connection of each database, for its fixed statements. */
const connections = new WeakMap<Db, InstanceType<Driver>>();

type Write = { work: (trx: Db) => Promise<unknown>; settle: (outcome: Outcome) => void };
type Outcome = { ok: true; value: unknown } | { ok: false; error: unknown };

/** Writes that wait for the one connection, by database; the key is there while a group is being written. */
const waiting = new WeakMap<Db, Write[]>();
/** Enough for a busy moment, few enough that nobody waits long for the others of the group. */
const MOST_IN_A_GROUP = 64;

/**
 * The only way to write: takes the write lock at once, so that two writers wait for each other instead of failing
 * half-way. Inside, every call takes `trx`; nothing but the database is awaited. Writes that arrive while another is
 * under way share the next commit, each behind a savepoint of its own: one fails, the others stay, and none is answered
 * before the commit is on disk.
 */
export function writeTransaction<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const settle = (outcome: Outcome) => (outcome.ok ? resolve(outcome.value as T) : reject(outcome.error));
    const queue = waiting.get(db);
    if (queue) queue.push({ work, settle });
    else void writeGroups(db, [{ work, settle }]);
  });
}

async function writeGroups(db: Db, first: Write[]): Promise<void> {
  const queue = first;
  waiting.set(db, queue);
  while (queue.length > 0) {
    // Within a turn of the event loop each request runs as far as its write before the next one is read: at the end of
    // the turn, all that came in together are here.
    await endOfTurn();
    const group = queue.splice(0, MOST_IN_A_GROUP);
    const outcomes = await writeGroup(db, group);
    group.forEach((write, place) => {
      write.settle(outcomes[place] as Outcome);
    });
  }
  waiting.delete(db);
}

const endOfTurn = () => new Promise<void>((ended) => setImmediate(ended));

const SAVEPOINT = fixedStatement('SAVEPOINT write_of_group');
const RELEASE = fixedStatement('RELEASE write_of_group');
const ROLLBACK_TO = fixedStatement('ROLLBACK TO write_of_group');

/** Another process has kept the write lock for longer than anybody waits for it; nothing was written. */
export class DatabaseBusyError extends Error {
  constructor() {
    super(`another process has kept the database for ${LONGEST_WAIT_MS / 1000} seconds`);
    this.name = 'DatabaseBusyError';
  }
}

/** By its name: the portal that is built and the tests that start it have each a class of their own. */
export function isDatabaseBusy(error: unknown): boolean {
  return error instanceof Error && error.name === 'DatabaseBusyError';
}

const LONGEST_WAIT_MS = 10_000;
const WAIT_MS = 20;

/**
 * One BEGIN and one COMMIT around a group. When the commit itself fails, every write of the group has failed. While another
 * process has the lock, the connection and the thread are free: pages that only read are answered.
 */
async function writeGroup(db: Db, group: readonly Write[]): Promise<Outcome[]> {
  try {
    for (let waited = 0; waited < LONGEST_WAIT_MS; waited += WAIT_MS) {
      const outcomes = await tryGroup(db, group);
      if (outcomes) return outcomes;
      await wait(WAIT_MS);
    }
    throw new DatabaseBusyError();
  } catch (error) {
    return group.map(() => ({ ok: false, error }));
  }
}

/** Null, and nothing done, where another process has the lock. */
async function tryGroup(db: Db, group: readonly Write[]): Promise<Outcome[] | null> {
  return db.connection().execute(async (connection) => {
    const raw = connections.get(db);
    if (raw) runDirectly(connection, raw);
    if (!(await hasBegun(connection))) return null;
    try {
      const outcomes: Outcome[] = [];
      for (const write of group) outcomes.push(await writeOne(connection, write, group.length === 1));
      await sql`COMMIT`.execute(connection);
      return outcomes;
    } catch (error) {
      await sql`ROLLBACK`.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}

async function hasBegun(connection: Db): Promise<boolean> {
  try {
    await sql.raw(BEGIN).execute(connection);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) return false;
    throw error;
  }
}

async function writeOne(connection: Db, write: Write, isAlone: boolean): Promise<Outcome> {
  if (isAlone) return { ok: true, value: await write.work(connection) };
  await SAVEPOINT(connection);
  try {
    const value = await write.work(connection);
    await RELEASE(connection);
    return { ok: true, value };
  } catch (error) {
    // Fails when SQLite has already rolled everything back (a full disk): then the whole group has failed.
    await ROLLBACK_TO(connection);
    await RELEASE(connection);
    return { ok: false, error };
  }
}
