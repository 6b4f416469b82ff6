import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadKeys } from '#app/crypto/keys.server.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { createDb, type Db } from '#db/client.server.ts';
import { listCaseIds } from '#db/repositories/case-events.server.ts';
import { fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDbFile } from '#tests/support/db.ts';
import {
  atEveryStatement,
  bundleSweeper,
  firstWritesAmong,
  startApplying,
  statementsOf,
} from '#tests/support/sweeper.ts';
import { by, theCast } from '#tests/use-cases/play.ts';
import { aCalendar, anAdmin, publish, walkAllAt } from '#tests/use-cases/rule-story.ts';

/** The day of the new calendar: it comes into force, and a case is moved. */
const NOW = shanghai('2026-11-05 10:00');
/** What bringing a case under new rules cannot do without. */
const WRITTEN = [
  'calendars',
  'rule_applications',
  'case_events',
  'cases',
  'sla_clocks',
  'scheduled_acts',
  'audit_rows',
];

let dir: string;
let copies = 0;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'portal-rules-'));
  loadKeys(join(dir, 'keys'), new Map());
  const db = testDbFile(dir);
  const { officer } = await theCast(db);
  const { reference } = await fileAReport(db);
  await acceptCase(by(db, officer, '2026-11-02 10:00'), reference);
  const body = aCalendar({ closed: ['2026-11-06'] });
  await publish(await anAdmin(db, '2026-11-03 10:00'), { kind: 'calendar', body, on: '2026-11-05' });
  // What was due before the new rules is the sweep's, and has been swept.
  await sweepTo(db, shanghai('2026-11-04 23:00'));
  await db.destroy();
  await bundleSweeper();
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function aCounty() {
  copies += 1;
  const path = join(dir, `${copies}.sqlite`);
  copyFileSync(join(dir, 'portal.sqlite'), path);
  return { path, keysDir: join(dir, 'keys') };
}

/** What the walk leaves behind, apart from the random numbers of queries; the doctor has looked at it. */
async function tracesOf(path: string) {
  const db: Db = createDb(path);
  try {
    for (const id of await listCaseIds(db, 0, 9)) expect(await examineCase(db, id)).toEqual([]);
    const read = async (query: string) => (await sql.raw(query).execute(db)).rows as { type?: string; data?: string }[];
    const events = await read(`SELECT case_id, seq, type, at, data FROM case_events ORDER BY case_id, seq`);
    return {
      events: events.map((event) => ({
        ...event,
        type: event.type,
        data: String(event.data).replace(/"number":"[^"]*"/, ''),
      })),
      clocks: await read(
        `SELECT case_id, key, state, due_at, next_at, policy_version, calendar_version FROM sla_clocks`,
      ),
      versions: await read(`SELECT version, activated_at FROM calendars`),
      walks: await read(`SELECT calendar_version, last_case_id, moved, examined, done_at FROM rule_applications`),
      mails: await read(`SELECT message_key FROM outbox ORDER BY 1`),
      audited: await read(`SELECT act, case_id, subject FROM audit_rows ORDER BY seq`),
    };
  } finally {
    await db.destroy();
  }
}

async function goOn(path: string): Promise<void> {
  const db = createDb(path);
  await walkAllAt(db, NOW);
  await db.destroy();
}

async function undisturbed() {
  const county = aCounty();
  const end = await startApplying(county, NOW).ended;
  expect(end).toMatchObject({ code: 0, err: '' });
  return { ran: statementsOf(end), traces: await tracesOf(county.path) };
}

describe('the walk that brings open cases under new rules', () => {
  test('killed after any statement at all goes on where it was and leaves the same as an undisturbed one', async () => {
    const { ran, traces } = await undisturbed();
    expect(traces.events.filter(({ type }) => type === 'rules_changed')).toHaveLength(1);
    expect(traces.walks).toMatchObject([{ calendar_version: '2026-11-05', moved: 1, examined: 1 }]);
    expect([...firstWritesAmong(ran).keys()]).toEqual(expect.arrayContaining(WRITTEN));
    expect(ran.length).toBeGreaterThan(40);
    await atEveryStatement(ran, async (statement) => {
      const county = aCounty();
      const killed = await startApplying(county, NOW, { signal: 'SIGKILL', statement }).ended;
      expect(killed).toMatchObject({ signal: 'SIGKILL', err: '' });
      await goOn(county.path);
      const after = await tracesOf(county.path);
      expect(after, `killed after statement ${statement} of ${ran.length}`).toEqual(traces);
      rmSync(county.path);
    });
  }, 300_000);

  test('beside a killed one and another one does everything once', async () => {
    const { ran, traces } = await undisturbed();
    const county = aCounty();
    const killed = startApplying(county, NOW, { signal: 'SIGKILL', statement: Math.floor(ran.length / 2) });
    const others = [startApplying(county, NOW), startApplying(county, NOW)];
    await killed.ended;
    for (const other of others) expect(await other.ended).toMatchObject({ code: 0, err: '' });
    expect(await tracesOf(county.path)).toEqual(traces);
  }, 60_000);
});
