import { type ActResult, actOnCase, writeMessage } from '#app/use-cases/act-on-case.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

/** Decides the appeal against a refusal. Accepted: the same lead handles it from this instant. */
export function decideAppeal(
  ctx: StaffContext,
  reference: string,
  decision: { outcome: 'accepted' | 'upheld'; text: string },
): Promise<ActResult> {
  return actOnCase(ctx, { reference, action: 'decide_appeal' }, async (on) => {
    const message = await writeMessage(on, ctx.actor, { body: decision.text });
    on.append({ type: 'appeal_decided', outcome: decision.outcome, message });
    return { ok: true };
  });
}
