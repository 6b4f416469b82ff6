import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadKeys } from '#app/crypto/keys.server.ts';
import { sweepClocks } from '#app/jobs/sweep-clocks.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { listCaseIds } from '#db/repositories/case-events.server.ts';
import { lookAfterSweep as look, type Traces } from '#tests/jobs/sweep-traces.ts';
import { anAccount, fileAReport, shanghai } from '#tests/support/builders.ts';
import { testDbFile } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';
import {
  atEveryStatement,
  atStatements,
  bundleSweeper,
  commitsAmong,
  firstWritesAmong,
  type Sweeper,
  type SweeperEnd,
  startSweeper,
  statementsOf,
} from '#tests/support/sweeper.ts';

/** By then the silence has been an acceptance and the query a presumption; the lead is with discipline. */
const NOW = shanghai('2026-11-10 10:00');
const TWO_MINUTES_LATER = shanghai('2026-11-10 10:02');
const HALTED_MS = 3_000;
/** More than share a commit. */
const CASES = 134;

let dir: string;
let copies = 0;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'portal-faults-'));
  loadKeys(join(dir, 'keys'), new Map());
  for (const [name, cases] of [
    ['one', 1],
    ['many', CASES],
  ] as const) {
    mkdirSync(join(dir, name));
    const db = testDbFile(join(dir, name));
    await anAccount(db, { department: 'scjg', role: 'officer' });
    await anAccount(db, { department: 'scjg', role: 'head' });
    await anAccount(db, { department: 'jtj', role: 'officer' });
    await anAccount(db, { department: 'jjw', role: 'inspector' });
    for (let n = 0; n < cases; n += 1) await fileAReport(db);
    await db.destroy();
  }
  await bundleSweeper();
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** The same county again, as a file of its own. */
function aCounty(name: 'one' | 'many') {
  copies += 1;
  const path = join(dir, `${copies}.sqlite`);
  copyFileSync(join(dir, name, 'portal.sqlite'), path);
  return { path, keysDir: join(dir, 'keys') };
}

type Undisturbed = { traces: Traces; ran: string[]; commits: number[] };

/** The rows of one sweep that nothing disturbed, the statements it took, and which of them were commits. */
async function undisturbed(name: 'one' | 'many'): Promise<Undisturbed> {
  const county = aCounty(name);
  const end = await startSweeper(county, NOW).ended;
  expect(end).toMatchObject({ code: 0, err: '' });
  const ran = statementsOf(end);
  return { ran, commits: commitsAmong(ran), traces: await look(county.path) };
}

/** What a sweep of this county cannot do without, in the transaction of its first cases. */
const WRITTEN = [
  'unit_marks',
  'audit_rows',
  'case_events',
  'cases',
  'sla_clocks',
  'fired_steps',
  'scheduled_acts',
  'case_readers',
  'referrals',
  'queries',
  'query_cases',
  'outbox',
];

describe('a sweeper that is killed', () => {
  /** Killed after this statement and swept again the county is the same as after the undisturbed one. */
  const killedAfter = async (name: 'one' | 'many', statement: number, { traces, ran }: Undisturbed) => {
    const county = aCounty(name);
    const end = await startSweeper(county, NOW, { signal: 'SIGKILL', statement }).ended;
    expect(end).toMatchObject({ signal: 'SIGKILL', out: 'now\n', err: '' });
    const after = await look(county.path, async (db) => {
      for (const id of await listCaseIds(db, 0, 9)) expect(await examineCase(db, id)).toEqual([]);
      await sweepClocks({ db, keys: testKeys, now: TWO_MINUTES_LATER });
    });
    expect(after, `killed after statement ${statement} of ${ran.length}: ${ran[statement - 1]}`).toEqual(traces);
    rmSync(county.path);
  };

  test('is watched in every statement of its transaction, whoever prepared it: those before its commit write all that it does', async () => {
    const { ran, commits } = await undisturbed('one');
    const [first = 0] = commits;
    const began = ran.indexOf('BEGIN IMMEDIATE') + 1;
    expect(began).toBeGreaterThan(0);
    const within = ran.slice(began, first - 1);
    expect([...firstWritesAmong(within).keys()]).toEqual(expect.arrayContaining(WRITTEN));
    expect(within.length).toBeGreaterThan(30);
    // The cases and the heartbeat.
    expect(commits).toHaveLength(2);
    expect([...firstWritesAmong(ran.slice(first)).keys()]).toEqual(['heartbeats']);
  });

  test('after any statement at all leaves a county that the next sweep makes the same as an undisturbed one', async () => {
    const alone = await undisturbed('one');
    const { traces, ran } = alone;
    expect(traces.events.map((event) => event.type)).toEqual(
      expect.arrayContaining([
        'accepted_silently',
        'query_served',
        'presumption_recorded',
        'referred',
        'step_fired',
        'unit_order_issued',
      ]),
    );
    expect(traces.mails.length).toBeGreaterThan(5);
    expect(ran.length).toBeGreaterThan(40);
    await atEveryStatement(ran, (statement) => killedAfter('one', statement, alone));
  }, 300_000);

  test('among more cases than share a commit, after the first write to every third table and after every third commit: the same', async () => {
    const alone = await undisturbed('many');
    const writes = firstWritesAmong(alone.ran);
    expect([...writes.keys()]).toEqual(expect.arrayContaining(WRITTEN));
    expect(alone.commits.length).toBeGreaterThan(3);
    const sampled = [...writes.values()].filter((_, place) => place % 3 === 0);
    const commits = alone.commits.filter((_, place) => place % 3 === 0);
    await atStatements([...sampled, ...commits], (statement) => killedAfter('many', statement, alone));
  }, 300_000);

  test('beside another one does not keep that one from doing everything once', async () => {
    const { traces, ran } = await undisturbed('many');
    const county = aCounty('many');
    const killed = startSweeper(county, NOW, { signal: 'SIGKILL', statement: Math.floor(ran.length / 2) });
    const others = [startSweeper(county, NOW), startSweeper(county, TWO_MINUTES_LATER)];
    const ends = await Promise.all([killed, ...others].map((sweeper) => sweeper.ended));
    expect(ends.slice(1).map(({ code, err }) => ({ code, err }))).toEqual(others.map(() => ({ code: 0, err: '' })));
    expect(await look(county.path)).toEqual(traces);
  }, 60_000);
});

describe('a sweeper that is halted for two minutes of the county’s time and then runs on', () => {
  /** `until`: when it runs on; where it holds no lock, once the other one is through. */
  const halted = async (
    statementOf: (of: Undisturbed) => number,
    until: (other: Sweeper) => Promise<unknown> = (other) => other.ended,
  ) => {
    const alone = await undisturbed('many');
    const county = aCounty('many');
    const sleeper = startSweeper(county, NOW, { signal: 'SIGSTOP', statement: statementOf(alone) });
    await sleeper.reached;
    const other = startSweeper(county, TWO_MINUTES_LATER);
    await until(other);
    sleeper.wake();
    const ends: SweeperEnd[] = await Promise.all([sleeper.ended, other.ended]);
    const cases = ends.map(({ code, err, out }) => {
      expect({ code, err }).toEqual({ code: 0, err: '' });
      return JSON.parse(out.replace('now\n', '')).cases as number;
    });
    expect(await look(county.path)).toEqual(alone.traces);
    return cases;
  };

  test('with its list already read fires nothing of what another one has fired meanwhile', async () => {
    expect(await halted(() => 1)).toEqual([0, CASES]);
  }, 60_000);

  test('in the middle of its transaction keeps the lock, and the other one has nothing left of that', async () => {
    const [own = 0, others = 0] = await halted(
      ({ commits }) => Math.floor((commits[0] ?? 0) / 2),
      () => wait(HALTED_MS),
    );
    expect(own).toBeGreaterThan(0);
    expect(own + others).toBeGreaterThanOrEqual(CASES);
  }, 60_000);

  test('in the middle of its transaction for longer than others wait makes them fail, and the next sweep finds all done once', async () => {
    const alone = await undisturbed('one');
    const county = aCounty('one');
    const middle = Math.floor((alone.commits[0] ?? 0) / 2);
    const sleeper = startSweeper(county, NOW, { signal: 'SIGSTOP', statement: middle });
    await sleeper.reached;
    const other = await startSweeper(county, TWO_MINUTES_LATER).ended;
    expect(other.code).not.toBe(0);
    expect(other.err).toContain('DatabaseBusyError');
    sleeper.wake();
    expect(await sleeper.ended).toMatchObject({ code: 0, err: '' });
    const next = await startSweeper(county, TWO_MINUTES_LATER).ended;
    expect(JSON.parse(next.out).cases).toBe(0);
    expect(await look(county.path)).toEqual(alone.traces);
  }, 120_000);

  test('between two of its commits leaves the rest to the other one, and nothing is done twice', async () => {
    const [own = 0, others = 0] = await halted(({ commits }) => commits[0] ?? 0);
    expect(own).toBeGreaterThan(0);
    expect(others).toBeGreaterThan(0);
    expect(own + others).toBeGreaterThanOrEqual(CASES);
  }, 60_000);
});
