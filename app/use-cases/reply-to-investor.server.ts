import type { CaseEvent } from '#app/domain/case-event.ts';
import { type ActResult, actOnCase, type Opened, writeMessage } from '#app/use-cases/act-on-case.server.ts';
import { isRepeatedMessage } from '#app/use-cases/repeated-message.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

export type Reply = { text: string; done: string | null; next: string | null; nextByOn: string | null };

/** What the investor says is answered, be it in the same words as before. */
const isAnew = ({ type }: CaseEvent) => type === 'investor_wrote' || type === 'question_answered';

/** A message by a person. With "done", "next" and "by when" all filled it also keeps the progress promise. */
export function replyToInvestor(ctx: StaffContext, reference: string, reply: Reply): Promise<ActResult> {
  const { text, ...progress } = reply;
  const words = { body: text, ...progress };
  const isRepeat = (on: Opened) => isRepeatedMessage(on, ctx.actor, { type: 'message_sent', words, isAnew });
  return actOnCase(ctx, { reference, action: 'reply', isRepeat }, async (on) => {
    const message = await writeMessage(on, ctx.actor, words);
    on.append({ type: 'message_sent', message, progress: isProgress(reply) });
    return { ok: true };
  });
}

function isProgress(reply: Reply): boolean {
  return reply.done !== null && reply.next !== null && reply.nextByOn !== null;
}
