import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { type Difference, examineCase } from '#app/use-cases/examine-case.server.ts';
import { recordBreaches } from '#app/use-cases/record-breaches.server.ts';
import type { Db } from '#db/client.server.ts';
import { listCaseIds } from '#db/repositories/case-events.server.ts';
import { accusing, anAccount, asStaff, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';

const LATER = shanghai('2026-11-12 10:00');

async function examineAll(db: Db): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const id of await listCaseIds(db, 0, 1_000)) found.push(...(await examineCase(db, id)));
  return found;
}

test('a county in which cases went every way has no difference, before and after sweeps and between them', async () => {
  const db = testDb();
  const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
  await fileAReport(db);
  await fileAReport(db, { report: { accused: accusing() } });
  await fileAReport(db, { report: { category: 'L8', group: 'attitude', accused: accusing('jtj') } });
  const outside = await fileAReport(db, { report: { accused: accusing('swju') } });
  const asked = await fileAReport(db);
  expect(await examineAll(db)).toEqual([]);
  await acceptCase(asStaff(db, officer, shanghai('2026-11-02 10:00')), asked.reference);
  await askInvestor(asStaff(db, officer, shanghai('2026-11-02 11:00')), asked.reference, { text: '请补充票据。' });
  expect(await examineAll(db)).toEqual([]);
  await recordBreaches({ db, now: LATER, keys: testKeys }, outside.caseId);
  expect(await examineAll(db)).toEqual([]);
  await sweepTo(db, shanghai('2027-02-20 10:00'));
  expect(await examineAll(db)).toEqual([]);
});

describe('a cached row that does not follow from the events is found:', () => {
  let db: Db;
  let caseId: number;
  let reference: string;
  beforeEach(async () => {
    db = testDb();
    ({ caseId, reference } = await fileAReport(db));
    await sweepTo(db, LATER);
  });

  test.each<[string, string, Partial<Difference>]>([
    ['the status', `UPDATE cases SET status = 'solved'`, { table: 'cases', field: 'status', cached: 'solved' }],
    ['the lead', `UPDATE cases SET lead_id = 'jtj'`, { table: 'cases', field: 'lead', replayed: 'scjg' }],
    [
      'a due instant',
      `UPDATE sla_clocks SET due_at = '2030-01-01T00:00:00.000Z' WHERE key = 'resolution:1'`,
      { table: 'sla_clocks', key: 'resolution:1', field: 'dueAt', cached: '2030-01-01T00:00:00.000Z' },
    ],
    [
      'a next step that no sweep would ever find',
      `UPDATE sla_clocks SET next_at = NULL WHERE key = 'resolution:1'`,
      { table: 'sla_clocks', key: 'resolution:1', field: 'nextAt', cached: null },
    ],
    [
      'a reader who was added',
      `INSERT INTO case_readers (case_id, department_id, reads_as, reads_text, is_open, due_at, status)
         SELECT case_id, 'zhzf', 'told', 1, 1, due_at, status FROM case_readers LIMIT 1`,
      { table: 'case_readers', key: 'zhzf:told', field: 'row', cached: 'present', replayed: 'missing' },
    ],
    [
      'a thing to do in the queue',
      `UPDATE case_readers SET to_do = 0 WHERE department_id = 'scjg'`,
      { table: 'case_readers', key: 'scjg:lead', field: 'toDo', cached: false, replayed: true },
    ],
    [
      'a reader who was taken away',
      `DELETE FROM case_readers WHERE department_id = 'scjg'`,
      { table: 'case_readers', key: 'scjg:lead', field: 'row', cached: 'missing', replayed: 'present' },
    ],
    [
      'a status in the queue',
      `UPDATE case_readers SET status = 'solved' WHERE department_id = 'scjg'`,
      { table: 'case_readers', key: 'scjg:lead', field: 'status', cached: 'solved' },
    ],
    [
      'a referral that went further than its history',
      `UPDATE referrals SET stage = 'fed_back'`,
      { table: 'referrals', key: 'lead', field: 'stage', cached: 'fed_back' },
    ],
    [
      'a step that did not fire',
      `INSERT INTO fired_steps SELECT id, 'level_9', 9, 'x', started_at, started_at, 'v', 'v' FROM sla_clocks LIMIT 1`,
      { table: 'fired_steps', key: 'acceptance#level_9', field: 'row', replayed: 'missing' },
    ],
    [
      'a unit that was shut out without reason',
      `INSERT INTO case_excluded SELECT id, 'zhzf' FROM cases`,
      { table: 'case_excluded', key: 'zhzf', field: 'row', cached: 'present' },
    ],
  ])('%s', async (_what, statement, expected) => {
    expect(await examineCase(db, caseId)).toEqual([]);
    await sql.raw(statement).execute(db);
    expect(await examineCase(db, caseId)).toEqual([expect.objectContaining({ reference, ...expected })]);
  });

  describe('of a step that fired, though the database lets nobody change one:', () => {
    test.each<[string, string, string]>([
      ['the level', 'level', `level = 1`],
      ['what it did', 'action', `action = 'nothing'`],
      ['the instant it was due', 'dueAt', `due_at = '2026-11-03T09:00:00.000Z'`],
      ['the instant it fired', 'firedAt', `fired_at = '2026-11-03T09:00:00.000Z'`],
      ['an instant that is none', 'firedAt', `fired_at = 'yesterday'`],
      ['the version of the targets', 'policyVersion', `policy_version = '2027-01'`],
      ['the version of the calendar', 'calendarVersion', `calendar_version = '2027-01'`],
    ])('%s', async (_what, field, change) => {
      await sql`DROP TRIGGER fired_steps_no_update`.execute(db);
      const clock = `(SELECT id FROM sla_clocks WHERE key = 'acceptance')`;
      await sql.raw(`UPDATE fired_steps SET ${change} WHERE step = 'level_2' AND clock_id = ${clock}`).execute(db);
      const value = /= '?([^']*)'?$/.exec(change)?.[1];
      expect(await examineCase(db, caseId)).toEqual([
        {
          reference,
          table: 'fired_steps',
          key: 'acceptance#level_2',
          field,
          cached: field === 'level' ? Number(value) : value,
          replayed: expect.anything(),
          tampered: true,
        },
      ]);
    });

    test('the step’s own name, which is one step too many and one too few', async () => {
      await sql`DROP TRIGGER fired_steps_no_update`.execute(db);
      await sql`UPDATE fired_steps SET step = 'level_6' WHERE step = 'level_2'
        AND clock_id = (SELECT id FROM sla_clocks WHERE key = 'acceptance')`.execute(db);
      const found = await examineCase(db, caseId);
      expect(found.map(({ key, cached, tampered }) => [key, cached, tampered])).toEqual([
        ['acceptance#level_6', 'present', true],
        ['acceptance#level_2', 'missing', true],
      ]);
    });
  });

  test('a pending act that was lost', async () => {
    const fresh = testDb();
    const filed = await fileAReport(fresh);
    await sweepTo(fresh, shanghai('2026-11-03 18:00'));
    await sql`DELETE FROM scheduled_acts`.execute(fresh);
    expect(await examineCase(fresh, filed.caseId)).toEqual([
      {
        reference: filed.reference,
        table: 'scheduled_acts',
        key: 'serve_query:jtj:0',
        field: 'row',
        cached: 'missing',
        replayed: 'present',
      },
    ]);
  });

  test('a history that cannot be replayed, without a word of what it holds', async () => {
    await sql`INSERT INTO case_events (case_id, seq, type, at, recorded_at, actor_kind, data)
      VALUES (${caseId}, 999, 'x', '2026-11-02T01:00:00.000Z', '2026-11-02T01:00:00.000Z', 'system', '金丝雀')`.execute(
      db,
    );
    const found = await examineCase(db, caseId);
    expect(found).toEqual([
      { reference, table: 'case_events', key: '', field: 'replay', cached: null, replayed: 'SyntaxError' },
    ]);
  });
});
