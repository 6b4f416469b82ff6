import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { exitClearly } from '#app/cli/exit-clearly.ts';
import { databasePath, openPortal } from '#app/cli/open-portal.ts';
import { KEY_PURPOSES } from '#app/crypto/keys.server.ts';
import { createDb } from '#db/client.server.ts';
import { MONDAY } from '#tests/support/builders.ts';

let dir: string;
let storageDir: string;
let written: string[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'portal-open-'));
  storageDir = join(dir, 'storage');
  written = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
});
afterEach(() => {
  process.exitCode = undefined;
  rmSync(dir, { recursive: true, force: true });
});

const open = () => openPortal({ storageDir }, () => MONDAY);
async function openAndClose() {
  const { db, keys } = await open();
  const registered = await db.selectFrom('registered_keys').selectAll().execute();
  const departments = await db.selectFrom('departments').select('id').execute();
  await db.destroy();
  return { keys, registered, departments };
}

describe('the first start', () => {
  test('makes the directory, a seeded database and every key, and registers all of them', async () => {
    const { keys, registered, departments } = await openAndClose();
    expect(departments.length).toBeGreaterThan(40);
    expect(new Map(registered.map((row) => [row.purpose, row.fingerprint]))).toEqual(
      new Map([
        ...KEY_PURPOSES.map((purpose) => [purpose, keys[purpose].id] as const),
        ['identity', keys.identity.id],
        ['receipt', keys.receipt.id],
      ]),
    );
    expect(new Set(registered.map((row) => row.registered_at))).toEqual(new Set([MONDAY.toISOString()]));
    expect(statSync(storageDir).mode & 0o777).toBe(0o700);
    expect(statSync(databasePath(storageDir)).mode & 0o777).toBe(0o600);
  });

  test('advises once to take the private identity key off the server', async () => {
    await openAndClose();
    expect(written.join('')).toContain('identity-private.pem off this server');
    written.length = 0;
    const { keys } = await openAndClose();
    expect(written).toEqual([]);
    expect(keys.draft.bytes).toHaveLength(32);
  });

  test('after an upgrade makes and registers the key for receipts, says so once, and keeps it', async () => {
    await openAndClose();
    const { db } = await open();
    await db.deleteFrom('registered_keys').where('purpose', '=', 'receipt').execute();
    await db.destroy();
    for (const file of ['receipt-private.pem', 'receipt-public.pem']) rmSync(join(storageDir, 'keys', file));
    written.length = 0;
    const { keys, registered } = await openAndClose();
    expect(registered.find(({ purpose }) => purpose === 'receipt')?.fingerprint).toBe(keys.receipt.id);
    expect(written.join('')).toContain('Back them up now');
    written.length = 0;
    expect((await openAndClose()).keys.receipt.id).toBe(keys.receipt.id);
    expect(written).toEqual([]);
  });

  test('goes on without the private identity key', async () => {
    await openAndClose();
    rmSync(join(storageDir, 'keys', 'identity-private.pem'));
    expect((await openAndClose()).keys.identity.key.type).toBe('public');
  });
});

describe('a start that cannot go on says so in one sentence and exits with 1:', () => {
  async function refusal(): Promise<string> {
    written.length = 0;
    await exitClearly(async () => {
      await open();
      return 0;
    });
    expect(process.exitCode).toBe(1);
    const text = written.join('');
    expect(text.trim()).not.toContain('\n');
    return text;
  }

  test('a key is missing', async () => {
    await openAndClose();
    rmSync(join(storageDir, 'keys', 'pepper.key'));
    expect(await refusal()).toMatch(/pepper\.key is missing/);
    expect(existsSync(join(storageDir, 'keys', 'pepper.key'))).toBe(false);
  });

  test('a key is not the one of this database', async () => {
    await openAndClose();
    const file = join(storageDir, 'keys', 'draft.key');
    chmodSync(file, 0o600);
    writeFileSync(file, Buffer.alloc(32, 7));
    chmodSync(file, 0o400);
    expect(await refusal()).toMatch(/draft\.key is not the key of this database/);
  });

  test('the database is none', async () => {
    mkdirSync(storageDir);
    writeFileSync(databasePath(storageDir), 'no database at all '.repeat(100));
    expect(await refusal()).toMatch(/portal\.sqlite is no sound database/);
  });

  test('the storage directory is a file', async () => {
    writeFileSync(storageDir, '');
    expect(await refusal()).toMatch(/STORAGE_DIR\) cannot be made/);
  });

  test('the database was written by a later version', async () => {
    await openAndClose();
    const db = createDb(databasePath(storageDir));
    const migration = { name: '2999-01-01t0000-later', timestamp: MONDAY.toISOString() };
    // The bookkeeping table belongs to the migrator, not to the schema.
    await db
      .withTables<{ kysely_migration: typeof migration }>()
      .insertInto('kysely_migration')
      .values(migration)
      .execute();
    await db.destroy();
    expect(await refusal()).toMatch(/belongs to another version/);
  });
});

test('a bug keeps its stack', async () => {
  await expect(exitClearly(() => Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug');
});
