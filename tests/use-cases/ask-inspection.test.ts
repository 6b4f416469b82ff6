import { describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerNotices } from '#app/use-cases/answer-notices.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { askInspection } from '#app/use-cases/ask-inspection.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { giveVerdict } from '#app/use-cases/give-verdict.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { listQueue } from '#db/repositories/queue.server.ts';
import { countReferrals, listLeadReferrals } from '#db/repositories/referrals.server.ts';
import { anInvestor, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aProof, by, own, theCast, typesOf } from '#tests/use-cases/play.ts';

/** A fee's report, accepted on Monday at ten: the answer is due on 9 November at 17:30. */
async function accepted() {
  const db = testDb();
  const cast = await theCast(db);
  const filed = await fileAReport(db);
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), filed.reference);
  return { db, cast, ...filed };
}

const SAID = '检查站的人说再告就天天来查。';

describe('retaliation', () => {
  test('is a lead at once, on top of the inbox, with the words for discipline alone', async () => {
    const { db, cast, caseId, reference } = await accepted();
    const asked = await askInspection(own(db, '2026-11-03 20:00'), caseId, { reason: 'retaliation', words: SAID });
    expect(asked).toEqual({ ok: true });
    const { leads } = await listLeadReferrals(db, 'jjw');
    expect(leads).toMatchObject([{ reference, cause: 'retaliation_reported', rank: 0, stage: 'new' }]);
    expect(await countReferrals(db, 'jjw')).toEqual({ open: 1, retaliation: 1, notices: 0 });
    const read = await openCase(by(db, cast.inspector, '2026-11-04 09:00'), reference);
    expect(read?.text?.messages).toMatchObject([{ channel: 'conduct', body: SAID }]);
  });

  test('leaves no trace on the desk of the lead: no event, no word, no clock, no later time in the queue', async () => {
    const { db, cast, caseId, reference } = await accepted();
    const seen = async () => {
      const view = await openCase(by(db, cast.officer, '2026-11-04 09:00'), reference);
      return { view, queue: await queueOf(db, cast.officer.accountId) };
    };
    const before = await seen();
    await askInspection(own(db, '2026-11-03 20:00'), caseId, { reason: 'retaliation', words: SAID });
    expect(await seen()).toEqual(before);
    expect(JSON.stringify(before)).toContain(reference);
  });

  test('keeps every clock of the substance track', async () => {
    const { db, caseId } = await accepted();
    const clocks = () =>
      db
        .selectFrom('sla_clocks')
        .selectAll()
        .where('kind', 'not like', 'referral%')
        .where('case_id', '=', caseId)
        .execute();
    await sweepTo(db, shanghai('2026-11-03 20:00'));
    const before = await clocks();
    await askInspection(own(db, '2026-11-03 20:00'), caseId, { reason: 'retaliation', words: null });
    expect(await clocks()).toEqual(before);
  });

  test('can be told when the case is solved long since, and tells the inspectors by mail each time', async () => {
    const { db, cast, caseId, reference } = await accepted();
    const answer = { outcome: 'returned', text: '已退', proof: aProof() } as const;
    await answerReport(by(db, cast.officer, '2026-11-04 10:00'), reference, answer);
    await giveVerdict(own(db, '2026-11-04 11:00'), caseId, 'solved');
    const mails = () =>
      db
        .selectFrom('outbox')
        .select('id')
        .where('template', '=', 'referral_received')
        .where('account_id', '=', cast.inspector.accountId)
        .execute();
    for (const [day, count] of [
      ['2026-11-20', 1],
      ['2026-11-21', 2],
    ] as const) {
      const asked = { reason: 'retaliation', words: `又来了 ${day}` } as const;
      expect(await askInspection(own(db, `${day} 10:00`), caseId, asked)).toEqual({ ok: true });
      expect(await mails()).toHaveLength(count);
    }
  });

  test('a second click says it once', async () => {
    const { db, caseId } = await accepted();
    for (const at of ['2026-11-03 20:00', '2026-11-03 20:01']) {
      expect(await askInspection(own(db, at), caseId, { reason: 'pressed', words: null })).toEqual({ ok: true });
    }
    expect((await typesOf(db, caseId)).filter((type) => type === 'inspection_asked')).toHaveLength(1);
  });
});

describe('that nothing was done', () => {
  test('is too early until the promised date has gone by, and the day is told', async () => {
    const { db, caseId } = await accepted();
    const ask = (at: string) => askInspection(own(db, at), caseId, { reason: 'not_handled', words: null });
    const view = await openTrackedCase(own(db, '2026-11-03 09:00'), caseId);
    const due = view.answerBy;
    expect(view.own.inspection.not_handled).toEqual({ state: 'later', from: due });
    expect(await ask('2026-11-03 09:00')).toEqual({ ok: false, reason: 'not_possible' });
    expect(await typesOf(db, caseId)).not.toContain('referred');
    expect(due).not.toBeNull();
    expect(await askInspection(anInvestor(db, new Date((due?.getTime() ?? 0) + 60_000)), caseId, NOT_HANDLED)).toEqual({
      ok: true,
    });
    expect(await countReferrals(db, 'jjw')).toMatchObject({ notices: 1 });
  });

  test('before a decision names the day on which it is open if silence decides', async () => {
    const db = testDb();
    const { caseId } = await fileAReport(db);
    const opening = async (at: string) => (await openTrackedCase(own(db, at), caseId)).own.inspection.not_handled;
    const before = await opening('2026-11-02 09:30');
    expect(before).toMatchObject({ state: 'later', from: expect.any(Date), isForeseen: true });
    const { from } = before as { from: Date };
    expect(await opening('2026-11-09 09:00')).toEqual({ state: 'later', from });
  });

  test('while the clock waits for the investor names the day on which it is open if nothing is said', async () => {
    const { db, cast, caseId, reference } = await accepted();
    await askInvestor(by(db, cast.officer, '2026-11-03 10:00'), reference, { text: '哪一天付的？' });
    const opening = async (at: string) => (await openTrackedCase(own(db, at), caseId)).own.inspection;
    const { not_handled, wrong_result } = await opening('2026-11-03 11:00');
    expect(not_handled).toMatchObject({ state: 'later', from: expect.any(Date), isForeseen: true });
    expect(wrong_result).toEqual(not_handled);
    await sweepTo(db, shanghai('2026-11-12 09:00'));
    const { from } = not_handled as { from: Date };
    expect((await opening('2026-11-12 09:00')).not_handled).toEqual({ state: 'later', from });
  });

  test('is a notice about the lead, and what discipline makes of it is told to who asked', async () => {
    const { db, cast, caseId, reference } = await accepted();
    const answer = { outcome: 'returned', text: '已退', proof: aProof() } as const;
    await answerReport(by(db, cast.officer, '2026-11-04 10:00'), reference, answer);
    const wrong = { reason: 'wrong_result', words: '没有退。' } as const;
    expect(await askInspection(own(db, '2026-11-05 10:00'), caseId, wrong)).toEqual({ ok: true });
    const batch = { unit: 'scjg', references: [reference], outcome: 'kept', reason: null } as const;
    expect(await answerNotices(by(db, cast.inspector, '2026-11-09 10:00'), batch)).toMatchObject({ ok: true });
    const { events } = await openTrackedCase(own(db, '2026-11-10 10:00'), caseId);
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['inspection_asked', 'notice_answered']));
  });

  test('the answer to a notice that the ladder made is not told: nobody asked', async () => {
    const { db, cast, caseId, reference } = await accepted();
    await sweepTo(db, shanghai('2026-11-24 09:00'));
    const batch = { unit: 'scjg', references: [reference], outcome: 'kept', reason: null } as const;
    expect(await answerNotices(by(db, cast.inspector, '2026-11-24 10:00'), batch)).toMatchObject({ ok: true });
    const { events } = await openTrackedCase(own(db, '2026-11-24 11:00'), caseId);
    expect(events.map(({ type }) => type)).not.toContain('notice_answered');
  });
});

const NOT_HANDLED = { reason: 'not_handled', words: null } as const;

function queueOf(db: Db, accountId: number) {
  const [now, endOfDay] = [shanghai('2026-11-04 09:00'), shanghai('2026-11-04 23:59')];
  return listQueue(db, {
    departmentId: 'scjg',
    accountId,
    readsAs: ['lead'],
    withHeadsDuties: true,
    view: 'all',
    now,
    endOfDay,
    page: 1,
  });
}
