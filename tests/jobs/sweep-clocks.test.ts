import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { loadKeys } from '#app/crypto/keys.server.ts';
import { sweepClocks } from '#app/jobs/sweep-clocks.server.ts';
import { createDb, type Db } from '#db/client.server.ts';
import { findBeats } from '#db/repositories/heartbeats.server.ts';
import { anAccount, fileAReport, MONDAY, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';

const MONTHS_LATER = shanghai('2027-01-20 10:00');

const sweep = (db: Db, now: Date, limit?: number) => sweepClocks({ db, keys: testKeys, now, limit });

/** What sweeps leave behind, without what is random (query numbers) or about the sweep itself (when it came by). */
async function tracesOf(db: Db) {
  const events = await db
    .selectFrom('case_events')
    .select(['case_id', 'seq', 'type', 'at', 'data'])
    .orderBy('case_id')
    .orderBy('seq')
    .execute();
  const fired = await db
    .selectFrom('fired_steps')
    .innerJoin('sla_clocks', 'sla_clocks.id', 'fired_steps.clock_id')
    .select(['sla_clocks.case_id', 'sla_clocks.key', 'fired_steps.step', 'fired_steps.action', 'fired_steps.due_at'])
    .orderBy('sla_clocks.case_id')
    .orderBy('sla_clocks.key')
    .orderBy('fired_steps.step')
    .execute();
  const mails = await db.selectFrom('outbox').select(['template', 'account_id']).orderBy('template').execute();
  const withoutNumber = events.map((event) => ({ ...event, data: event.data.replace(/"number":"[^"]*"/, '') }));
  return { events: withoutNumber, fired, mails };
}

async function countsOf(db: Db) {
  const counts: Record<string, number> = {};
  for (const table of ['case_events', 'fired_steps', 'outbox', 'audit_rows', 'queries', 'referrals'] as const) {
    const row = await db
      .selectFrom(table)
      .select((select) => select.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    counts[table] = row.count;
  }
  return counts;
}

/** A county with staff, in which one report is never answered. */
async function aSilentCounty(db: Db): Promise<number> {
  await anAccount(db, { department: 'scjg', role: 'officer' });
  await anAccount(db, { department: 'scjg', role: 'head' });
  await anAccount(db, { department: 'jjw', role: 'inspector' });
  return (await fileAReport(db)).caseId;
}

async function addBadEvent(db: Db, caseId: number): Promise<void> {
  await sql`INSERT INTO case_events (case_id, seq, type, at, recorded_at, actor_kind, data)
    VALUES (${caseId}, 99, 'unheard_of', '2026-11-02T01:00:00.000Z', '2026-11-02T01:00:00.000Z', 'system',
      '{"type":"unheard_of"}')`.execute(db);
}

describe('a sweep', () => {
  test('that comes by again at the same instant does nothing', async () => {
    const db = testDb();
    await aSilentCounty(db);
    expect(await sweep(db, MONTHS_LATER)).toEqual({ cases: 1, more: false });
    const after = await countsOf(db);
    expect(after.fired_steps).toBeGreaterThan(10);
    expect(await sweep(db, MONTHS_LATER)).toEqual({ cases: 0, more: false });
    expect(await countsOf(db)).toEqual(after);
  });

  test('months late leaves the same events, steps and mails as one that came by every hour', async () => {
    const [late, punctual] = [testDb(), testDb()];
    for (const db of [late, punctual]) await aSilentCounty(db);
    await sweep(late, MONTHS_LATER);
    for (let at = MONDAY.getTime(); at < MONTHS_LATER.getTime(); at += 3_600_000) await sweep(punctual, new Date(at));
    await sweep(punctual, MONTHS_LATER);
    const [traces, expected] = [await tracesOf(late), await tracesOf(punctual)];
    expect(traces.events.map(({ type, at }) => ({ type, at }))).toEqual(
      expected.events.map(({ type, at }) => ({ type, at })),
    );
    expect(traces.fired).toEqual(expected.fired);
    const templates = (mails: typeof traces.mails) => mails.map((mail) => mail.template);
    expect(templates(traces.mails)).toEqual(templates(expected.mails));
  });

  test('fires what was missed in the order it was due, with the instant it was due and the instant it fired', async () => {
    const db = testDb();
    await aSilentCounty(db);
    await sweep(db, MONTHS_LATER);
    const events = await db
      .selectFrom('case_events')
      .select(['at', 'recorded_at'])
      .where('actor_kind', '=', 'system')
      .orderBy('seq')
      .execute();
    expect(events.map((event) => event.at)).toEqual(events.map((event) => event.at).sort());
    expect(new Set(events.map((event) => event.recorded_at))).toEqual(new Set([MONTHS_LATER.toISOString()]));
    const acceptance = await db
      .selectFrom('fired_steps')
      .innerJoin('sla_clocks', 'sla_clocks.id', 'fired_steps.clock_id')
      .select(['fired_steps.due_at', 'fired_steps.fired_at', 'fired_steps.policy_version'])
      .where('sla_clocks.key', '=', 'acceptance')
      .where('fired_steps.step', '=', 'breach')
      .executeTakeFirstOrThrow();
    expect(acceptance.due_at).toBe(shanghai('2026-11-03 17:30').toISOString());
    expect(acceptance.fired_at).toBe(MONTHS_LATER.toISOString());
    expect(acceptance.policy_version).not.toBe('');
  });

  test('fires strictly after the instant, not at it', async () => {
    const db = testDb();
    const caseId = await aSilentCounty(db);
    const due = shanghai('2026-11-03 17:30');
    const status = async () =>
      (await db.selectFrom('cases').select('status').where('id', '=', caseId).executeTakeFirstOrThrow()).status;
    await sweep(db, due);
    expect(await status()).toBe('submitted');
    await sweep(db, new Date(due.getTime() + 1));
    expect(await status()).toBe('in_progress');
  });

  test('writes one audit row for a case on which something fired, by the system', async () => {
    const db = testDb();
    const caseId = await aSilentCounty(db);
    await sweep(db, MONTHS_LATER);
    const rows = await db
      .selectFrom('audit_rows')
      .select(['actor_kind', 'act', 'case_id', 'at'])
      .where('act', '=', 'fire_steps')
      .execute();
    expect(rows).toEqual([
      { actor_kind: 'system', act: 'fire_steps', case_id: caseId, at: MONTHS_LATER.toISOString() },
    ]);
  });
});

describe('the heartbeat', () => {
  test('is written at every tick, also when nothing was due', async () => {
    const db = testDb();
    await sweep(db, MONDAY);
    expect(await findBeats(db)).toEqual({ lastTickAt: MONDAY, allFiredAt: MONDAY });
    await sweep(db, MONTHS_LATER);
    expect(await findBeats(db)).toEqual({ lastTickAt: MONTHS_LATER, allFiredAt: MONTHS_LATER });
  });

  test('counts a tick that its limit ended as one that left nothing, and none in which a case could not be swept', async () => {
    const db = testDb();
    const [, bad] = [await fileAReport(db), await fileAReport(db), await fileAReport(db), await fileAReport(db)];
    expect(await sweep(db, MONTHS_LATER, 1)).toEqual({ cases: 1, more: true });
    expect(await findBeats(db)).toEqual({ lastTickAt: MONTHS_LATER, allFiredAt: MONTHS_LATER });
    await addBadEvent(db, bad.caseId);
    for (const limit of [1, 2]) {
      const later = new Date(MONTHS_LATER.getTime() + limit * 1000);
      await expect(sweep(db, later, limit)).rejects.toBeInstanceOf(AggregateError);
      expect(await findBeats(db)).toEqual({ lastTickAt: later, allFiredAt: MONTHS_LATER });
    }
  });
});

describe('a cap', () => {
  test('takes the oldest first and says that there is more', async () => {
    const db = testDb();
    const later = (hours: number) => new Date(MONDAY.getTime() + hours * 3_600_000);
    const ids: number[] = [];
    for (const hours of [48, 24, 0]) ids.unshift((await fileAReport(db, { at: later(hours) })).caseId);
    expect(await sweep(db, MONTHS_LATER, 2)).toEqual({ cases: 2, more: true });
    const swept = await db.selectFrom('audit_rows').select('case_id').where('act', '=', 'fire_steps').execute();
    expect(swept.map((row) => row.case_id)).toEqual(ids.slice(0, 2));
  });

  test('is not used up by cases that cannot be swept: what is behind them fires all the same', async () => {
    const db = testDb();
    const [first, second, third] = [await fileAReport(db), await fileAReport(db), await fileAReport(db)];
    await addBadEvent(db, first.caseId);
    await addBadEvent(db, second.caseId);
    await expect(sweep(db, MONTHS_LATER, 1)).rejects.toBeInstanceOf(AggregateError);
    const swept = await db.selectFrom('audit_rows').select('case_id').where('act', '=', 'fire_steps').execute();
    expect(swept).toEqual([{ case_id: third.caseId }]);
    expect(await findBeats(db)).toEqual({ lastTickAt: MONTHS_LATER, allFiredAt: null });
  });
});

test('a case that cannot be swept takes none of those along that share its commit', async () => {
  const db = testDb();
  const [first, bad, third] = [await fileAReport(db), await fileAReport(db), await fileAReport(db)];
  await addBadEvent(db, bad.caseId);
  const failed = await sweep(db, MONTHS_LATER).catch((error: unknown) => error);
  expect(failed).toMatchObject({ errors: [expect.any(Error)] });
  const swept = await db.selectFrom('audit_rows').select('case_id').where('act', '=', 'fire_steps').execute();
  expect(swept).toEqual([{ case_id: first.caseId }, { case_id: third.caseId }]);
  const events = await db.selectFrom('case_events').select('seq').where('case_id', '=', bad.caseId).execute();
  expect(events).toHaveLength(2);
});

describe('two sweepers at once', () => {
  test('in one process fire every step once', async () => {
    const db = testDb();
    for (let n = 0; n < 5; n += 1) await fileAReport(db);
    const both = await Promise.all([sweep(db, MONTHS_LATER), sweep(db, MONTHS_LATER)]);
    expect(both.reduce((sum, swept) => sum + swept.cases, 0)).toBe(5);
    const alone = testDb();
    for (let n = 0; n < 5; n += 1) await fileAReport(alone);
    await sweep(alone, MONTHS_LATER);
    expect(await tracesOf(db)).toEqual(await tracesOf(alone));
  });

  test('in two processes on one database leave the same rows as one', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'portal-sweepers-'));
    try {
      const [path, keysDir] = [join(dir, 'portal.sqlite'), join(dir, 'keys')];
      const alone = testDb();
      for (let n = 0; n < 60; n += 1) await fileAReport(alone);
      await sql`VACUUM INTO ${path}`.execute(alone);
      loadKeys(keysDir, new Map());
      const sweepers = await Promise.all([runSweeper(path, keysDir), runSweeper(path, keysDir)]);
      expect(sweepers.map(({ code, err }) => ({ code, err }))).toEqual([
        { code: 0, err: '' },
        { code: 0, err: '' },
      ]);
      expect(sweepers.reduce((sum, { out }) => sum + JSON.parse(out).cases, 0)).toBe(60);
      await sweep(alone, MONTHS_LATER);
      const db = createDb(path);
      expect(await tracesOf(db)).toEqual(await tracesOf(alone));
      await db.destroy();
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});

function runSweeper(path: string, keysDir: string): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const args = ['--import', 'tsx', 'tests/jobs/one-sweep.ts', path, keysDir, MONTHS_LATER.toISOString()];
    const child = spawn(process.execPath, args);
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
  });
}
