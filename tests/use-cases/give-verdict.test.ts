import { describe, expect, test } from 'vitest';
import type { StaffActor } from '#app/domain/permissions.ts';
import type { Rating } from '#app/domain/rating.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { askInspection } from '#app/use-cases/ask-inspection.server.ts';
import { decideReview } from '#app/use-cases/decide-review.server.ts';
import { giveVerdict } from '#app/use-cases/give-verdict.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { rateHandling } from '#app/use-cases/rate-handling.server.ts';
import { signAnswer } from '#app/use-cases/sign-answer.server.ts';
import type { Db } from '#db/client.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aProof, by, own, statusOf, theCast, typesOf } from '#tests/use-cases/play.ts';

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

  test('never who answered it, where it was assigned to nobody or to a colleague', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { caseId, reference } = await fileAReport(db);
    await sweepTo(db, shanghai('2026-11-04 09:00'));
    const answer = { outcome: 'returned', text: '已退还', proof: aProof() } as const;
    expect(await answerReport(by(db, cast.officer, '2026-11-04 10:00'), reference, answer)).toEqual({ ok: true });
    await giveVerdict(own(db, '2026-11-04 11:00'), caseId, 'not');
    const next = { assignee: cast.colleague.accountId, sameOfficer: false };
    expect(await lastVerdict(db, caseId)).toMatchObject(next);
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

describe('a rating', () => {
  const STANDARDS = { lawful: 5, efficient: 2 } as const;
  const rate = (db: Db, at: string, caseId: number, level: 2 | 5, more: Partial<Rating> = {}) =>
    rateHandling(own(db, at), caseId, { level, standards: {}, reasons: [], ...more });
  const given = (db: Db, caseId: number, at = '2026-11-03 11:00') => openTrackedCase(own(db, at), caseId);

  test('is for a handling that came to an answer, and is changed once within 15 days', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const filed = await fileAReport(db);
    expect((await rate(db, '2026-11-02 10:00', filed.caseId, 5)).ok).toBe(false);
    const { caseId } = await answered(db, cast.officer);
    expect(await rate(db, '2026-11-03 11:00', caseId, 2, { standards: STANDARDS, reasons: ['slow'] })).toEqual({
      ok: true,
    });
    const { rating } = await given(db, caseId);
    expect(rating).toEqual({ level: 2, standards: STANDARDS, reasons: ['slow'], changeUntil: '2026-11-18' });
    expect(await rate(db, '2026-11-18 23:00', caseId, 5, { reasons: ['cold'] })).toEqual({ ok: true });
    expect((await given(db, caseId)).rating).toEqual({ level: 5, standards: {}, reasons: [], changeUntil: null });
    expect((await rate(db, '2026-11-18 23:30', caseId, 2)).ok).toBe(false);
  });

  test('stays as it is after 15 days; the same again is no change', async () => {
    const db = testDb();
    const { caseId } = await answered(db, (await theCast(db)).officer);
    for (const at of ['11:00', '11:01']) expect((await rate(db, `2026-11-03 ${at}`, caseId, 2)).ok).toBe(true);
    expect((await typesOf(db, caseId)).filter((type) => type === 'rated')).toHaveLength(1);
    expect((await rate(db, '2026-11-19 00:01', caseId, 5)).ok).toBe(false);
    expect((await given(db, caseId, '2026-11-19 00:01')).rating).toMatchObject({ level: 2, changeUntil: null });
  });

  test('of a reporter who is not known to the department is read by discipline inspection and not by the lead', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { caseId, reference } = await answered(db, cast.officer);
    await rate(db, '2026-11-03 11:00', caseId, 2, { standards: STANDARDS, reasons: ['slow'] });
    await askInspection(own(db, '2026-11-03 12:00'), caseId, { reason: 'favours', words: null });
    const read = async (by_: StaffActor) => (await openCase(by(db, by_, '2026-11-04 09:00'), reference))?.text;
    const lead = await read(cast.officer);
    expect(lead?.rating).toBeNull();
    expect(lead?.events.map(({ type }) => type)).not.toContain('rated');
    expect((await read(cast.inspector))?.rating).toMatchObject({ level: 2, standards: STANDARDS, reasons: ['slow'] });
  });
});
