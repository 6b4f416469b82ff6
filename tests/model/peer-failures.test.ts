import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { healthOf } from '#app/http/healthz.server.ts';
import type { ErrorEntry } from '#app/http/log.server.ts';
import { startJobs } from '#app/jobs/run.server.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerQuestion } from '#app/use-cases/answer-question.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { giveVerdict } from '#app/use-cases/give-verdict.server.ts';
import { addShift } from '#app/use-cases/keep-roster.server.ts';
import { makeUrgent } from '#app/use-cases/make-urgent.server.ts';
import { nameUnit } from '#app/use-cases/name-unit.server.ts';
import type { Db } from '#db/client.server.ts';
import { findNextDueAt } from '#db/repositories/case-cache.server.ts';
import { anAcceptedCase, at, clockOf, firedOn } from '#tests/model/peer-play.ts';
import { accusing, anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';
import { aProof, by, own, theCast } from '#tests/use-cases/play.ts';

/** Where others closed once, the solution clock never ran again. */
describe('a reopened case’s clock runs again', () => {
  test('with a due date, warnings and a breach of its own, while the first cycle stays as it was judged', async () => {
    const { db, cast, caseId, reference } = await anAcceptedCase();
    const answer = { outcome: 'returned', text: '已退', proof: aProof() } as const;
    await answerReport(by(db, cast.officer, '2026-11-09 10:00'), reference, answer);
    await giveVerdict(own(db, '2026-11-12 20:00'), caseId, 'not');
    const again = { state: 'running', started_at: at('2026-11-12 20:00'), due_at: at('2026-11-17 17:30') };
    expect(await clockOf(db, 'resolution:2')).toMatchObject({ ...again, next_at: at('2026-11-16 08:30') });
    expect(await clockOf(db, 'progress:2:1')).toMatchObject({ state: 'running', due_at: at('2026-11-16 17:30') });
    await sweepTo(db, shanghai('2026-11-18 09:00'));
    const late = { state: 'breached', breached_at: at('2026-11-17 17:30') };
    expect(await clockOf(db, 'resolution:2')).toMatchObject(late);
    expect(await clockOf(db, 'resolution:1')).toMatchObject({ state: 'met', due_at: at('2026-11-10 17:30') });
  });
});

/** Where others changed the priority, the time spent waiting was charged after all. */
describe('a pause is not lost by a later change', () => {
  async function asked() {
    const db = testDb();
    const cast = await theCast(db);
    const unknown = { category: 'J3', group: 'promise', accused: accusing() };
    const filed = await fileAReport(db, { report: unknown });
    await askInvestor(by(db, cast.hub, '2026-11-05 10:00'), filed.reference, { text: '请补充时间。' });
    return { db, cast, ...filed };
  }
  const fewerDays = { ...accusing('jtj'), category: 'L1' };
  // From the silent acceptance on the 3rd: the 4th, then the 9th to the 12th; never the two days of waiting.
  const due = { owner_id: 'scjg', started_at: at('2026-11-03 17:30'), due_at: at('2026-11-12 17:30') };

  test('taken before the category and the lead changed', async () => {
    const { db, cast, caseId, reference } = await asked();
    await answerQuestion(own(db, '2026-11-09 10:00'), caseId, '十月二十日');
    await nameUnit(by(db, cast.hub, '2026-11-10 10:00'), reference, fewerDays);
    expect(await clockOf(db, 'resolution:1')).toMatchObject({ state: 'running', ...due });
  });

  test('under way when they changed: it goes on, and ends with the answer', async () => {
    const { db, cast, caseId, reference } = await asked();
    await nameUnit(by(db, cast.hub, '2026-11-06 10:00'), reference, fewerDays);
    expect(await clockOf(db, 'resolution:1')).toMatchObject({ state: 'paused', due_at: null });
    await answerQuestion(own(db, '2026-11-09 10:00'), caseId, '十月二十日');
    expect(await clockOf(db, 'resolution:1')).toMatchObject({ state: 'running', ...due });
  });

  test('nor by a change of priority, which is not possible any more once somebody has written', async () => {
    const { db, cast, caseId, reference } = await anAcceptedCase();
    const shift = {
      on: '2026-11-04',
      from: '08:30',
      to: '17:30',
      phone: '0991-1234567',
      accountId: cast.head.accountId,
    };
    expect(await addShift(by(db, cast.head, '2026-11-03 09:00'), shift)).toEqual({ ok: true });
    await askInvestor(by(db, cast.officer, '2026-11-04 10:00'), reference, { text: '请补充时间。' });
    const before = await clockOf(db, 'resolution:1');
    expect(before).toMatchObject({ state: 'paused', due_at: null });
    const late = await makeUrgent(by(db, cast.head, '2026-11-04 11:00'), reference);
    expect(late).toEqual({ ok: false, reason: 'not_allowed' });
    expect(await clockOf(db, 'resolution:1')).toEqual(before);
    await answerQuestion(own(db, '2026-11-06 10:00'), caseId, '十月二十日');
    expect(await clockOf(db, 'resolution:1')).toMatchObject({ state: 'running', due_at: at('2026-11-12 17:30') });
  });

  test('nor does a change of the category shorten the time that the investor was given to answer', async () => {
    const { db, cast, reference } = await asked();
    await nameUnit(by(db, cast.hub, '2026-11-10 10:00'), reference, { ...accusing('jtj'), category: 'E1' });
    await sweepTo(db, shanghai('2026-11-10 12:00'));
    expect(await clockOf(db, 'resolution:1')).toMatchObject({ state: 'paused' });
    await sweepTo(db, shanghai('2026-11-10 18:00'));
    const ended = ['pause_end_1', at('2026-11-10 17:30'), at('2026-11-10 18:00')];
    expect(await firedOn(db, 'resolution:1')).toContainEqual(ended);
  });
});

/** Where others queued the first level only, nothing ever climbed. */
describe('every ladder level is queued, not only the first', () => {
  test('each sweep finds the next level, seven in all', async () => {
    const { db } = await anAcceptedCase();
    const levels = [
      '2026-11-06 08:30',
      '2026-11-09 08:30',
      '2026-11-10 17:30',
      '2026-11-11 17:30',
      '2026-11-13 17:30',
      '2026-11-17 17:30',
      '2026-12-01 17:30',
    ];
    for (const [level, wall] of levels.entries()) {
      expect(await clockOf(db, 'resolution:1')).toMatchObject({ next_at: at(wall) });
      const justAfter = new Date(shanghai(wall).getTime() + 1);
      await sweepTo(db, justAfter);
      const fired = await firedOn(db, 'resolution:1');
      expect(fired).toHaveLength(level + 1);
      expect(fired.at(-1)).toEqual([`level_${level}`, at(wall), justAfter.toISOString()]);
    }
    expect(await clockOf(db, 'resolution:1')).toMatchObject({ next_at: null });
  });
});

/** Where others read the first day of an event alone, the Golden Week closed one day. */
describe('a multi-day holiday blocks all its days', () => {
  test('none of the seven days of the National Day counts, the make-up Saturday does', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { reference } = await fileAReport(db, { at: shanghai('2026-09-30 15:00') });
    expect(await clockOf(db, 'acceptance')).toMatchObject({ due_at: at('2026-10-08 17:30') });
    expect(await clockOf(db, 'first_contact')).toMatchObject({ due_at: at('2026-10-08 10:00') });
    await acceptCase(by(db, cast.officer, '2026-10-08 10:00'), reference);
    expect(await clockOf(db, 'resolution:1')).toMatchObject({ due_at: at('2026-10-14 17:30') });
  });
});

/** Where others' sweeper had never run, nobody noticed: no breach, no mail, no ladder. */
describe('a sweeper that did not run fires everything once it runs', () => {
  test('each step once, at its own instant, and nothing more the second time', async () => {
    const db = testDb();
    await theCast(db);
    await fileAReport(db, { report: { queryAgreed: false } });
    const late = '2026-12-28 03:00';
    await sweepTo(db, shanghai(late));
    const rows = (steps: [string, string][]) => steps.map(([step, wall]) => [step, at(wall), at(late)]);
    expect(await firedOn(db, 'acceptance')).toEqual(
      rows([
        ['level_0', '2026-11-03 08:30'],
        ['breach', '2026-11-03 17:30'],
        ['level_2', '2026-11-03 17:30'],
      ]),
    );
    expect(await firedOn(db, 'resolution:1')).toEqual(
      rows([
        ['level_0', '2026-11-06 08:30'],
        ['level_1', '2026-11-09 08:30'],
        ['level_2', '2026-11-10 17:30'],
        ['level_3', '2026-11-11 17:30'],
        ['level_4', '2026-11-13 17:30'],
        ['level_5', '2026-11-17 17:30'],
        ['level_6', '2026-12-01 17:30'],
      ]),
    );
    const all = async () => db.selectFrom('fired_steps').selectAll().orderBy('clock_id').orderBy('step').execute();
    const once = await all();
    await sweepTo(db, shanghai('2026-12-28 03:01'));
    expect(await all()).toEqual(once);
  });
});

/** Where a swallowed error had kept others' breach from ever firing, the cron ran every minute and nobody noticed. */
describe('a sweeper that swallowed its failures', () => {
  const SECONDS = 15;
  const breaks = (db: Db) =>
    sql`CREATE TRIGGER no_such_column BEFORE INSERT ON fired_steps BEGIN SELECT RAISE(ABORT, 'broken'); END`.execute(
      db,
    );
  const repair = (db: Db) => sql`DROP TRIGGER no_such_column`.execute(db);

  /** The running jobs, tick after tick, from just before a step falls due. */
  async function aCounty() {
    const db = testDb();
    const cast = await theCast(db);
    const head = await anAccount(db, { department: 'xzfb', role: 'head' });
    await fileAReport(db);
    const due = (await findNextDueAt(db)) ?? new Date(0);
    let [now, countedMs] = [new Date(due.getTime() - 5_000), 0];
    const errors: ErrorEntry[] = [];
    const log = { logError: (entry: ErrorEntry) => errors.push(entry) };
    const setup = {
      db,
      keys: testKeys,
      mailer: null,
      origin: 'https://portal.example',
      storageDir: '/nonexistent',
      log,
    };
    const jobs = startJobs({ ...setup, clock: () => now, countMs: () => countedMs, sweepSeconds: SECONDS });
    await jobs.tickNow();
    const pass = async (ticks: number, apart = SECONDS) => {
      for (let n = 0; n < ticks; n += 1) {
        now = new Date(now.getTime() + apart * 1000);
        countedMs += apart * 1000;
        await jobs.tickNow();
      }
      const { httpStatus, body } = await healthOf({ db, clock: () => now, sweepSeconds: SECONDS, version: '1' });
      return { httpStatus, age: body.sweeper.ageSeconds, leaves: body.sweeper.leavesDueSteps };
    };
    const mailed = async () => {
      const mails = db.selectFrom('outbox').select('account_id').where('template', '=', 'steps_left_due');
      return (await mails.orderBy('id').execute()).map((mail) => mail.account_id);
    };
    return { db, jobs, errors, pass, mailed, told: [cast.hub.accountId, head.accountId] };
  }

  test('beats, and is an incident all the same: after three ticks the health fails and one mail goes out', async () => {
    const { db, jobs, errors, pass, mailed, told } = await aCounty();
    await breaks(db);
    const well = { httpStatus: 200, age: 0, leaves: false };
    for (let tick = 1; tick <= 3; tick += 1) expect(await pass(1)).toEqual(well);
    expect(errors.length).toBeGreaterThan(0);
    expect(await mailed()).toEqual([]);
    expect(await pass(1)).toEqual({ httpStatus: 503, age: 0, leaves: true });
    expect(await mailed()).toEqual(told);
    expect(await pass(10)).toEqual({ httpStatus: 503, age: 0, leaves: true });
    expect(await mailed()).toEqual(told);
    expect(await db.selectFrom('fired_steps').selectAll().execute()).toEqual([]);
    await jobs.stop();
  });

  test('is well again with the tick that fires what was left, each once; the next incident is told anew', async () => {
    const { db, jobs, pass, mailed, told } = await aCounty();
    await breaks(db);
    await pass(5);
    await repair(db);
    expect(await pass(1)).toMatchObject({ httpStatus: 200, leaves: false });
    expect(await firedOn(db, 'first_contact')).toEqual([
      ['level_0', at('2026-11-02 11:00'), at('2026-11-02 11:01:25')],
    ]);
    expect(await mailed()).toEqual(told);
    await breaks(db);
    expect(await pass(1, 24 * 3600)).toMatchObject({ httpStatus: 503, leaves: true });
    expect(await mailed()).toEqual([...told, ...told]);
    await jobs.stop();
  });
});
