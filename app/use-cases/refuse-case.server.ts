import type { RefusalReason } from '#app/domain/case-event.ts';
import { type ActResult, actOnCase, writeMessage } from '#app/use-cases/act-on-case.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

/** A refusal carries its reason and the right channel; the investor may appeal once (sla.md §4). */
export function refuseCase(
  ctx: StaffContext,
  reference: string,
  refusal: { reason: RefusalReason; rightChannel: string; text: string },
): Promise<ActResult> {
  return actOnCase(ctx, { reference, action: 'refuse' }, async (on) => {
    const message = await writeMessage(on, ctx.actor, { body: refusal.text, rightChannel: refusal.rightChannel });
    on.append({ type: 'refused', reason: refusal.reason, message });
    return { ok: true };
  });
}
