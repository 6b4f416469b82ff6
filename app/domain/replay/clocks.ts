import { type Case, type CaseClock, isRunningOrPaused, type ScheduledAct } from '#app/domain/case.ts';
import type { ClockRules, SlaRules } from '#app/domain/replay/replay-case.ts';
import type { ClockEvent } from '#app/domain/sla/clock.ts';
import { type ClockKind, clockRow, clockTarget, resolutionDays } from '#app/domain/sla/policy.ts';

type Start = {
  kind: ClockKind;
  owner: string | null;
  at: Date;
  /** By whose days it is counted, where that is not the owner. */
  countedFor?: string | null;
  /** For a duty: what is to be done, and in how many working days. */
  duty?: { kind: string; days: number };
};

/** Starts a new clock row; progress and resolution carry the cycle, the clock of one unit its name. */
export function startClock(caseFile: Case, rules: SlaRules, start: Start): CaseClock {
  const { kind, owner, at, duty, countedFor = owner } = start;
  const key = clockKey(caseFile, kind, duty?.kind ?? owner);
  const own = clockRules(rules, countedFor);
  const clock: CaseClock = {
    key,
    kind,
    cycle: caseFile.cycle,
    owner,
    ownedBefore: [],
    target: targetOf(caseFile, kind, { rules: own, cycle: caseFile.cycle, days: duty?.days ?? null }),
    events: [{ type: 'start', at }],
    rules: own,
    countedFor,
    rulesSince: null,
    extendedBy: 0,
    ended: null,
    leadQuestion: null,
    isJudgedAnew: false,
  };
  caseFile.clocks.push(clock);
  return clock;
}

/** The clock passes to another unit, and runs on: what fell due before stays with whoever had it (sla.md §4, Transfer). */
export function handOver(clock: CaseClock, to: string | null, at: Date): void {
  if (clock.owner === to) return;
  clock.ownedBefore.push({ owner: clock.owner, until: at });
  clock.owner = to;
}

/**
 * Who answered for a clock at an instant. A step can be found to have been due before a transfer: the hub names the category
 * and with it fewer days, a pause is annulled, rules change. Nobody answers for time before it had the case.
 */
export function ownerAt({ owner, ownedBefore }: Pick<CaseClock, 'owner' | 'ownedBefore'>, at: Date): string | null {
  const before = ownedBefore.find(({ until }) => at.getTime() < until.getTime());
  return before ? before.owner : owner;
}

/** By whose days the answer is promised on the receipt: those of the unit that the case began with, the hub in triage. */
export function receivedBy({ clocks, lead, hub }: Pick<Case, 'clocks' | 'lead' | 'hub'>): string | null {
  return clocks.find(({ kind }) => kind === 'acceptance')?.countedFor ?? lead ?? hub;
}

/** A clock is counted by the calendar of the unit that it started with: a transfer moves no promised date. */
export function clockRules(rules: SlaRules, owner: string | null): ClockRules {
  const calendar = (owner && rules.unitCalendars.get(owner)) || rules.calendar;
  return { policy: rules.policy, calendar, calendarVersion: rules.calendarVersion };
}

function targetOf(caseFile: Case, kind: ClockKind, by: { rules: ClockRules; cycle: number; days: number | null }) {
  const { policy } = by.rules;
  const days = kind === 'resolution' ? resolutionDays(policy, caseFile.category) : by.days;
  return clockTarget(clockRow(policy, kind, caseFile), days, by.cycle);
}

/** The target by the clock's rules as the case stands now; what an extension added stays added. */
export function retarget(caseFile: Case, clock: CaseClock): void {
  const days = clock.kind === 'duty' ? clock.target.target : null;
  const target = targetOf(caseFile, clock.kind, { rules: clock.rules, cycle: clock.cycle, days });
  clock.target = { ...target, target: target.target + clock.extendedBy };
}

/** Kinds of which a case can have several at once, each with its unit (or its duty) in the name. */
const NAMED_BY_UNIT: readonly ClockKind[] = ['legal_basis', 'co_handling', 'handoff', 'duty'];

function clockKey(caseFile: Case, kind: ClockKind, named: string | null): string {
  if (kind === 'resolution') return `resolution:${caseFile.cycle}`;
  if (kind === 'progress') {
    const nth = caseFile.clocks.filter((clock) => clock.kind === 'progress' && clock.cycle === caseFile.cycle).length;
    return `progress:${caseFile.cycle}:${nth + 1}`;
  }
  const name = NAMED_BY_UNIT.includes(kind) ? `${kind}:${named}` : kind;
  // A second one of the same name has a number: a second referral after the first was fed back, a second invitation.
  const before = caseFile.clocks.filter((clock) => clock.key === name || clock.key.startsWith(`${name}:`)).length;
  return before === 0 ? name : `${name}:${before + 1}`;
}

/** The clock of this kind that is neither stopped nor ended, if there is one. */
export function openClock(caseFile: Case, kind: ClockKind, owner?: string): CaseClock | undefined {
  return caseFile.clocks.find(
    (clock) => clock.kind === kind && isRunningOrPaused(clock) && (owner === undefined || clock.owner === owner),
  );
}

/** The clock of the answer that is still to come: the lead's, or the reviewer's. Pauses are measured on it (sla.md §4). */
export function answerClock(caseFile: Case): CaseClock | undefined {
  return openClock(caseFile, 'resolution') ?? openClock(caseFile, 'review');
}

/** The clocks that wait for the investor: the answer's, and `progress` with it. */
export const WAITING_CLOCKS: readonly ClockKind[] = ['resolution', 'progress', 'review'];

/** When a clock was stopped; null while it is open, or ended without a stop. */
export function stoppedAt({ events }: Pick<CaseClock, 'events'>): Date | null {
  const last = events.at(-1);
  return last?.type === 'stop' ? last.at : null;
}

/** The clock of a co-handler whose question to the lead has no reply yet, whether or not it stands still for it. */
export function isOwedReply(clock: CaseClock): boolean {
  return isRunningOrPaused(clock) && clock.leadQuestion !== null;
}

/** Whether the clock stands still. */
export function isPaused({ events }: Pick<CaseClock, 'events'>): boolean {
  return events.at(-1)?.type === 'pause';
}

export function stopClock(caseFile: Case, kind: ClockKind, at: Date, owner?: string): void {
  openClock(caseFile, kind, owner)?.events.push({ type: 'stop', at });
}

/** Pauses or resumes a clock that runs or waits; nothing where it does already. */
export function turnClock(
  clock: CaseClock | undefined,
  type: Extract<ClockEvent['type'], 'pause' | 'resume'>,
  at: Date,
): void {
  if (clock && isPaused(clock) === (type === 'resume')) clock.events.push({ type, at });
}

/** Limit and half of a pause are measured on the answer's clock; `progress` pauses and resumes with it (sla.md §4). */
export function pauseOrResume(caseFile: Case, type: Extract<ClockEvent['type'], 'pause' | 'resume'>, at: Date): void {
  for (const kind of WAITING_CLOCKS) turnClock(openClock(caseFile, kind), type, at);
}

/** Ends every open clock of these kinds (all kinds when none is given) with a reason: never `met`. */
export function endClocks(caseFile: Case, at: Date, reason: string, kinds?: readonly ClockKind[]): void {
  for (const clock of caseFile.clocks) {
    if (isRunningOrPaused(clock) && (!kinds || kinds.includes(clock.kind))) clock.ended = { at, reason };
  }
}

/** What the units asked and the unit named still owe each other: over when the case is. */
export const JOINT_CLOCKS: readonly ClockKind[] = ['co_handling', 'handoff', 'ruling'];

/** The conduct track keeps its clocks whatever becomes of the substance track (product.md rule 2); so do duties. */
export const SUBSTANCE_CLOCKS: readonly ClockKind[] = [
  'acceptance',
  'legal_basis',
  'first_contact',
  'progress',
  'resolution',
  ...JOINT_CLOCKS,
  'appeal',
  'review',
];

/** The clocks that go with the lead when the case passes to another unit. */
export const LEAD_CLOCKS: readonly ClockKind[] = ['acceptance', 'first_contact', 'progress', 'resolution'];

/** Takes acts that are no longer wanted off the list. */
export function cancelScheduled(caseFile: Case, acts: readonly ScheduledAct['act'][]): void {
  caseFile.scheduled = caseFile.scheduled.filter((scheduled) => !acts.includes(scheduled.act));
}
