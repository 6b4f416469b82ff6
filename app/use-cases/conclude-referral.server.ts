import type { Finding } from '#app/domain/case-event.ts';
import { type ActResult, actOnCase } from '#app/use-cases/act-on-case.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

/** Concludes a lead with a finding; the feedback clock starts for named and hidden reporters. */
export function concludeReferral(ctx: StaffContext, reference: string, finding: Finding): Promise<ActResult> {
  return actOnCase(ctx, { reference, action: 'conclude' }, async ({ append }) => {
    append({ type: 'referral_concluded', kind: 'lead', finding });
    return { ok: true };
  });
}
