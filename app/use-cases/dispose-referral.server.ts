import type { Disposal } from '#app/domain/case-event.ts';
import { type ActResult, actOnCase } from '#app/use-cases/act-on-case.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

/** One of the four disposals of a lead (检举控告工作规则 Art 17). */
export function disposeReferral(ctx: StaffContext, reference: string, disposal: Disposal): Promise<ActResult> {
  return actOnCase(ctx, { reference, action: 'dispose' }, async ({ append }) => {
    append({ type: 'referral_disposed', kind: 'lead', disposal });
    return { ok: true };
  });
}
