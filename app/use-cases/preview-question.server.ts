import type { UnitName } from '#app/domain/case-view.ts';
import { chooseDecider } from '#app/domain/department-routing.ts';
import { isInReview } from '#app/domain/review.ts';
import { type NoPause, questionPause, whyNoPause } from '#app/domain/sla/question.ts';
import { unitName } from '#app/use-cases/clock-views.ts';
import { openCopy } from '#app/use-cases/preview-act.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

/** What a question asked now would do: pause, ask for a pause (`decider`: whom), or neither and why. */
export type QuestionEffect = {
  pause: 'pauses' | 'needs_grant' | 'no_pause';
  decider: UnitName | null;
  why: NoPause | null;
  inReview: boolean;
};

/** Said before the question is sent, by the same rule that then decides. Null when the unit does not read the case. */
export async function previewQuestion(ctx: StaffContext, reference: string): Promise<QuestionEffect | null> {
  const record = await openCopy(ctx, reference);
  if (!record) return null;
  const { caseFile, county, now } = record;
  const pause = questionPause(caseFile, now);
  const decider = pause === 'needs_grant' ? chooseDecider(caseFile.excluded, [caseFile.lead]) : null;
  return { pause, decider: unitName(county, decider), why: whyNoPause(caseFile, now), inReview: isInReview(caseFile) };
}
