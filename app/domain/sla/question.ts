import { type Case, isRunningOrPaused } from '#app/domain/case.ts';
import { readClock } from '#app/domain/sla/clock.ts';
import { isBreached } from '#app/domain/sla/due-step.ts';

/** Why a question asked now does not pause, and cannot. */
export type NoPause = 'no_third' | 'breached' | 'half_used' | 'not_in_handling';

/**
 * What a question asked now does to the clocks: the first one pauses, the second pauses when the unit with hub rights
 * grants it, there is no third; none after half of the target, none after a breach (sla.md §4, Pauses).
 */
export function questionPause(caseFile: Case, now: Date): 'pauses' | 'needs_grant' | 'no_pause' {
  if (whyNoPause(caseFile, now) !== null) return 'no_pause';
  return caseFile.pauses.length === 0 ? 'pauses' : 'needs_grant';
}

/** What stands against a pause now; null where nothing does. */
export function whyNoPause(caseFile: Case, now: Date): NoPause | null {
  const resolution = caseFile.clocks.find((clock) => clock.kind === 'resolution' && isRunningOrPaused(clock));
  if (caseFile.status !== 'in_progress' || !resolution) return 'not_in_handling';
  if (isBreached(caseFile, resolution)) return 'breached';
  if (caseFile.pauses.length >= MOST_PAUSES) return 'no_third';
  // Half a day is used up with its day.
  const halfTarget = { unit: 'days', target: Math.ceil(resolution.target.target / 2), warn: [] } as const;
  const half = readClock(resolution.rules.calendar, halfTarget, resolution.events, now);
  return half.dueAt !== null && half.dueAt < now ? 'half_used' : null;
}

const MOST_PAUSES = 2;
