import type { Case, CaseClock, CaseStatus } from '#app/domain/case.ts';
import { answerClock } from '#app/domain/replay/clocks.ts';
import { readClock } from '#app/domain/sla/clock.ts';
import { isBreached } from '#app/domain/sla/due-step.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';

/** A real question says what is missing (sla.md §4, Pauses): a word of thanks waits for nobody. In characters. */
export const SHORTEST_QUESTION = 4;

/** Why a question asked now does not pause, and cannot. */
export type NoPause = 'no_third' | 'no_second_in_review' | 'breached' | 'half_used' | 'not_in_handling';

/**
 * What a question asked now does to the clocks: the first one pauses, the second pauses when the unit with hub rights
 * grants it, there is no third; none after half of the target, none after a breach (sla.md §4, Pauses). In a review one
 * alone pauses: whoever would grant another has often handled the case, and nobody stands above the reviewer.
 */
export function questionPause(caseFile: Case, now: Date): 'pauses' | 'needs_grant' | 'no_pause' {
  if (whyNoPause(caseFile, now) !== null) return 'no_pause';
  return pausesOf(caseFile, answerClock(caseFile)?.kind) === 0 ? 'pauses' : 'needs_grant';
}

/** What stands against a pause now; null where nothing does. */
export function whyNoPause(caseFile: Case, now: Date): NoPause | null {
  const clock = answerClock(caseFile);
  if (!clock || !AT_WORK.includes(caseFile.status)) return 'not_in_handling';
  if (isBreached(caseFile, clock)) return 'breached';
  const isReview = clock.kind === 'review';
  if (pausesOf(caseFile, clock.kind) >= (isReview ? 1 : 2)) return isReview ? 'no_second_in_review' : 'no_third';
  return isHalfUsed(clock, now) ? 'half_used' : null;
}

function isHalfUsed({ target, rules, events }: CaseClock, now: Date): boolean {
  // Half a day is used up with its day.
  const halfTarget = { unit: 'days', target: Math.ceil(target.target / 2), warn: [] } as const;
  const half = readClock(rules.calendar, halfTarget, events, now);
  return half.dueAt !== null && half.dueAt < now;
}

/** Why what waits for a unit with hub rights can only be declined. */
export type NoGrant = 'answer_waits' | 'half_used';

/**
 * What stands against granting the second pause now: the answer is written and waits for its signature, or half of the
 * target is used up, as it would stand against the question itself. The question may have been asked long before.
 */
export function whyNoGrant(caseFile: Case, now: Date): NoGrant | null {
  if (caseFile.pendingAnswer) return 'answer_waits';
  const clock = answerClock(caseFile);
  return clock && isHalfUsed(clock, now) ? 'half_used' : null;
}

/**
 * Whether a co-handler's question to the lead pauses its clock: the first of an invitation, and none after a breach. Half of
 * the target is not asked for: that is measured on the answer's clock, which runs on (sla.md §4, Pauses).
 */
export function pausesForLead(caseFile: Case, clock: CaseClock): boolean {
  return clock.events.every(({ type }) => type !== 'pause') && !isBreached(caseFile, clock);
}

/** Somebody is at work on the answer, and waits for nothing. */
const AT_WORK: readonly CaseStatus[] = ['in_progress', 'under_review'];

/** How many pauses were taken of the lead's time, or of the reviewer's. */
function pausesOf({ pauses }: Case, kind: ClockKind | undefined): number {
  return pauses.filter(({ delays }) => delays === kind).length;
}
