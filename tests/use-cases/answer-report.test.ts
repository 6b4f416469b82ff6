import { describe, expect, test } from 'vitest';
import type { ProofKind } from '#app/domain/proof.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { anAccount, fileAReport } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aProof, by, statusOf } from '#tests/use-cases/play.ts';

async function anAcceptedCase(report: object) {
  const db = testDb();
  const { caseId, reference } = await fileAReport(db, { report });
  const lead = (await db.selectFrom('cases').select('lead_id').executeTakeFirstOrThrow()).lead_id ?? '';
  const officer = await anAccount(db, { department: lead, role: 'officer' });
  await acceptCase(by(db, officer, '2026-11-02 10:00'), reference);
  const prove = (kind: ProofKind) => {
    const answer = { outcome: 'returned', text: '已退', proof: { ...aProof(), kind } } as const;
    return answerReport(by(db, officer, '2026-11-02 11:00'), reference, answer);
  };
  const kinds = async () => (await openCase(by(db, officer, '2026-11-02 10:30'), reference))?.text?.proofKinds;
  return { db, caseId, prove, kinds };
}

describe('"returned or put right"', () => {
  test.each([
    ['a fee', { category: 'L1', group: 'fee' }],
    ['an inspection', { category: 'L3', group: 'fine', amounts: [] }],
  ])('of %s is proved by the voucher or the order that lifts it; a photo of a meeting is none', async (_of, report) => {
    const { db, caseId, prove, kinds } = await anAcceptedCase(report);
    expect(await kinds()).toEqual(['refund_voucher', 'lifting_order']);
    expect(await prove('other')).toEqual({ ok: false, reason: 'wrong_proof' });
    expect(await prove('acceptance_number')).toEqual({ ok: false, reason: 'wrong_proof' });
    expect(await statusOf(db, caseId)).toBe('in_progress');
    expect(await db.selectFrom('proof_files').selectAll().execute()).toEqual([]);
    expect(await prove('lifting_order')).toEqual({ ok: true });
  });

  test('of a matter that has no paper of its own is proved by what there is', async () => {
    const { prove } = await anAcceptedCase({ category: 'C1', group: 'attitude', amounts: [] });
    expect(await prove('other')).toEqual({ ok: true });
  });
});
