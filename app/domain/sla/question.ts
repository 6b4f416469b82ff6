import type { Case, CaseStatus } from '#app/domain/case.ts';
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
  // Half a day is used up with its day.
  const halfTarget = { unit: 'days', target: Math.ceil(clock.target.target / 2), warn: [] } as const;
  const half = readClock(clock.rules.calendar, halfTarget, clock.events, now);
  return half.dueAt !== null && half.dueAt < now ? 'half_used' : null;
}

/** Somebody is at work on the answer, and waits for nothing. */
const AT_WORK: readonly CaseStatus[] = ['in_progress', 'under_review'];

/** How many pauses were taken of the lead's time, or of the reviewer's. */
function pausesOf({ pauses }: Case, kind: ClockKind | undefined): number {
  return pauses.filter(({ delays }) => delays === kind).length;
}
