import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { createDb, DatabaseBusyError, type Db, writeTransaction } from '#db/client.server.ts';
import { fileAReport } from '#tests/support/builders.ts';
import { testDb, testDbFile } from '#tests/support/db.ts';

const dir = mkdtempSync(join(tmpdir(), 'portal-durability-'));
afterAll(() => rmSync(dir, { recursive: true }));

async function pragma(db: Db, name: string): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`PRAGMA ${sql.raw(name)}`.execute(db);
  return Object.values(rows[0] ?? {})[0];
}

describe('a database file that is opened again', () => {
  test('has the whole profile each time', async () => {
    await testDbFile(dir).destroy();
    const db = createDb(join(dir, 'portal.sqlite'));
    const profile = [
      'synchronous',
      'journal_mode',
      'foreign_keys',
      'recursive_triggers',
      'trusted_schema',
      'secure_delete',
      'busy_timeout',
      'cell_size_check',
      'temp_store',
    ];
    const found = Object.fromEntries(await Promise.all(profile.map(async (name) => [name, await pragma(db, name)])));
    expect(found).toEqual({
      // 2 is FULL: every commit reaches the disk before the receipt is shown.
      synchronous: 2,
      journal_mode: 'wal',
      foreign_keys: 1,
      recursive_triggers: 1,
      trusted_schema: 0,
      secure_delete: 1,
      busy_timeout: 5000,
      cell_size_check: 1,
      // 2 is MEMORY: what a savepoint would take back, texts of reports too, is never in a file beside the database.
      temp_store: 2,
    });
    await db.destroy();
  });

  test('still holds the report that was acknowledged, read by a second connection', async () => {
    const db = testDbFile(mkdtempSync(join(dir, 'second-')));
    const { reference } = await fileAReport(db);
    const { rows } = await sql<{ file: string }>`PRAGMA database_list`.execute(db);
    const other = createDb(rows[0]?.file ?? '');
    const row = await other.selectFrom('cases').select('reference').executeTakeFirst();
    expect(row?.reference).toBe(reference);
    await Promise.all([db.destroy(), other.destroy()]);
  });
});

describe('a write transaction', () => {
  const insert = (trx: Db, name: string) =>
    trx.insertInto('heartbeats').values({ name, ticked_at: '2026-11-02T01:00:00.000Z' }).execute();

  test('takes back everything when a step throws', async () => {
    const db = testDb();
    const work = writeTransaction(db, async (trx) => {
      await insert(trx, 'first');
      throw new Error('the second step fails');
    });
    await expect(work).rejects.toThrow('the second step fails');
    expect(await db.selectFrom('heartbeats').selectAll().execute()).toEqual([]);
  });

  test('waits for the one before it and does not run inside it', async () => {
    const db = testDb();
    const order: string[] = [];
    const one = writeTransaction(db, async (trx) => {
      order.push('one begins');
      await insert(trx, 'one');
      await insert(trx, 'one again');
      order.push('one ends');
    });
    const other = writeTransaction(db, async (trx) => {
      order.push('other begins');
      await insert(trx, 'other');
    });
    await Promise.all([one, other]);
    expect(order).toEqual(['one begins', 'one ends', 'other begins']);
  });

  test('shares its commit with those that came in within the same turn, and none is answered before', async () => {
    const db = testDbFile(mkdtempSync(join(dir, 'turn-')));
    const { rows } = await sql<{ file: string }>`PRAGMA database_list`.execute(db);
    const other = createDb(rows[0]?.file ?? '');
    const onDisk = async () =>
      (await other.selectFrom('heartbeats').select('name').orderBy('name').execute()).map(({ name }) => name);
    // As two requests come in: each runs until it waits before the next one is read.
    const request = (name: string) =>
      new Promise((answered) => {
        setImmediate(() => answered(writeTransaction(db, (trx) => insert(trx, name)).then(onDisk)));
      });
    expect(await Promise.all(['one', 'other'].map(request))).toEqual([
      ['one', 'other'],
      ['one', 'other'],
    ]);
    await Promise.all([db.destroy(), other.destroy()]);
  });

  test('leaves the database usable after a failure', async () => {
    const db = testDb();
    await writeTransaction(db, () => Promise.reject(new Error('no'))).catch(() => undefined);
    await writeTransaction(db, (trx) => insert(trx, 'after'));
    expect(await db.selectFrom('heartbeats').select('name').execute()).toEqual([{ name: 'after' }]);
  });

  describe('while another process has the lock', () => {
    const twoProcesses = async () => {
      const db = testDbFile(mkdtempSync(join(dir, 'lock-')));
      const { rows } = await sql<{ file: string }>`PRAGMA database_list`.execute(db);
      const other = createDb(rows[0]?.file ?? '');
      let letGo = () => {};
      const holds = new Promise<void>((done) => {
        letGo = done;
      });
      const held = writeTransaction(other, () => holds);
      return { db, other, held, letGo };
    };
    const names = async (db: Db) =>
      (await db.selectFrom('heartbeats').select('name').execute()).map(({ name }) => name);

    test('waits without holding up who only reads, and is done when the lock is free', async () => {
      const { db, other, held, letGo } = await twoProcesses();
      await wait(20);
      const began = performance.now();
      const write = writeTransaction(db, (trx) => insert(trx, 'late'));
      await wait(100);
      expect(await names(db)).toEqual([]);
      // The thread was free all the time: a wait within SQLite would have kept the timer and the page for seconds.
      expect(performance.now() - began).toBeLessThan(1_500);
      letGo();
      await Promise.all([held, write]);
      expect(await names(db)).toEqual(['late']);
      await Promise.all([db.destroy(), other.destroy()]);
    });

    test('for ten seconds fails by name, writes nothing, and the next one is done', async () => {
      const { db, other, held, letGo } = await twoProcesses();
      await wait(20);
      await expect(writeTransaction(db, (trx) => insert(trx, 'never'))).rejects.toThrow(DatabaseBusyError);
      letGo();
      await held;
      await writeTransaction(db, (trx) => insert(trx, 'next'));
      expect(await names(db)).toEqual(['next']);
      await Promise.all([db.destroy(), other.destroy()]);
    }, 30_000);
  });
});
