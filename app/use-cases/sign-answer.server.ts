import { type ActResult, actOnCase } from '#app/use-cases/act-on-case.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

/** The head or another officer signs the prepared "no": only now is it sent, and only now do the clocks stop. */
export function signAnswer(ctx: StaffContext, reference: string): Promise<ActResult> {
  return actOnCase(ctx, { reference, action: 'sign' }, async ({ record, append }) => {
    const pending = record.caseFile.pendingAnswer;
    if (!pending) throw new Error('nothing was prepared to sign');
    append({ type: 'answered', outcome: pending.outcome, message: pending.message, signedBy: ctx.actor.accountId });
    return { ok: true };
  });
}
