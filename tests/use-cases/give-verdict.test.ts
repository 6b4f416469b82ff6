import { describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { decideReview } from '#app/use-cases/decide-review.server.ts';
import { giveVerdict } from '#app/use-cases/give-verdict.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { rateHandling } from '#app/use-cases/rate-handling.server.ts';
import { signAnswer } from '#app/use-cases/sign-answer.server.ts';
import type { Db } from '#db/client.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { anAccount, fileAReport } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aProof, by, own, statusOf, theCast } from '#tests/use-cases/play.ts';

async function lastVerdict(db: Db, caseId: number) {
  const found = (await listCaseEvents(db, caseId)).findLast((event) => event.type === 'verdict_given');
  if (found?.type !== 'verdict_given') throw new Error('no verdict was given');
  return found;
}

/** Filed, accepted by the officer and answered "returned" on Tuesday. */
async function answered(db: Db, officer: Awaited<ReturnType<typeof anAccount>>) {
  const filed = await fileAReport(db);
  await acceptCase(by(db, officer, '2026-11-02 10:00'), filed.reference);
  const answer = { outcome: 'returned', text: '已退', proof: aProof() } as const;
  expect(await answerReport(by(db, officer, '2026-11-03 10:00'), filed.reference, answer)).toEqual({ ok: true });
  return filed;
}

describe('who handles a reopened case', () => {
  test('another officer of the lead', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { caseId } = await answered(db, cast.officer);
    await giveVerdict(own(db, '2026-11-03 11:00'), caseId, 'not');
    expect(await lastVerdict(db, caseId)).toMatchObject({
      assignee: cast.colleague.accountId,
      sameOfficer: false,
      next: 'cycle',
    });
  });

  test('else its head', async () => {
    const db = testDb();
    const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
    const head = await anAccount(db, { department: 'scjg', role: 'head' });
    const { caseId } = await answered(db, officer);
    await giveVerdict(own(db, '2026-11-03 11:00'), caseId, 'partly');
    expect(await lastVerdict(db, caseId)).toMatchObject({ assignee: head.accountId, sameOfficer: false });
  });

  test('else the same one, and that is recorded', async () => {
    const db = testDb();
    const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
    const { caseId } = await answered(db, officer);
    await giveVerdict(own(db, '2026-11-03 11:00'), caseId, 'not');
    expect(await lastVerdict(db, caseId)).toMatchObject({ assignee: officer.accountId, sameOfficer: true });
  });
});

describe('only the investor says solved', () => {
  test('and only on an answer', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { caseId, reference } = await fileAReport(db);
    const tooEarly = await giveVerdict(own(db, '2026-11-02 10:00'), caseId, 'solved');
    expect(tooEarly).toEqual({ ok: false, reason: 'not_possible' });
    await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
    await answerReport(by(db, cast.officer, '2026-11-02 11:00'), reference, {
      outcome: 'not',
      basis: { document: '条例', article: '第一条' },
      text: '依据',
    });
    expect((await giveVerdict(own(db, '2026-11-02 12:00'), caseId, 'solved')).ok).toBe(false);
    await signAnswer(by(db, cast.head, '2026-11-02 14:00'), reference);
    expect((await giveVerdict(own(db, '2026-11-02 15:00'), caseId, 'solved')).ok).toBe(true);
    expect(await statusOf(db, caseId)).toBe('solved');
    expect((await giveVerdict(own(db, '2026-11-02 16:00'), caseId, 'not')).ok).toBe(false);
  });

  test('one who wrote a "no" does not sign it; the investor reads it only when it is signed', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { caseId, reference } = await fileAReport(db);
    await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
    await answerReport(by(db, cast.officer, '2026-11-02 11:00'), reference, {
      outcome: 'not',
      basis: { document: '条例', article: '第一条' },
      text: '依据如下。',
    });
    expect(await signAnswer(by(db, cast.officer, '2026-11-02 12:00'), reference)).toEqual({
      ok: false,
      reason: 'not_allowed',
    });
    expect((await openTrackedCase(own(db, '2026-11-02 13:00'), caseId)).messages).toEqual([]);
    expect(await signAnswer(by(db, cast.colleague, '2026-11-02 14:00'), reference)).toEqual({ ok: true });
    const view = await openTrackedCase(own(db, '2026-11-02 15:00'), caseId);
    expect(view.answer).toMatchObject({ outcome: 'not', body: '依据如下。' });
    expect(view.messages).toHaveLength(1);
  });

  test('the whole way: cycle, review, outcome, then solved or the higher channel', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { caseId, reference } = await answered(db, cast.officer);
    await giveVerdict(own(db, '2026-11-03 11:00'), caseId, 'not');
    const answer = { outcome: 'returned', text: '已再退', proof: aProof() } as const;
    await answerReport(by(db, cast.colleague, '2026-11-04 10:00'), reference, answer);
    await giveVerdict(own(db, '2026-11-04 11:00'), caseId, 'not');
    expect(await lastVerdict(db, caseId)).toMatchObject({ next: 'review', reviewBody: 'xzfb' });
    expect(await statusOf(db, caseId)).toBe('under_review');
    const outcome = { outcome: 'cannot_be_met', text: '依法不能满足', misconduct: false } as const;
    expect(await decideReview(by(db, cast.reviewer, '2026-11-05 10:00'), reference, outcome)).toEqual({ ok: true });
    expect((await openTrackedCase(own(db, '2026-11-05 11:00'), caseId)).canGiveVerdict).toBe(true);
    await giveVerdict(own(db, '2026-11-05 12:00'), caseId, 'not');
    const view = await openTrackedCase(own(db, '2026-11-05 13:00'), caseId);
    expect(view).toMatchObject({ canGiveVerdict: false, higherChannelShown: true, status: 'answered' });
  });
});

describe('a case that saw level 6 before its review', () => {
  test('can still be called solved by the investor after the review', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { caseId, reference } = await fileAReport(db, { report: { queryAgreed: false } });
    const answer = { outcome: 'returned', text: '已退' } as const;
    await answerReport(by(db, cast.officer, '2026-12-07 10:00'), reference, { ...answer, proof: aProof() });
    await giveVerdict(own(db, '2026-12-07 11:00'), caseId, 'not');
    await answerReport(by(db, cast.officer, '2026-12-08 10:00'), reference, { ...answer, proof: aProof() });
    await giveVerdict(own(db, '2026-12-08 11:00'), caseId, 'not');
    const outcome = { outcome: 'for_investor', text: '已重办', misconduct: false } as const;
    await decideReview(by(db, cast.reviewer, '2026-12-09 10:00'), reference, outcome);
    expect(await giveVerdict(own(db, '2026-12-09 11:00'), caseId, 'solved')).toEqual({ ok: true });
    expect(await statusOf(db, caseId)).toBe('solved');
  });
});

test('a rating is given once, for a handling that came to an answer', async () => {
  const db = testDb();
  const cast = await theCast(db);
  const filed = await fileAReport(db);
  expect((await rateHandling(own(db, '2026-11-02 10:00'), filed.caseId, 5)).ok).toBe(false);
  const { caseId } = await answered(db, cast.officer);
  expect(await rateHandling(own(db, '2026-11-03 11:00'), caseId, 2)).toEqual({ ok: true });
  expect((await rateHandling(own(db, '2026-11-03 12:00'), caseId, 5)).ok).toBe(false);
});
