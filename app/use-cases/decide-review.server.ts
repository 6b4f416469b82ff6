import type { ReviewOutcome } from '#app/domain/case-event.ts';
import { referralNotices } from '#app/domain/sla/firing.ts';
import { type ActResult, actOnCase, writeMessage } from '#app/use-cases/act-on-case.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

/** A second look by people who did not handle the case. Misconduct that it finds is referred as a lead. */
export function decideReview(
  ctx: StaffContext,
  reference: string,
  review: { outcome: ReviewOutcome; text: string; misconduct: boolean },
): Promise<ActResult> {
  return actOnCase(ctx, { reference, action: 'decide_review' }, async (on) => {
    const { caseFile, county, notices } = on.record;
    const message = await writeMessage(on, ctx.actor, { body: review.text });
    on.append({ type: 'review_decided', outcome: review.outcome, message });
    if (review.misconduct) {
      notices.push(...referralNotices(caseFile, 'lead', county.disciplineUnit));
      on.append({ type: 'referred', kind: 'lead', cause: 'review_found_misconduct', unit: caseFile.lead });
    }
    return { ok: true };
  });
}
