import { type Case, type CaseClock, isRunningOrPaused } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { clockRules, retarget } from '#app/domain/replay/clocks.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import { rescheduleActs } from '#app/domain/replay/scheduled.ts';
import { readCaseClock } from '#app/domain/sla/due-step.ts';

/** A new policy or calendar, by an explicit act (sla.md §1 Horizon, §4 Priority or policy change). */
export function applyRules(caseFile: Case, event: CaseEvent, before: SlaRules): boolean {
  if (event.type !== 'rules_changed') return false;
  const after = before.inVersion(event.policyVersion, event.calendarVersion);
  const undecided = caseFile.clocks.filter((clock) => !hasVerdict(clock, event.at));
  caseFile.policyVersion = event.policyVersion;
  caseFile.calendarVersion = event.calendarVersion;
  for (const clock of undecided) {
    clock.rules = clockRules(after, clock.owner);
    retarget(caseFile, clock);
  }
  rescheduleActs(caseFile, after);
  return true;
}

/** Stopped, ended or breached: a verdict, which keeps the versions it was judged by. */
function hasVerdict(clock: CaseClock, at: Date): boolean {
  return !isRunningOrPaused(clock) || readCaseClock(clock, at).breachedAt !== null;
}
