import type { Case } from '#app/domain/case.ts';
import { answerClock, clockRules, isPaused, openClock, receivedBy } from '#app/domain/replay/clocks.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import { addWorkingDays } from '#app/domain/sla/calendar.ts';
import { readClock } from '#app/domain/sla/clock.ts';
import { pausedUntil, readCaseClock } from '#app/domain/sla/due-step.ts';
import { resolutionDays } from '#app/domain/sla/policy.ts';

/**
 * When the answer falls due as things stand, while its clock gives no date: a pause takes as long as it may, and what is
 * not decided yet is accepted by silence. Null where no end is known, or no answer is promised.
 */
export function foreseenAnswer(caseFile: Case, rules: SlaRules, now: Date): Date | null {
  const clock = answerClock(caseFile);
  if (!clock) return answerAfterSilence(caseFile, rules, now);
  const resumesAt = pausedUntil(caseFile, rules);
  if (resumesAt === null || !isPaused(clock)) return null;
  const events = [...clock.events, { type: 'resume', at: resumesAt } as const];
  return readClock(clock.rules.calendar, clock.target, events, resumesAt).dueAt;
}

/** The date of the answer before anybody has accepted, as the receipt says it; null once it is decided, and where none is promised. */
export function promisedOnReceipt(caseFile: Case, rules: SlaRules, now: Date): Date | null {
  const isUndecided = openClock(caseFile, 'acceptance') !== undefined && caseFile.acceptedAt === null;
  return isUndecided && caseFile.category !== null ? answerAfterSilence(caseFile, rules, now) : null;
}

function answerAfterSilence(caseFile: Case, rules: SlaRules, now: Date): Date | null {
  const decision = openClock(caseFile, 'appeal') ?? openClock(caseFile, 'acceptance');
  const decideBy = decision && readCaseClock(decision, now).dueAt;
  if (!decideBy || caseFile.route === 'outside') return null;
  const { calendar } = clockRules(rules, receivedBy(caseFile));
  return addWorkingDays(calendar, decideBy, resolutionDays(rules.policy, caseFile.category));
}
