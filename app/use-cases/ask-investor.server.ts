import { questionPauses } from '#app/domain/sla/question.ts';
import { type ActResult, actOnCase, type Opened, writeMessage } from '#app/use-cases/act-on-case.server.ts';
import { isRepeatedMessage } from '#app/use-cases/repeated-message.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

/** Asks the investor, all gaps at once. The first question in time pauses the clocks; later ones do not. */
export function askInvestor(ctx: StaffContext, reference: string, question: { text: string }): Promise<ActResult> {
  const words = { body: question.text };
  const isRepeat = (on: Opened) => isRepeatedMessage(on, ctx.actor, { type: 'question_asked', words });
  return actOnCase(ctx, { reference, action: 'ask', isRepeat }, async (on) => {
    const { caseFile, rules, now } = on.record;
    const message = await writeMessage(on, ctx.actor, words);
    on.append({ type: 'question_asked', message, pauses: questionPauses(caseFile, rules, now) });
    return { ok: true };
  });
}
