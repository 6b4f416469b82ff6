import { type ActResult, actOnCase, writeMessage } from '#app/use-cases/act-on-case.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

/** Tells the reporter the result of the conduct track. Read behind the code alone; the lead never sees it. */
export function feedBack(ctx: StaffContext, reference: string, feedback: { text: string }): Promise<ActResult> {
  return actOnCase(ctx, { reference, action: 'feed_back' }, async (on) => {
    const message = await writeMessage(on, ctx.actor, { body: feedback.text, channel: 'conduct' });
    on.append({ type: 'referral_fed_back', kind: 'lead', message });
    return { ok: true };
  });
}
