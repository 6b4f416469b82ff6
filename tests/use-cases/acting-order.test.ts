import { describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { acknowledgeReferral } from '#app/use-cases/acknowledge-referral.server.ts';
import { answerQuestion } from '#app/use-cases/answer-question.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { appealRefusal } from '#app/use-cases/appeal-refusal.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { decideReview } from '#app/use-cases/decide-review.server.ts';
import { fileQueryAnswer } from '#app/use-cases/file-query-answer.server.ts';
import { giveVerdict } from '#app/use-cases/give-verdict.server.ts';
import { nameUnit } from '#app/use-cases/name-unit.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { refuseCase } from '#app/use-cases/refuse-case.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import { signAnswer } from '#app/use-cases/sign-answer.server.ts';
import type { Db } from '#db/client.server.ts';
import { accusing, fileAReport, MONDAY, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aProof, BASIS, by, type Cast, historyOf, own, REFUSAL, statusOf, theCast } from '#tests/use-cases/play.ts';

type Scene = { db: Db; caseId: number; reference: string; cast: Cast };
/** `swept`: who acts was let in by a step itself (a referral, a served query), so that one has to have fired. */
type Act = [at: string, act: (scene: Scene, at: string) => Promise<unknown>, swept?: 'swept'];

const accept: Act[1] = ({ db, cast, reference }, at) => acceptCase(by(db, cast.officer, at), reference);
const sayNo: Act[1] = ({ db, cast, reference }, at) =>
  answerReport(by(db, cast.officer, at), reference, {
    outcome: 'not',
    basis: { document: '条例', article: '第一条' },
    text: '依据如下',
  });
const sign: Act[1] = ({ db, cast, reference }, at) => signAnswer(by(db, cast.head, at), reference);
const payBack: Act[1] = ({ db, cast, reference }, at) =>
  answerReport(by(db, cast.officer, at), reference, { outcome: 'returned', text: '已退', proof: aProof() });
const saysNot: Act[1] = ({ db, caseId }, at) => giveVerdict(own(db, at), caseId, 'not');
const question: Act[1] = ({ db, cast, reference }, at) =>
  askInvestor(by(db, cast.officer, at), reference, { text: '请补充时间。' });

const STORIES: Record<string, { report?: object; acts: Act[] }> = {
  'accepted, asked, presumed, answered late, reopened, reviewed': {
    report: { accused: accusing('jtj', 'nyj') },
    acts: [
      ['2026-11-03 11:00', accept],
      ['2026-11-04 10:00', question],
      [
        '2026-11-16 09:00',
        ({ db, cast, reference }, at) => acknowledgeReferral(by(db, cast.inspector, at), reference),
        'swept',
      ],
      ['2026-11-25 16:00', sayNo],
      ['2026-11-27 10:00', sign],
      ['2026-12-01 20:00', saysNot],
      ['2026-12-09 10:00', payBack],
      ['2026-12-10 10:00', saysNot],
      [
        '2026-12-22 10:00',
        ({ db, cast, reference }, at) =>
          decideReview(by(db, cast.reviewer, at), reference, {
            outcome: 'for_investor',
            text: '重办',
            misconduct: true,
          }),
      ],
    ],
  },
  'accepted by silence, a basis filed late, never answered': {
    acts: [
      [
        '2026-11-09 11:00',
        async ({ db, cast }, at) => {
          const query = await db.selectFrom('queries').select('number').executeTakeFirst();
          return fileQueryAnswer(by(db, cast.accused, at), query?.number ?? '', BASIS);
        },
        'swept',
      ],
      ['2026-12-20 11:00', ({ db, cast, reference }, at) => openCase(by(db, cast.officer, at), reference)],
    ],
  },
  'refused, appealed, accepted by silence, asked and answered': {
    acts: [
      ['2026-11-03 10:00', ({ db, cast, reference }, at) => refuseCase(by(db, cast.officer, at), reference, REFUSAL)],
      ['2026-11-05 10:00', ({ db, caseId }, at) => appealRefusal(own(db, at), caseId)],
      ['2026-11-09 10:00', question],
      ['2026-11-10 10:00', ({ db, caseId }, at) => answerQuestion(own(db, at), caseId, '十月二十日')],
      ['2026-12-30 10:00', payBack],
    ],
  },
  'in triage, accepted by silence, named late with fewer days': {
    report: { category: null, group: 'other', accused: accusing() },
    acts: [
      [
        '2026-11-12 10:00',
        ({ db, cast, reference }, at) =>
          nameUnit(by(db, cast.hub, at), reference, { ...accusing('jtj'), category: 'E3' }),
      ],
      [
        '2026-11-13 10:00',
        ({ db, cast, reference }, at) =>
          replyToInvestor(by(db, cast.officer, at), reference, {
            text: '已接手',
            done: '接手',
            next: '核实',
            nextByOn: '2026-11-20',
          }),
      ],
      ['2026-12-30 10:00', payBack],
    ],
  },
};

async function play(name: string, sweeps: readonly string[]) {
  const db = testDb();
  const cast = await theCast(db);
  const scene = { db, cast, ...(await fileAReport(db, { report: STORIES[name]?.report ?? {} })) };
  for (const [at, act, swept] of STORIES[name]?.acts ?? []) {
    for (const sweep of sweeps) if (sweep < at) await sweepTo(db, shanghai(sweep));
    if (swept) await sweepTo(db, shanghai(at));
    await act(scene, at);
  }
  await sweepTo(db, shanghai('2027-01-25 09:00'));
  return { ...scene, firstAccount: cast.officer.accountId };
}

/** Account numbers go on counting over the databases of a run; told apart from the first of the cast. */
const comparable = (history: unknown, first: number) =>
  JSON.parse(JSON.stringify(history), (key, value) =>
    ['accountId', 'assignee', 'by', 'signedBy'].includes(key) && typeof value === 'number' ? value - first : value,
  );

async function firedRows(db: Db) {
  const fired = await db
    .selectFrom('fired_steps')
    .innerJoin('sla_clocks', 'sla_clocks.id', 'fired_steps.clock_id')
    .select(['sla_clocks.key', 'fired_steps.step', 'fired_steps.action', 'fired_steps.due_at', 'fired_steps.level'])
    .orderBy('sla_clocks.key')
    .orderBy('fired_steps.step')
    .execute();
  const acts = await db
    .selectFrom('scheduled_acts')
    .select(['round', 'act', 'unit', 'due_at', 'next_at'])
    .where('fired_at', 'is not', null)
    .orderBy('due_at')
    .orderBy('unit')
    .execute();
  const clocks = await db
    .selectFrom('sla_clocks')
    .select(['key', 'owner_id', 'state', 'started_at', 'due_at', 'stopped_at', 'breached_at', 'next_at'])
    .orderBy('key')
    .execute();
  const referrals = await db.selectFrom('referrals').selectAll().orderBy('kind').execute();
  const readers = await db
    .selectFrom('case_readers')
    .selectAll()
    .orderBy('department_id')
    .orderBy('reads_as')
    .execute();
  return { fired, acts, clocks, referrals, readers };
}

const DAILY = Array.from({ length: 90 }, (_, day) => new Date(MONDAY.getTime() + day * 86_400_000))
  .flatMap((day) => ['08:45', '17:45'].map((time) => `${day.toISOString().slice(0, 10)} ${time}`))
  .sort();

describe('an act first fires what is due, so the sweeper’s hours change nothing', () => {
  test.each(Object.keys(STORIES))('%s', async (name) => {
    const late = await play(name, []);
    const punctual = await play(name, DAILY);
    const [one, other] = [await historyOf(late.db, late.caseId), await historyOf(punctual.db, punctual.caseId)];
    expect(comparable(other, punctual.firstAccount)).toEqual(comparable(one, late.firstAccount));
    const rows = await firedRows(late.db);
    expect(await firedRows(punctual.db)).toEqual(rows);
    const acts = one.filter(({ type }) => ['query_served', 'investor_reminded', 'notice_overdue'].includes(type));
    expect(rows.acts.filter((act) => act.act !== 'become_unconfirmed')).toHaveLength(acts.length);
    expect(one.length).toBeGreaterThan(8);
  });

  test('the rows say both when a step was due and when it was fired', async () => {
    const db = testDb();
    await fileAReport(db);
    await sweepTo(db, shanghai('2026-11-20 03:00'));
    const row = await db
      .selectFrom('fired_steps')
      .select(['due_at', 'fired_at', 'policy_version', 'calendar_version'])
      .where('step', '=', 'breach')
      .executeTakeFirstOrThrow();
    expect(row.due_at).toBe('2026-11-03T09:30:00.000Z');
    expect(row.fired_at).toBe('2026-11-19T19:00:00.000Z');
    expect([row.policy_version, row.calendar_version]).toEqual(['2026-11', '2026-11']);
  });

  test('sweeping twice at the same instant adds nothing', async () => {
    const db = testDb();
    await fileAReport(db);
    await sweepTo(db, shanghai('2026-11-20 03:00'));
    const once = await firedRows(db);
    await sweepTo(db, shanghai('2026-11-20 03:00'));
    expect(await firedRows(db)).toEqual(once);
  });

  test('an officer who accepts a moment too late finds it accepted by silence', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { caseId, reference } = await fileAReport(db);
    expect(await acceptCase(by(db, cast.officer, '2026-11-03 17:31'), reference)).toEqual({
      ok: false,
      reason: 'not_allowed',
    });
    expect(await statusOf(db, caseId)).toBe('in_progress');
    const refusal = await refuseCase(by(db, cast.officer, '2026-11-03 17:32'), reference, REFUSAL);
    expect(refusal).toEqual({ ok: false, reason: 'not_allowed' });
  });

  test('a clock that jumps backwards fires nothing twice, and nobody is stopped from acting', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { caseId, reference } = await fileAReport(db);
    await sweepTo(db, shanghai('2026-11-04 12:00'));
    const before = await firedRows(db);
    await sweepTo(db, shanghai('2026-11-03 12:00'));
    expect(await firedRows(db)).toEqual(before);
    const asked = await askInvestor(by(db, cast.officer, '2026-11-03 16:00'), reference, { text: '请补充。' });
    expect(asked).toEqual({ ok: true });
    expect(await statusOf(db, caseId)).toBe('awaiting_investor');
  });
});
