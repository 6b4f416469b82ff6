import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '#app/clock.ts';
import { type KeyRing, loadKeys } from '#app/crypto/keys.server.ts';
import type { Env } from '#app/env.server.ts';
import { createDb, type Db, writeTransaction } from '#db/client.server.ts';
import { migrateToLatest } from '#db/migrate.server.ts';
import { insertRegisteredKeys, listRegisteredKeys } from '#db/repositories/registered-keys.server.ts';
import { seedReference } from '#db/seed.server.ts';

/** The storage directory or the database in it cannot be used. The message says which and what to do. */
export class StorageError extends Error {
  override name = 'StorageError';
}

export type OpenPortal = { db: Db; keys: KeyRing };

const STORAGE_MODE = 0o700;
const DATABASE_MODE = 0o600;
const PRIVATE_IDENTITY_FILE = 'identity-private.pem';

/** Where the database of a storage directory lies. */
export function databasePath(storageDir: string): string {
  return join(storageDir, 'portal.sqlite');
}

/**
 * Opens the portal's storage, the same for every command: database migrated and seeded, keys loaded and checked against
 * the ones it was written with. The first start makes and registers the keys. Throws StorageError or KeyError.
 */
export async function openPortal(env: Pick<Env, 'storageDir'>, clock: Clock): Promise<OpenPortal> {
  const path = databasePath(env.storageDir);
  const db = openDatabase(env.storageDir, path);
  try {
    await prepareDatabase(db, path);
    return { db, keys: await openKeys(db, join(env.storageDir, 'keys'), clock) };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

function openDatabase(storageDir: string, path: string): Db {
  try {
    mkdirSync(storageDir, { recursive: true, mode: STORAGE_MODE });
  } catch (error) {
    throw new StorageError(`The directory ${storageDir} (STORAGE_DIR) cannot be made (${codeOf(error)}).`);
  }
  try {
    // Made here, since SQLite would make it readable for every user of the machine.
    closeSync(openSync(path, 'a', DATABASE_MODE));
    return createDb(path);
  } catch (error) {
    throw asStorageError(error, path);
  }
}

async function prepareDatabase(db: Db, path: string): Promise<void> {
  try {
    await migrateToLatest(db);
    await seedReference(db);
  } catch (error) {
    throw asStorageError(error, path);
  }
}

/** Turns what an operator can mend into a sentence; anything else is a bug and stays as it is. */
function asStorageError(error: unknown, path: string): unknown {
  if (!(error instanceof Error)) return error;
  if (error.message.startsWith('corrupted migrations')) {
    return new StorageError(`The database ${path} belongs to another version of the portal. Start that version.`);
  }
  const code = codeOf(error);
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new StorageError(`The file ${path} is no sound database (${code}). Put it back from the backup.`);
  }
  const isOutside = /^(SQLITE_(CANTOPEN|READONLY|PERM|IOERR|FULL|BUSY|LOCKED)|EACCES|EPERM|EROFS|EISDIR|ENOSPC)/;
  if (isOutside.test(code)) return new StorageError(`The database ${path} cannot be opened for writing (${code}).`);
  return error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/** Reading the keys takes the write lock too: two first starts at once must not make two sets. */
async function openKeys(db: Db, dir: string, clock: Clock): Promise<KeyRing> {
  const { keys, isNew } = await writeTransaction(db, async (trx) => {
    const registered = await listRegisteredKeys(trx);
    const loaded = loadKeys(dir, registered);
    // A first start registers all of them, a later one the key of a purpose that the database did not know yet.
    const unknown = new Map([...loaded.fingerprints].filter(([purpose]) => !registered.has(purpose)));
    if (unknown.size > 0) await insertRegisteredKeys(trx, unknown, clock());
    return { keys: loaded.keys, isNew: loaded.created || (registered.size > 0 && unknown.size > 0) };
  });
  if (isNew) advise(dir);
  return keys;
}

function advise(dir: string): void {
  const privateFile = join(dir, PRIVATE_IDENTITY_FILE);
  if (!existsSync(privateFile)) return;
  process.stderr.write(
    `New keys were made in ${dir}. Back them up now, apart from the database.\n` +
      `Move ${privateFile} off this server: whoever holds it can open the sealed identities; the portal never needs it.\n`,
  );
}
