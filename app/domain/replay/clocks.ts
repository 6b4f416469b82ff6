import { type Case, type CaseClock, isRunningOrPaused, type ScheduledAct } from '#app/domain/case.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import type { ClockEvent } from '#app/domain/sla/clock.ts';
import { type ClockKind, clockRow, clockTarget, resolutionDays } from '#app/domain/sla/policy.ts';

/** Starts a new clock row; progress and resolution carry the cycle, a basis clock its unit. */
export function startClock(
  caseFile: Case,
  rules: SlaRules,
  start: { kind: ClockKind; owner: string | null; at: Date },
): void {
  const { kind, owner, at } = start;
  const row = clockRow(rules.policy, kind, caseFile.kind);
  const days = kind === 'resolution' ? resolutionDays(rules.policy, caseFile.category) : null;
  caseFile.clocks.push({
    key: clockKey(caseFile, kind, owner),
    kind,
    cycle: caseFile.cycle,
    owner,
    target: clockTarget(row, days, caseFile.cycle),
    events: [{ type: 'start', at }],
    ended: null,
  });
}

function clockKey(caseFile: Case, kind: ClockKind, owner: string | null): string {
  if (kind === 'legal_basis') return `legal_basis:${owner}`;
  if (kind === 'resolution') return `resolution:${caseFile.cycle}`;
  if (kind === 'progress') {
    const nth = caseFile.clocks.filter((clock) => clock.kind === 'progress' && clock.cycle === caseFile.cycle).length;
    return `progress:${caseFile.cycle}:${nth + 1}`;
  }
  // A second referral after the first was fed back has clocks of its own.
  const before = caseFile.clocks.filter((clock) => clock.kind === kind).length;
  return before === 0 ? kind : `${kind}:${before + 1}`;
}

/** The clock of this kind that is neither stopped nor ended, if there is one. */
export function openClock(caseFile: Case, kind: ClockKind, owner?: string): CaseClock | undefined {
  return caseFile.clocks.find(
    (clock) => clock.kind === kind && isRunningOrPaused(clock) && (owner === undefined || clock.owner === owner),
  );
}

export function stopClock(caseFile: Case, kind: ClockKind, at: Date, owner?: string): void {
  openClock(caseFile, kind, owner)?.events.push({ type: 'stop', at });
}

/** Limit and half of a pause are measured on `resolution`; `progress` pauses and resumes with it (sla.md §4). */
export function pauseOrResume(caseFile: Case, type: Extract<ClockEvent['type'], 'pause' | 'resume'>, at: Date): void {
  for (const kind of ['resolution', 'progress'] as const) {
    const clock = openClock(caseFile, kind);
    const paused = clock?.events.at(-1)?.type === 'pause';
    if (clock && paused === (type === 'resume')) clock.events.push({ type, at });
  }
}

/** Ends every open clock of these kinds (all kinds when none is given) with a reason: never `met`. */
export function endClocks(caseFile: Case, at: Date, reason: string, kinds?: readonly ClockKind[]): void {
  for (const clock of caseFile.clocks) {
    if (isRunningOrPaused(clock) && (!kinds || kinds.includes(clock.kind))) clock.ended = { at, reason };
  }
}

/** The conduct track keeps its clocks whatever becomes of the substance track (product.md rule 2). */
export const SUBSTANCE_CLOCKS: readonly ClockKind[] = [
  'acceptance',
  'legal_basis',
  'first_contact',
  'progress',
  'resolution',
  'appeal',
  'review',
];

export function schedule(caseFile: Case, act: ScheduledAct): void {
  caseFile.scheduled.push(act);
}

/** Takes acts that are no longer wanted off the list. */
export function cancelScheduled(caseFile: Case, acts: readonly ScheduledAct['act'][]): void {
  caseFile.scheduled = caseFile.scheduled.filter((scheduled) => !acts.includes(scheduled.act));
}
