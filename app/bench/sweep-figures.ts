import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantile } from '#app/bench/load.ts';
import { printFigure } from '#app/bench/print-figure.ts';
import { openPortal } from '#app/cli/open-portal.ts';
import { newQueryCode } from '#app/crypto/code.server.ts';
import { DEMO_REPORTS } from '#app/demo/reports.ts';
import type { StaffActor } from '#app/domain/permissions.ts';
import { type CalendarDefinition, compileCalendar } from '#app/domain/sla/calendar.ts';
import { readClock } from '#app/domain/sla/clock.ts';
import { sweepClocks } from '#app/jobs/sweep-clocks.server.ts';
import { createAccount } from '#app/use-cases/create-account.server.ts';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import { addRestingClocks, setSpeed } from '#db/bench-county.server.ts';
import calendarJson from '#db/reference/calendar-county.json' with { type: 'json' };
import { findNextDueAt } from '#db/repositories/case-cache.server.ts';

// The bench's sweeper, a process of its own so that its memory is its own: node --import tsx app/bench/sweep-figures.ts

const DUE = 1_000;
/** Reports are filed in as many lots, twenty minutes apart: what is asked for the first time comes due lot by lot. */
const LOTS = 3;
const LOT_MS = 20 * 60_000;
const FEW = 10_000;
const MANY = 1_000_000;
const IDLE_TICKS = 300;
/** A Monday of the county's calendar, 9:00. */
const FILED = new Date('2026-11-02T01:00:00.000Z');
/**
 * What falls due, on one clock a report: on those that nobody answers a step of first contact a lot, then on all at once; on
 * those that had a first word, and were not accepted, their silent acceptance. `forgotten`: the former a day later, when
 * the acceptance and the explanation of its first red light are late together, two due clocks a report.
 */
const LOT_STEPS = ['reminder', 'amber', 'red'] as const;
const STEPS = [...LOT_STEPS, 'acceptance_reminder', 'silent_acceptance'] as const;
const FORGOTTEN_CLOCKS = 2;
const GREETING = { text: '已收到，正在核对。', done: null, next: null, nextByOn: null };
const GREETED_MS = 10 * 60_000;
const STAFF = [
  ['scjg', 'officer'],
  ['scjg', 'head'],
  ['zsj', 'hub'],
  ['xzfb', 'head'],
] as const;

type County = Awaited<ReturnType<typeof openPortal>>;
/** Milliseconds: by the clock on the wall, and of this process's own work, which other processes do not lengthen. */
type Spent = { wall: number; own: number };
type Times = Map<string, Spent>;

/** Reports that nobody accepts, among so many clocks that are not due. `greeted`: each had a first word of the lead. */
async function fillCounty(
  { db, keys }: County,
  { clocks, greeted }: { clocks: number; greeted: boolean },
): Promise<void> {
  let officer: StaffActor | null = null;
  for (const [department, role] of STAFF) {
    const email = `${department}-${role}@example.test`;
    const seat = { userName: `${department}-${role}`, displayName: '李明', department, role, email };
    const account = await createAccount({ db, keys, now: FILED }, seat);
    if (!account.ok) throw new Error(account.reason);
    officer ??= { kind: 'staff', accountId: account.accountId, departmentId: department, role };
  }
  await setSpeed(db, { synchronous: 'OFF', foreignKeys: 'ON' });
  for (let n = 0; n < DUE * LOTS; n += 1) {
    const now = new Date(FILED.getTime() + Math.floor(n / DUE) * LOT_MS);
    const submission = { submissionId: `bench-${n}`, code: newQueryCode(), report: DEMO_REPORTS.roadFee };
    const filed = await fileReport({ db, keys, now, actor: { kind: 'investor' } }, submission);
    if (!filed.ok) throw new Error(filed.reason);
    if (!greeted || !officer) continue;
    const at = new Date(now.getTime() + GREETED_MS);
    const replied = await replyToInvestor({ db, keys, now: at, actor: officer }, filed.receipt.reference, GREETING);
    if (!replied.ok) throw new Error(replied.reason);
  }
  await addRestingClocks(db, clocks);
}

/** A county of its own, gone when it was measured. */
async function inCounty(filling: { clocks: number; greeted: boolean }, measure: (county: County) => Promise<void>) {
  const storageDir = mkdtempSync(join(tmpdir(), 'bench-sweep-'));
  const portal = await openPortal({ storageDir }, () => FILED);
  try {
    await fillCounty(portal, filling);
    // What the filling wrote would be written while the sweep waits for its own.
    execFileSync('sync');
    await measure(portal);
  } finally {
    await portal.db.destroy();
    rmSync(storageDir, { recursive: true, force: true });
  }
}

async function timesAmong(clocks: number): Promise<Times> {
  const times: Times = new Map();
  const onAllAtOnce = async (portal: County) => {
    const { wall, own } = await spentOnNext(portal, DUE * LOTS);
    return { wall: wall / LOTS, own: own / LOTS };
  };
  await inCounty({ clocks, greeted: false }, async (portal) => {
    times.set('idle', await middleOf(IDLE_TICKS, () => spentOn(portal, FILED, 0)));
    for (const step of LOT_STEPS) times.set(step, await middleOf(LOTS, () => spentOnNext(portal, DUE)));
    times.set('acceptance_reminder', await onAllAtOnce(portal));
    times.set('forgotten', await onAllAtOnce(portal));
  });
  await inCounty({ clocks, greeted: true }, async (portal) => {
    await onAllAtOnce(portal);
    times.set('silent_acceptance', await onAllAtOnce(portal));
  });
  return times;
}

async function middleOf(rounds: number, measure: () => Promise<Spent>): Promise<Spent> {
  const all: Spent[] = [];
  for (let n = 0; n < rounds; n += 1) all.push(await measure());
  const middle = (of: keyof Spent) =>
    quantile(
      all.map((spent) => spent[of]).sort((a, b) => a - b),
      0.5,
    );
  return { wall: middle('wall'), own: middle('own') };
}

async function spentOnNext(portal: County, cases: number): Promise<Spent> {
  const due = await findNextDueAt(portal.db);
  if (!due) throw new Error('nothing falls due');
  return spentOn(portal, new Date(due.getTime() + 60_000), cases);
}

/** One tick, everything in it: finding, firing, mails, commits, heartbeat. */
async function spentOn({ db, keys }: County, now: Date, cases: number): Promise<Spent> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const swept = await sweepClocks({ db, keys, now });
  const [wall, { user, system }] = [performance.now() - began, process.cpuUsage(used)];
  if (swept.cases !== cases) throw new Error(`${swept.cases} cases fired, not ${cases}`);
  return { wall, own: (user + system) / 1000 };
}

function benchDistance(): void {
  const calendar = compileCalendar(calendarJson as unknown as CalendarDefinition);
  const count = 200_000;
  const microseconds = (days: number) => {
    const target = { unit: 'days', target: days, warn: [0.5, 0.8] } as const;
    const began = performance.now();
    for (let n = 0; n < count; n += 1) {
      const at = new Date(FILED.getTime() + (n % 10_000) * 60_000);
      readClock(calendar, target, [{ type: 'start', at }], at);
    }
    return ((performance.now() - began) * 1000) / count;
  };
  for (const days of [1, 500]) microseconds(days);
  const [oneDayUs, twoYearsUs] = [microseconds(1), microseconds(500)];
  const measured = { oneDayUs, twoYearsUs, distanceTimes: twoYearsUs / oneDayUs };
  printFigure('due_date_by_distance', measured, { oneDayUs: 5, twoYearsUs: 5, distanceTimes: 2 });
}

function printSweep(figure: string, step: string, thousands: number): void {
  const [large, small] = [spent(many, step), spent(few, step)];
  const measured = {
    sweepMs: large.wall,
    ownMs: large.own,
    among10kMs: small.wall,
    among10kOwnMs: small.own,
    sizeTimes: large.wall / small.wall,
  };
  printFigure(figure, measured, { sweepMs: 500 * thousands, sizeTimes: 2 });
}

benchDistance();
const few = await timesAmong(FEW);
const many = await timesAmong(MANY);

function spent(times: Times, step: string): Spent {
  return times.get(step) ?? { wall: Number.NaN, own: Number.NaN };
}

const idle = { idleMs: spent(many, 'idle').wall, among10kMs: spent(few, 'idle').wall };
printFigure('idle_tick_of_1m', idle, { idleMs: 1 });
for (const step of STEPS) printSweep(`sweep_1000_due_of_1m_${step}`, step, 1);
printSweep('sweep_2000_due_of_1m_forgotten', 'forgotten', FORGOTTEN_CLOCKS);
printFigure('sweeper_memory_1m', { residentMb: process.memoryUsage.rss() / 1024 / 1024 }, { residentMb: 300 });
