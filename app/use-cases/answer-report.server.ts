import type { StoredProof } from '#app/files/proof.server.ts';
import { type ActResult, actOnCase, writeMessage } from '#app/use-cases/act-on-case.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { insertProofFile } from '#db/repositories/proof-files.server.ts';

export type Answer = { outcome: 'returned'; text: string; proof: StoredProof } | { outcome: 'not'; text: string };

/**
 * "Returned", with its proof, is sent at once. "Not", with its basis, waits for the head's or another officer's
 * signature; the clocks run until then (sla.md §4, An answer).
 */
export function answerReport(ctx: StaffContext, reference: string, answer: Answer): Promise<ActResult> {
  return actOnCase(ctx, { reference, action: 'answer' }, async (on) => {
    const message = await writeMessage(on, ctx.actor, { body: answer.text });
    if (answer.outcome === 'returned') {
      const { id, now } = on.record;
      await insertProofFile(on.trx, id, { ...answer.proof, accountId: ctx.actor.accountId, filedAt: now });
      on.append({ type: 'answered', outcome: 'returned', message, signedBy: null });
      return { ok: true };
    }
    on.append({ type: 'answer_prepared', outcome: 'not', message, by: ctx.actor.accountId });
    on.record.notices.push({ department: ctx.actor.departmentId, audience: 'head', template: 'answer_to_sign' });
    return { ok: true };
  });
}
