import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { fileQueryAnswer } from '#app/use-cases/file-query-answer.server.ts';
import { repairCase } from '#app/use-cases/repair-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';

const SWEPT = shanghai('2026-11-12 10:00');
const NOW = shanghai('2026-11-12 16:00');
const CASE = ['cases', 'sla_clocks', 'case_readers', 'scheduled_acts', 'referrals', 'case_accused', 'case_excluded'];
const CACHES = [...CASE, 'queries', 'query_cases'];
const TRUTH = ['case_events', 'outbox', 'messages'] as const;

let db: Db;
let caseId: number;
let reference: string;
beforeEach(async () => {
  db = testDb();
  await anAccount(db, { department: 'scjg', role: 'officer' });
  ({ caseId, reference } = await fileAReport(db));
  await sweepTo(db, SWEPT);
});

const repair = () => repairCase({ db, now: NOW, keys: testKeys }, caseId);

async function rowsOf(table: string) {
  return (await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(table)}`.execute(db)).rows;
}

async function allRows(tables: readonly string[]) {
  return Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await rowsOf(table)])));
}

async function alter(...statements: string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** Rows that are only ever added: to take one away, whoever did it went around the database's own guard. */
const past = (table: string) => `DROP TRIGGER ${table}_no_delete`;

describe('a repair writes anew from the events:', () => {
  test.each<[string, string[]]>([
    ['the status', [`UPDATE cases SET status = 'solved'`]],
    ['lead, hub, route, category and cycle', [`UPDATE cases SET lead_id = 'jtj', hub_id = 'yshj', route = 'triage'`]],
    ['the number of the last event', [`UPDATE cases SET last_seq = 1, cycle = 2, category_code = NULL`]],
    ['a due instant', [`UPDATE sla_clocks SET due_at = '2030-01-01T00:00:00.000Z' WHERE key = 'resolution:1'`]],
    ['a next step that no sweep would find', [`UPDATE sla_clocks SET next_at = NULL WHERE key = 'resolution:1'`]],
    ['a breach that was wiped off', [`UPDATE sla_clocks SET state = 'met', breached_at = NULL`]],
    [
      'what of a clock never changes',
      [`UPDATE sla_clocks SET kind = 'x', cycle = 9, policy_version = 'v', started_at = '2020-01-01T00:00:00.000Z'`],
    ],
    [
      'a clock that never ran',
      [
        `INSERT INTO sla_clocks (case_id, key, kind, cycle, state, started_at, next_at, policy_version, calendar_version)
           SELECT id, 'ghost', 'progress', 1, 'running', opened_at, opened_at, 'v', 'v' FROM cases`,
      ],
    ],
    [
      'a clock that was taken away with its steps',
      [past('fired_steps'), `DELETE FROM fired_steps`, `DELETE FROM sla_clocks WHERE key = 'acceptance'`],
    ],
    ['steps that were taken away', [past('fired_steps'), `DELETE FROM fired_steps`]],
    [
      'a reader who was added',
      [
        `CREATE TEMP TABLE one AS SELECT * FROM case_readers LIMIT 1`,
        `UPDATE one SET department_id = 'zhzf', reads_as = 'told'`,
        `INSERT INTO case_readers SELECT * FROM one`,
      ],
    ],
    ['readers who were taken away', [`DELETE FROM case_readers`]],
    ['kind, group and opening', [`UPDATE cases SET kind = 'request', group_id = NULL, opened_at = '2020-01-01'`]],
    ['an instant that is none', [`UPDATE sla_clocks SET due_at = 'soon' WHERE key = 'resolution:1'`]],
    ['the day that the accused unit reads', [`UPDATE queries SET due_at = '2027-01-01T00:00:00.000Z'`]],
    ['an answer to its query that nobody filed', [`UPDATE queries SET closed_at = served_at`]],
    [
      'what a query says of itself',
      [`UPDATE queries SET department_id = 'czj', category_code = 'J1', served_at = '2020', item_codes = '["F01"]'`],
    ],
    ['a query that leads to no case', [past('query_cases'), `DELETE FROM query_cases`]],
    ['a query that is gone', [past('query_cases'), `DELETE FROM query_cases`, `DELETE FROM queries`]],
    ['what the queue shows', [`UPDATE case_readers SET status = 'solved', is_open = 0, reads_text = 1 - reads_text`]],
    ['when the queue says it is due', [`UPDATE case_readers SET due_at = '2030-01-01T00:00:00.000Z'`]],
    ['a referral that went too far', [`UPDATE referrals SET stage = 'fed_back', unit_id = NULL, rank = 7`]],
    ['a referral that was lost', [`DELETE FROM referrals`]],
    [
      'a referral that never was',
      [
        `INSERT INTO referrals SELECT case_id, 'notice', opened_at, unit_id, cause, rank, stage, due_at FROM referrals
           WHERE kind = 'lead'`,
      ],
    ],
    [
      'an act that nobody scheduled',
      [`INSERT INTO scheduled_acts SELECT id, 9, 'remind_investor', '1', opened_at, opened_at, NULL FROM cases`],
    ],
    ['an accused unit that was taken out', [past('case_accused'), `DELETE FROM case_accused`]],
    ['units that were no longer shut out', [past('case_excluded'), `DELETE FROM case_excluded`]],
    [
      'the time of the last write, set ahead',
      [`UPDATE cases SET updated_at = '2031-01-01T00:00:00.000Z', status = 'solved'`],
    ],
    ['the time of the last write, made unreadable', [`UPDATE cases SET updated_at = 'yesterday'`]],
  ])('%s', async (_what, statements) => {
    const [caches, truth] = [await allRows(CACHES), await allRows(TRUTH)];
    await alter(...statements);
    const { found, left } = await repair();
    expect(found.length).toBeGreaterThan(0);
    expect(left).toEqual([]);
    expect(await examineCase(db, caseId)).toEqual([]);
    expect(await allRows(TRUTH)).toEqual(truth);
    expect(meaningOf(await allRows(CACHES))).toEqual(meaningOf(caches));
  });

  test('the hour of an act that is still to come', async () => {
    const fresh = testDb();
    const filed = await fileAReport(fresh);
    await sweepTo(fresh, shanghai('2026-11-03 18:00'));
    await sql`UPDATE scheduled_acts SET due_at = '2027-01-01T00:00:00.000Z'`.execute(fresh);
    const ctx = { db: fresh, now: shanghai('2026-11-03 19:00'), keys: testKeys };
    const { found, left } = await repairCase(ctx, filed.caseId);
    expect([found, left]).toMatchObject([[{ table: 'scheduled_acts', field: 'dueAt' }], []]);
  });

  test('when an accused unit answered, though the case had ended before', async () => {
    const accused = await anAccount(db, { department: 'jtj', role: 'officer' });
    const { number } = await db.selectFrom('queries').select('number').executeTakeFirstOrThrow();
    const ctx = { db, keys: testKeys, now: NOW, actor: accused };
    expect(await fileQueryAnswer(ctx, number, { kind: 'refund', note: null })).toEqual({ ok: true });
    expect(await examineCase(db, caseId)).toEqual([]);
    await alter(`UPDATE queries SET closed_at = NULL`);
    const { found, left } = await repair();
    expect([found, left]).toMatchObject([[{ table: 'queries', key: 'jtj', field: 'closedAt' }], []]);
  });

  test('a pending act that was lost', async () => {
    const fresh = testDb();
    const filed = await fileAReport(fresh);
    await sweepTo(fresh, shanghai('2026-11-03 18:00'));
    await sql`DELETE FROM scheduled_acts`.execute(fresh);
    const ctx = { db: fresh, now: shanghai('2026-11-03 19:00'), keys: testKeys };
    expect((await repairCase(ctx, filed.caseId)).left).toEqual([]);
    await sweepTo(fresh, shanghai('2026-11-04 09:30'));
    expect(await fresh.selectFrom('queries').select('department_id').execute()).toEqual([{ department_id: 'jtj' }]);
  });
});

/** Rows apart from their order, from internal ids and from acts that were taken off the list. */
function meaningOf(tables: Record<string, Record<string, unknown>[]>): Record<string, string[]> {
  const meaning = Object.entries(tables).map(([table, rows]) => {
    const kept = rows.filter((row) => table !== 'scheduled_acts' || row.next_at !== null || row.fired_at !== null);
    return [table, kept.map(({ id: _id, updated_at: _at, ...row }) => JSON.stringify(row)).sort()] as const;
  });
  return Object.fromEntries(meaning);
}

describe('a repair', () => {
  test('leaves one audit row that names the tables, and none where nothing was wrong', async () => {
    await repair();
    const rows = () =>
      db
        .selectFrom('audit_rows')
        .select(['act', 'case_id', 'subject', 'actor_kind', 'at'])
        .where('act', '=', 'repair_cache')
        .execute();
    expect(await rows()).toEqual([]);
    await alter(`UPDATE cases SET status = 'solved'`, `UPDATE sla_clocks SET next_at = NULL`);
    await repair();
    const row = { act: 'repair_cache', case_id: caseId, actor_kind: 'system', at: NOW.toISOString() };
    expect(await rows()).toEqual([{ ...row, subject: 'cases,sla_clocks' }]);
  });

  test('brings back a step that no sweep would have found, and the next sweep fires it late', async () => {
    const punctual = testDb();
    await fileAReport(punctual);
    await alter(`UPDATE sla_clocks SET next_at = NULL`);
    await sweepTo(db, shanghai('2026-12-20 10:00'));
    const before = (await rowsOf('fired_steps')).length;
    await repair();
    await sweepTo(db, shanghai('2026-12-20 10:00'));
    expect((await rowsOf('fired_steps')).length).toBeGreaterThan(before);
    await sweepTo(punctual, shanghai('2026-12-20 10:00'));
    const steps = (of: Db) => of.selectFrom('fired_steps').select(['step', 'due_at']).orderBy('due_at').execute();
    expect(await steps(db)).toEqual(await steps(punctual));
  });

  test.each([
    `due_at = '2030-01-01T00:00:00.000Z'`,
    `fired_at = '2030-01-01T00:00:00.000Z'`,
    `level = 6`,
    `action = 'x'`,
    `policy_version = 'v'`,
    `calendar_version = 'v'`,
  ])(
    'cannot change a step that fired and was altered (%s): it says so, mends the rest and leaves it',
    async (change) => {
      const truth = await allRows(TRUTH);
      await alter(
        `DROP TRIGGER fired_steps_no_update`,
        `UPDATE fired_steps SET ${change} WHERE step = 'level_2'`,
        `UPDATE cases SET status = 'solved'`,
      );
      const altered = await rowsOf('fired_steps');
      const { found, left } = await repair();
      expect(found.map(({ table }) => table)).toContain('cases');
      expect(left).not.toEqual([]);
      for (const difference of left)
        expect(difference).toMatchObject({ table: 'fired_steps', tampered: true, reference });
      expect(await rowsOf('fired_steps')).toEqual(altered);
      expect(await allRows(TRUTH)).toEqual(truth);
      // The log tells of what was written anew alone; a second repair writes nothing.
      await repair();
      const repairs = await db.selectFrom('audit_rows').select('subject').where('act', '=', 'repair_cache').execute();
      expect(repairs).toEqual([{ subject: 'cases' }]);
    },
  );

  test.each<[string, string]>([
    [
      'a step that did not fire',
      `INSERT INTO fired_steps SELECT id, 'level_9', 9, 'x', started_at, started_at, 'v', 'v' FROM sla_clocks LIMIT 1`,
    ],
    ['a unit that was shut out without reason', `INSERT INTO case_excluded SELECT id, 'zhzf' FROM cases`],
    ['a lead that was shut out without reason', `INSERT INTO case_excluded SELECT id, 'scjg' FROM cases`],
    [
      'a history that cannot be read',
      `INSERT INTO case_events (case_id, seq, type, at, recorded_at, actor_kind, data)
         SELECT id, 999, 'x', opened_at, opened_at, 'system', '金丝雀' FROM cases`,
    ],
  ])('does not touch what only a person can judge: %s', async (_what, statement) => {
    await alter(statement);
    const { found, left } = await repair();
    expect(found.length).toBeGreaterThan(0);
    expect(left.length).toBeGreaterThan(0);
    expect(await examineCase(db, caseId)).toEqual(left);
    expect(left[0]?.reference).toBe(reference);
  });
});
