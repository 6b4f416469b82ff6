import { type Case, contestedPause, isConductOnly, isOpen, type Pause } from '#app/domain/case.ts';
import type { CaseEventBody, Verdict } from '#app/domain/case-event.ts';
import { chooseDecider, chooseReviewBody } from '#app/domain/department-routing.ts';
import { answerClock, openClock } from '#app/domain/replay/clocks.ts';
import { isInReview } from '#app/domain/review.ts';

type VerdictGiven = Extract<CaseEventBody, { type: 'verdict_given' }>;

/** The investor may say whether it is solved: on an answer, and still when the case became `unconfirmed`. */
export function canGiveVerdict(caseFile: Case): boolean {
  if (caseFile.status !== 'answered' && caseFile.status !== 'unconfirmed') return false;
  return !(isFinal(caseFile) && caseFile.verdict !== null);
}

/** After a review there is no third cycle; L5 and L8 are never reopened (sla.md §4, §5). */
function isFinal(caseFile: Case): boolean {
  return caseFile.reviewOutcome !== null || isConductOnly(caseFile);
}

/**
 * Where a verdict leads: solved closes; the first "not" or "partly" opens a second cycle, the next one a review by
 * people who did not handle it, after that only the higher channel is left (sla.md §4, Reopening).
 */
export function verdictGiven(
  caseFile: Case,
  verdict: Verdict,
  handler: { assignee: number | null; sameOfficer: boolean },
): VerdictGiven {
  const nowhere = { type: 'verdict_given', verdict, assignee: null, sameOfficer: false, reviewBody: null } as const;
  if (verdict === 'solved') return { ...nowhere, next: 'closed' };
  if (isFinal(caseFile)) return { ...nowhere, next: 'higher_channel' };
  if (caseFile.cycle === 1) return { ...nowhere, next: 'cycle', ...handler };
  const reviewBody = chooseReviewBody(caseFile.excluded, caseFile.handledBy);
  return reviewBody ? { ...nowhere, next: 'review', reviewBody } : { ...nowhere, next: 'higher_channel' };
}

/**
 * The investor may contest the last pause, once, while the answer is still to come: also when it has ended since
 * (sla.md §4, Pauses).
 */
export function canContestPause(caseFile: Case): boolean {
  const pause = pauseOfAnswer(caseFile);
  if (!pause || pause !== caseFile.pauses.at(-1)) return false;
  return pause.contest === null && contestedPause(caseFile) === undefined;
}

/** The last pause of the answer that is still to come; none of an earlier answer, nor of the lead's once others review. */
export function pauseOfAnswer(caseFile: Case): Pause | undefined {
  const clock = answerClock(caseFile);
  const startedAt = clock?.events[0]?.at;
  if (!clock || !startedAt) return undefined;
  return caseFile.pauses.findLast(({ delays, from }) => delays === clock.kind && from >= startedAt);
}

/**
 * Who decides what the investor says against the last pause: hub rights, and not whose pause it is. In a review nobody
 * either whose handling is being reviewed.
 */
export function contestDecider(caseFile: Case): string | null {
  const { excluded, lead, reviewBody, handledBy } = caseFile;
  return chooseDecider(excluded, isInReview(caseFile) ? [reviewBody, ...handledBy] : [lead]);
}

/** The investor may say once that the answer should not take longer, while it is still to come. */
export function canObjectToExtension(caseFile: Case): boolean {
  const { extension } = caseFile;
  const isLonger = (openClock(caseFile, 'resolution')?.extendedBy ?? 0) > 0;
  return extension?.decided === 'granted' && !extension.isObjectedTo && isLonger;
}

/** The case is still somebody's to work on: it can be taken back. An inquiry into conduct cannot. */
export function canWithdraw(caseFile: Case): boolean {
  if (caseFile.hold) return false;
  return isOpen(caseFile.status) && !isConductOnly(caseFile) && caseFile.withdrawal === null;
}

/** Whose name is known to nobody, or sealed, may still give it; never the other way round. */
export function addableModes({ identityMode, closedToAll, hold }: Case): ('named' | 'hidden')[] {
  if (closedToAll || hold) return [];
  if (identityMode === 'anonymous') return ['hidden', 'named'];
  return identityMode === 'hidden' ? ['named'] : [];
}

/** The investor may write as long as somebody in the county still answers for the case; nobody does for a kept report. */
export function canWrite(caseFile: Case): boolean {
  if (caseFile.hold) return false;
  return isOpen(caseFile.status) || (caseFile.status === 'answered' && !isConductOnly(caseFile));
}
