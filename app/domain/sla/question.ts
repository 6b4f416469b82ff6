import { type Case, isRunningOrPaused } from '#app/domain/case.ts';
import { readClock } from '#app/domain/sla/clock.ts';
import { isBreached } from '#app/domain/sla/due-step.ts';

/**
 * What a question asked now does to the clocks: the first one pauses, the second pauses when the unit with hub rights
 * grants it, there is no third; none after half of the target, none after a breach (sla.md §4, Pauses).
 */
export function questionPause(caseFile: Case, now: Date): 'pauses' | 'needs_grant' | 'no_pause' {
  if (caseFile.status !== 'in_progress' || caseFile.pauses.length >= MOST_PAUSES) return 'no_pause';
  const resolution = caseFile.clocks.find((clock) => clock.kind === 'resolution' && isRunningOrPaused(clock));
  if (!resolution || isBreached(caseFile, resolution)) return 'no_pause';
  // Half a day is used up with its day.
  const halfTarget = { unit: 'days', target: Math.ceil(resolution.target.target / 2), warn: [] } as const;
  const half = readClock(resolution.rules.calendar, halfTarget, resolution.events, now);
  if (half.dueAt !== null && half.dueAt < now) return 'no_pause';
  return caseFile.pauses.length === 0 ? 'pauses' : 'needs_grant';
}

const MOST_PAUSES = 2;
