import { type Case, isRunningOrPaused } from '#app/domain/case.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import { readClock } from '#app/domain/sla/clock.ts';

/**
 * Whether a question asked now pauses the clocks: only the first one, only within the first half of the target, and
 * never after a breach (sla.md §4, Pauses).
 */
export function questionPauses(caseFile: Case, rules: SlaRules, now: Date): boolean {
  if (caseFile.pausesTaken > 0 || caseFile.status !== 'in_progress') return false;
  const resolution = caseFile.clocks.find((clock) => clock.kind === 'resolution' && isRunningOrPaused(clock));
  if (!resolution) return false;
  // Half a day is used up with its day.
  const halfTarget = { unit: 'days', target: Math.ceil(resolution.target.target / 2), warn: [] } as const;
  const half = readClock(rules.calendar, halfTarget, resolution.events, now);
  const halfIsUsed = half.dueAt !== null && half.dueAt < now;
  const whole = readClock(rules.calendar, resolution.target, resolution.events, now);
  return !halfIsUsed && whole.state === 'running';
}
