import { preparedNo } from '#app/domain/prepared-no.ts';
import { type ProofKind, proofKindsOf } from '#app/domain/proof.ts';
import type { StoredProof } from '#app/files/proof.server.ts';
import { type ActResult, actOnCase, type Opened, writeMessage } from '#app/use-cases/act-on-case.server.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';
import { isRepeatedMessage } from '#app/use-cases/repeated-message.server.ts';
import { refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { insertProofFile } from '#db/repositories/proof-files.server.ts';

export type Answer =
  | { outcome: 'returned'; text: string; proof: StoredProof<ProofKind> }
  | { outcome: 'not'; text: string; basis: { document: string; article: string } };

/**
 * "Returned", with its proof, is sent at once. "Not", with its basis, waits for the head's or another officer's
 * signature; the clocks run until then (sla.md §4, An answer).
 */
export function answerReport(ctx: StaffContext, reference: string, answer: Answer): Promise<ActResult<'wrong_proof'>> {
  const words = { body: answer.text, basis: answer.outcome === 'not' ? answer.basis : null };
  // Only what still waits: an earlier draft may be taken up again in place of a later one.
  const isRepeat = async (on: Opened) => {
    const only = on.record.caseFile.pendingAnswer?.message ?? null;
    return answer.outcome === 'not' && isRepeatedMessage(on, ctx.actor, { type: 'answer_prepared', words, only });
  };
  return actOnCase<'wrong_proof'>(ctx, { reference, action: 'answer', isRepeat }, async (on) => {
    if (answer.outcome === 'returned' && !proofKindsIn(on.record).includes(answer.proof.kind)) {
      return refused('wrong_proof');
    }
    const message = await writeMessage(on, ctx.actor, words);
    if (answer.outcome === 'returned') {
      const { id, now } = on.record;
      await insertProofFile(on.trx, id, { ...answer.proof, accountId: ctx.actor.accountId, filedAt: now });
      on.append({ type: 'answered', outcome: 'returned', message, signedBy: null });
      return { ok: true };
    }
    for (const body of preparedNo(on.record.caseFile, message, ctx.actor.accountId)) on.append(body);
    on.record.notices.push({ department: ctx.actor.departmentId, audience: 'head', template: 'answer_to_sign' });
    return { ok: true };
  });
}

/** The proofs that an answer on this case can have, by its category as it stands. */
export function proofKindsIn({ caseFile, county }: Pick<CaseRecord, 'caseFile' | 'county'>): readonly ProofKind[] {
  return proofKindsOf(caseFile.category === null ? undefined : county.categories.get(caseFile.category));
}
