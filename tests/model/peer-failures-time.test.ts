import { describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerQuestion } from '#app/use-cases/answer-question.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { giveVerdict } from '#app/use-cases/give-verdict.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import type { Db } from '#db/client.server.ts';
import { FIRST, LATER, publishLaterRules } from '#tests/model/later-rules.ts';
import { anAcceptedCase, at, clockOf, firedOn } from '#tests/model/peer-play.ts';
import { changeRules } from '#tests/model/product-events.ts';
import { fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aProof, by, own, theCast } from '#tests/use-cases/play.ts';

const returned = () => ({ outcome: 'returned', text: '已退', proof: aProof() }) as const;
const REPLY = { text: '在办', done: null, next: null, nextByOn: null };

async function clocksAndSteps(db: Db) {
  const clocks = await db.selectFrom('sla_clocks').selectAll().orderBy('key').execute();
  return {
    clocks,
    steps: await db.selectFrom('fired_steps').selectAll().orderBy('clock_id').orderBy('step').execute(),
  };
}

/** Where closing cleared the overdue flag and the past due date, the breach was gone from every list. */
test('closing erases no breach: answered late and solved, the clock stays breached and its steps stay', async () => {
  const { db, cast, caseId, reference } = await anAcceptedCase();
  await sweepTo(db, shanghai('2026-11-12 09:00'));
  const fired = await firedOn(db, 'resolution:1');
  await answerReport(by(db, cast.officer, '2026-11-12 10:00'), reference, returned());
  await giveVerdict(own(db, '2026-11-12 20:00'), caseId, 'solved');
  const late = { state: 'breached', due_at: at('2026-11-10 17:30'), breached_at: at('2026-11-10 17:30') };
  expect(await clockOf(db, 'resolution:1')).toMatchObject(late);
  expect(await firedOn(db, 'resolution:1')).toEqual(fired);
  expect(fired.map(([step]) => step)).toContain('level_2');
});

/** Where the budget ran on while the case stood resolved, whoever reopened it late left no time for it. */
test('the time that an answer waited for the investor is charged to nobody', async () => {
  const { db, cast, caseId, reference } = await anAcceptedCase();
  await answerReport(by(db, cast.officer, '2026-11-05 10:00'), reference, returned());
  await sweepTo(db, shanghai('2026-11-17 09:00'));
  await giveVerdict(own(db, '2026-11-17 10:00'), caseId, 'not');
  // Half of five days, rounded up, from the investor's word: the 18th, 19th and 20th.
  expect(await clockOf(db, 'resolution:2')).toMatchObject({ state: 'running', due_at: at('2026-11-20 17:30') });
});

/** Where an answered case went overdue while the customer was silent, officers closed every answer at once. */
test('answered and silent, no clock of the lead goes late', async () => {
  const { db, cast, reference } = await anAcceptedCase();
  await answerReport(by(db, cast.officer, '2026-11-05 10:00'), reference, returned());
  const before = await clocksAndSteps(db);
  await sweepTo(db, shanghai('2026-11-30 09:00'));
  const duties = ({ clocks, steps }: Awaited<ReturnType<typeof clocksAndSteps>>) =>
    [clocks, steps].map((rows) => rows.length);
  expect(duties(await clocksAndSteps(db))).toEqual(duties(before));
});

/** A question on the Friday at four, answered on the Monday at ten. */
async function askedOverTheWeekend() {
  const filed = await anAcceptedCase();
  await askInvestor(by(filed.db, filed.cast.officer, '2026-11-06 16:00'), filed.reference, { text: '请补充时间。' });
  await answerQuestion(own(filed.db, '2026-11-09 10:00'), filed.caseId, '十月二十日');
  return filed;
}

describe('a hold over a weekend', () => {
  /** Where the hold was added to the creation time, its closed days came on top. */
  test('moves the date by the one working day that it took, not by three', async () => {
    const { db } = await askedOverTheWeekend();
    expect(await clockOf(db, 'resolution:1')).toMatchObject({ state: 'running', due_at: at('2026-11-11 17:30') });
  });

  /** Where the hold and the level's offset were added in different units, levels fired on wrong days. */
  test('moves every level of the ladder with it, each at an opening or a close', async () => {
    const { db } = await askedOverTheWeekend();
    await sweepTo(db, shanghai('2026-11-17 09:00'));
    const levels = (await firedOn(db, 'resolution:1')).filter(([step]) => step?.startsWith('level'));
    expect(levels.map(([step, due]) => [step, due])).toEqual([
      // Before the question: that Friday was still to be the third day.
      ['level_0', at('2026-11-06 08:30')],
      ['level_1', at('2026-11-10 08:30')],
      ['level_2', at('2026-11-11 17:30')],
      ['level_3', at('2026-11-12 17:30')],
      ['level_4', at('2026-11-16 17:30')],
    ]);
  });

  /** Where another priority or policy brought another target, the hold was lost with the old one. */
  test('is not lost when the policy changes', async () => {
    const { db, cast, caseId, reference } = await askedOverTheWeekend();
    await publishLaterRules(db, cast.hub.accountId);
    const filed = { caseId, reference };
    await changeRules({ db, filed }, { policy: LATER, calendar: FIRST }, shanghai('2026-11-09 11:00'));
    // Seven days now: the 4th, 5th, then the 9th to the 13th.
    expect(await clockOf(db, 'resolution:1')).toMatchObject({ state: 'running', due_at: at('2026-11-13 17:30') });
  });
});

/** Where a change of the rules was saved on every ticket, closed ones got new deadlines and old breaches vanished. */
test('a change of the rules moves no date of a clock that is closed or late', async () => {
  const { db, cast, caseId, reference } = await anAcceptedCase();
  await publishLaterRules(db, cast.hub.accountId);
  await sweepTo(db, shanghai('2026-11-11 09:00'));
  const late = await clockOf(db, 'resolution:1');
  const move = { policy: LATER, calendar: LATER };
  await changeRules({ db, filed: { caseId, reference } }, move, shanghai('2026-11-11 10:00'));
  expect(await clockOf(db, 'resolution:1')).toMatchObject({ breached_at: late.breached_at, due_at: late.due_at });
  expect(await clockOf(db, 'acceptance')).toMatchObject({ state: 'met', due_at: at('2026-11-03 17:30') });
});

describe('the first answer', () => {
  /** Where any change of status was one, nobody had to write. */
  test('is no change of status: accepting leaves the first contact owed', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { reference } = await fileAReport(db);
    await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
    expect(await clockOf(db, 'first_contact')).toMatchObject({ state: 'running' });
    await replyToInvestor(by(db, cast.officer, '2026-11-02 11:00'), reference, REPLY);
    expect(await clockOf(db, 'first_contact')).toMatchObject({ state: 'met' });
  });

  /** Where "replied" fulfilled the resolution too, a courtesy closed the case. */
  test('is no solution: the answer is owed as before, and nothing else stops', async () => {
    const { db, cast, reference } = await anAcceptedCase();
    await replyToInvestor(by(db, cast.officer, '2026-11-03 11:00'), reference, REPLY);
    for (const key of ['resolution:1', 'progress:1:1'])
      expect(await clockOf(db, key)).toMatchObject({ state: 'running' });
  });
});

/** Where the date was unset while a ticket waited, it was in no list any more. */
test('a case that waits for the investor stays in the lead’s open list', async () => {
  const { db, cast, caseId, reference } = await anAcceptedCase();
  await askInvestor(by(db, cast.officer, '2026-11-04 10:00'), reference, { text: '请补充时间。' });
  const lead = await db
    .selectFrom('case_readers')
    .select(['department_id', 'is_open'])
    .where('case_id', '=', caseId)
    .where('reads_as', '=', 'lead')
    .execute();
  expect(lead).toEqual([{ department_id: 'scjg', is_open: 1 }]);
});
