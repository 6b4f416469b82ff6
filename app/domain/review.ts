import { type Case, isOpen } from '#app/domain/case.ts';

/** Others look at the case again, also while they wait for the investor (sla.md §4, Reopening). */
export function isInReview({
  reviewBody,
  reviewOutcome,
  status,
}: Pick<Case, 'reviewBody' | 'reviewOutcome' | 'status'>): boolean {
  return reviewBody !== null && reviewOutcome === null && isOpen(status);
}

/** Who owes the investor the next answer: the lead, or whoever reviews. */
export function answeringUnit(caseFile: Pick<Case, 'lead' | 'reviewBody' | 'reviewOutcome' | 'status'>): string | null {
  return isInReview(caseFile) ? caseFile.reviewBody : caseFile.lead;
}
