import { preparedNo } from '#app/domain/prepared-no.ts';
import type { WrittenRefusal } from '#app/domain/service/written-answer.ts';
import { type ActResult, actOnCase, type Opened, writeMessage } from '#app/use-cases/act-on-case.server.ts';
import { isRepeatedMessage } from '#app/use-cases/repeated-message.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

export type WrittenAnswer =
  | { outcome: 'not_refused'; text: string }
  | { outcome: 'refused'; text: string; basis: { document: string; article: string }; refusal: WrittenRefusal };

/**
 * The answer to an ask for a written one. "Not refused" says what happens next and is sent at once: nothing was returned, so
 * it needs no proof. A refusal, with basis, gap, other route and officer, waits for its signature as every "no" does.
 */
export function answerInWriting(ctx: StaffContext, reference: string, answer: WrittenAnswer): Promise<ActResult> {
  const isRefusal = answer.outcome === 'refused';
  const words = { body: answer.text, basis: isRefusal ? answer.basis : null };
  const isRepeat = async (on: Opened) => {
    const only = on.record.caseFile.pendingAnswer?.message ?? null;
    return isRefusal && isRepeatedMessage(on, ctx.actor, { type: 'answer_prepared', words, only });
  };
  return actOnCase(ctx, { reference, action: 'answer', isRepeat }, async (on) => {
    if (!isRefusal) {
      const message = await writeMessage(on, ctx.actor, words);
      on.append({ type: 'answered', outcome: 'returned', message, signedBy: null });
      return { ok: true };
    }
    const message = await writeMessage(on, ctx.actor, { ...words, refusal: answer.refusal });
    for (const body of preparedNo(on.record.caseFile, message, ctx.actor.accountId)) on.append(body);
    on.record.notices.push({ department: ctx.actor.departmentId, audience: 'head', template: 'answer_to_sign' });
    return { ok: true };
  });
}
