import { createRequire } from 'node:module';
import { Kysely, SqliteDialect, sql } from 'kysely';
import type { Database } from '#db/schema.ts';

export type Db = Kysely<Database>;

const require = createRequire(import.meta.url);
type Driver = typeof import('better-sqlite3');

/** 13.x needs Node-API 10 and crashes on Node 20; 12.x aborts on newer Nodes (README, decisions). */
function sqliteDriver(): Driver {
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
  raw.pragma('busy_timeout = 5000');
  raw.pragma('trusted_schema = OFF');
  raw.pragma('recursive_triggers = ON');
  raw.pragma('cell_size_check = ON');
  raw.pragma('secure_delete = ON');
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: raw }) });
}

function olderThan(version: string, floor: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, least] of floor.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

/**
 * The only way to write: takes the write lock at once, so that two writers wait for each other instead of
 * failing half-way. Inside, every call takes `trx`; nothing but the database is awaited.
 */
export async function writeTransaction<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction) throw new Error('a write transaction cannot be opened inside another');
  return db.connection().execute(async (connection) => {
    await sql`BEGIN IMMEDIATE`.execute(connection);
    try {
      const result = await work(connection);
      await sql`COMMIT`.execute(connection);
      return result;
    } catch (error) {
      await sql`ROLLBACK`.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}

