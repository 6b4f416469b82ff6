import type { Finding } from '#app/domain/case-event.ts';
import { possibleFindings } from '#app/domain/finding.ts';
import { type ActResult, actOnCase } from '#app/use-cases/act-on-case.server.ts';
import { refused, type StaffContext } from '#app/use-cases/use-case.server.ts';

/**
 * Concludes a lead with a finding; the feedback clock starts for named and hidden reporters. 'contradicts_disposal': a
 * lead that was closed or put aside is not substantiated.
 */
export function concludeReferral(
  ctx: StaffContext,
  reference: string,
  finding: Finding,
): Promise<ActResult<'contradicts_disposal'>> {
  return actOnCase(ctx, { reference, action: 'conclude' }, async ({ record, append }) => {
    const disposal = record.caseFile.referrals.lead?.disposal ?? null;
    if (!possibleFindings(disposal).includes(finding)) return refused('contradicts_disposal');
    append({ type: 'referral_concluded', kind: 'lead', finding });
    return { ok: true };
  });
}
