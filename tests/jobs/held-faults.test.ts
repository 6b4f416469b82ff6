import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type KeyRing, loadKeys } from '#app/crypto/keys.server.ts';
import { sweepClocks } from '#app/jobs/sweep-clocks.server.ts';
import { INVESTOR_NEWS } from '#app/use-cases/investor-mail.server.ts';
import { lookAfterSweep, type Traces } from '#tests/jobs/sweep-traces.ts';
import { shanghai } from '#tests/support/builders.ts';
import { testDbFile } from '#tests/support/db.ts';
import {
  atEveryStatement,
  bundleSweeper,
  firstWritesAmong,
  startSweeper,
  statementsOf,
} from '#tests/support/sweeper.ts';
import { aFirm, keepAReport } from '#tests/use-cases/kept-report.ts';
import { theCast } from '#tests/use-cases/play.ts';

/** The morning of the working day after the third firm's report: all three go. */
const NOW = shanghai('2026-11-03 09:01');
const TWO_MINUTES_LATER = shanghai('2026-11-03 09:03');
const FIRMS = [1, 2, 3];
/** What a release cannot do without. */
const WRITTEN = ['case_events', 'sla_clocks', 'case_readers', 'held_reports', 'outbox', 'audit_rows', 'heartbeats'];

let dir: string;
let keys: KeyRing;
let copies = 0;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'portal-kept-'));
  // What a firm and a mail box are known by is hashed: whoever files, sweeps and goes on has the same keys.
  keys = loadKeys(join(dir, 'keys'), new Map()).keys;
  const db = testDbFile(dir);
  await theCast(db);
  for (const n of FIRMS) await keepAReport(db, { keys, report: { ...aFirm(n), mailTo: `firm${n}@example.test` } });
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

async function undisturbed(): Promise<{ traces: Traces; ran: string[] }> {
  const county = aCounty();
  const end = await startSweeper(county, NOW).ended;
  expect(end).toMatchObject({ code: 0, err: '' });
  return { ran: statementsOf(end), traces: await lookAfterSweep(county.path) };
}

/** Each report was released once, at nine, with one mail to its reporter and the same to the lead. */
function expectReleased({ events, mails, cases, kept }: Traces): void {
  expect(events.map(({ type }) => type)).toEqual(
    FIRMS.flatMap(() => ['case_opened', 'release_set', 'report_released']),
  );
  expect(cases.map((row) => (row as { opened_at: string }).opened_at)).toEqual(
    FIRMS.map(() => shanghai('2026-11-03 09:00').toISOString()),
  );
  const rows = mails as { template: string; account_id: number | null; relay_key: string | null }[];
  const toReporters = rows.filter(({ template }) => template === INVESTOR_NEWS);
  expect(new Set(toReporters.map(({ relay_key }) => relay_key)).size).toBe(FIRMS.length);
  expect(toReporters).toHaveLength(FIRMS.length);
  expect(rows.length).toBeGreaterThan(FIRMS.length);
  expect(kept).toEqual([]);
}

describe('a sweeper that releases what was kept', () => {
  test('killed after any statement at all, and swept again: all go, each once, with one mail to each reporter', async () => {
    const { traces, ran } = await undisturbed();
    expectReleased(traces);
    expect([...firstWritesAmong(ran).keys()]).toEqual(expect.arrayContaining(WRITTEN));
    expect(ran.length).toBeGreaterThan(30);
    await atEveryStatement(ran, async (statement) => {
      const county = aCounty();
      const end = await startSweeper(county, NOW, { signal: 'SIGKILL', statement }).ended;
      expect(end).toMatchObject({ signal: 'SIGKILL', out: 'now\n', err: '' });
      const after = await lookAfterSweep(county.path, (db) => sweepClocks({ db, keys, now: TWO_MINUTES_LATER }));
      expect(after, `killed after statement ${statement} of ${ran.length}`).toEqual(traces);
      rmSync(county.path);
    });
  }, 300_000);

  test('beside two others, one of them killed, releases each once', async () => {
    const { traces, ran } = await undisturbed();
    const county = aCounty();
    const killed = startSweeper(county, NOW, { signal: 'SIGKILL', statement: Math.floor(ran.length / 2) });
    const others = [startSweeper(county, NOW), startSweeper(county, TWO_MINUTES_LATER)];
    await killed.ended;
    for (const other of others) expect(await other.ended).toMatchObject({ code: 0, err: '' });
    expect(await lookAfterSweep(county.path)).toEqual(traces);
  }, 60_000);
});
