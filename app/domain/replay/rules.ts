import { type Case, type CaseClock, isRunningOrPaused } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { clockRules, retarget } from '#app/domain/replay/clocks.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import { rescheduleActs } from '#app/domain/replay/scheduled.ts';
import { isProvisional } from '#app/domain/sla/calendar.ts';
import { readCaseClock } from '#app/domain/sla/due-step.ts';

/** A new policy or calendar, by an explicit act (sla.md §1 Horizon, §4 Priority or policy change). */
export function applyRules(caseFile: Case, event: CaseEvent, before: SlaRules): boolean {
  if (event.type !== 'rules_changed') return false;
  const after = before.inVersion(event.policyVersion, event.calendarVersion);
  const undecided = caseFile.clocks.filter((clock) => movesWithRules(clock, event.at));
  caseFile.policyVersion = event.policyVersion;
  caseFile.calendarVersion = event.calendarVersion;
  caseFile.rulesSince = event.at;
  for (const clock of undecided) Object.assign(clock, clockUnder(caseFile, clock, after), { rulesSince: event.at });
  rescheduleActs(caseFile, after);
  return true;
}

/**
 * Whether new rules move a clock at this instant: it has no verdict, and it is no query's. A query that was served keeps its
 * day, which the unit that was asked reads on its page.
 */
export function movesWithRules(clock: CaseClock, at: Date): boolean {
  return clock.kind !== 'legal_basis' && !hasVerdict(clock, at);
}

/** Whether a due instant may move yet: it lies after the last day with published holidays, and new rules reach its clock. */
export function mayMoveYet(clock: CaseClock, dueAt: Date | null, now: Date): boolean {
  return dueAt !== null && isProvisional(clock.rules.calendar, dueAt) && movesWithRules(clock, now);
}

/**
 * A copy of a clock as other rules count it: the same events from the same start, an extension included. Days of its own
 * that a unit is given while the clock runs are for what starts after them: no unit gets longer for a running case.
 */
export function clockUnder(caseFile: Case, clock: CaseClock, rules: SlaRules): CaseClock {
  const before = rules.inVersion(clock.rules.policy.version, clock.rules.calendarVersion);
  const isCountys = clock.rules.calendar === before.calendar;
  const copy = { ...clock, rules: clockRules(rules, isCountys ? null : clock.countedFor) };
  retarget(caseFile, copy);
  return copy;
}

/** Stopped, ended or breached: a verdict, which keeps the versions it was judged by. */
function hasVerdict(clock: CaseClock, at: Date): boolean {
  return !isRunningOrPaused(clock) || readCaseClock(clock, at).breachedAt !== null;
}
