import { type ActResult, actOnCase } from '#app/use-cases/act-on-case.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

/** Discipline takes a lead up; its disposal clock starts. */
export function acknowledgeReferral(ctx: StaffContext, reference: string): Promise<ActResult> {
  return actOnCase(ctx, { reference, action: 'acknowledge' }, async ({ append }) => {
    append({ type: 'referral_acknowledged', kind: 'lead' });
    return { ok: true };
  });
}
