import { type Case, isRunningOrPaused } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import {
  endClocks,
  handOver,
  LEAD_CLOCKS,
  openClock,
  receivedBy,
  retarget,
  SUBSTANCE_CLOCKS,
  startClock,
  stopClock,
} from '#app/domain/replay/clocks.ts';
import { endJoint, endObjection, joinCoHandlers } from '#app/domain/replay/joint.ts';
import { endProcedure, endQuestion } from '#app/domain/replay/pauses.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import { queryServedAt, schedule } from '#app/domain/replay/scheduled.ts';
import { endWithdrawal } from '#app/domain/replay/withdrawal.ts';
import { readCaseClock } from '#app/domain/sla/due-step.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';

/** From submission to acceptance, refusal or hand-off. Returns false for an event that is not of this part. */
export function applyIntake(caseFile: Case, event: CaseEvent, rules: SlaRules): boolean {
  switch (event.type) {
    case 'unit_named':
      nameUnit(caseFile, event, rules);
      return true;
    case 'protected_unit_named':
      stopAcceptance(caseFile, event.at);
      stopClock(caseFile, 'first_contact', event.at);
      // Nobody in the county reads it any more, discipline inspection neither: no clock of any track can be kept.
      endClocks(caseFile, event.at, 'handed_off');
      leaveHandling(caseFile, event.at, 'handed_off');
      caseFile.scheduled = [];
      caseFile.status = 'handed_off';
      caseFile.closedToAll = true;
      caseFile.higherChannelShown = true;
      return true;
    case 'accepted':
      stopClock(caseFile, 'acceptance', event.at);
      caseFile.assignee = event.assignee;
      endObjection(caseFile, event.at);
      accept(caseFile, event.at, rules);
      return true;
    case 'accepted_silently':
      acceptSilently(caseFile, event, rules);
      return true;
    case 'refused':
      stopClock(caseFile, 'acceptance', event.at);
      stopClock(caseFile, 'first_contact', event.at);
      endClocks(caseFile, event.at, 'refused', SUBSTANCE_CLOCKS);
      endJoint(caseFile, event.at, 'refused');
      endWithdrawal(caseFile);
      caseFile.status = 'refused';
      return true;
    case 'refusal_appealed':
      caseFile.appeal = { body: event.body, decided: null };
      startClock(caseFile, rules, { kind: 'appeal', owner: event.body, at: event.at });
      return true;
    case 'appeal_decided':
      stopClock(caseFile, 'appeal', event.at);
      if (caseFile.appeal) caseFile.appeal.decided = event.outcome;
      if (event.outcome === 'accepted' && !event.handsOff) {
        if (caseFile.lead === null) leadByHub(caseFile);
        accept(caseFile, event.at, rules);
      }
      return true;
    case 'handed_off':
      if (!event.silently) {
        stopAcceptance(caseFile, event.at);
        stopClock(caseFile, 'first_contact', event.at);
      }
      if (event.silently && caseFile.appeal?.decided === null) caseFile.appeal.decided = 'silently';
      endClocks(caseFile, event.at, 'handed_off', event.silently ? UNDECIDED_APART : SUBSTANCE_CLOCKS);
      leaveHandling(caseFile, event.at, 'handed_off');
      caseFile.status = 'handed_off';
      return true;
    default:
      return false;
  }
}

/** Once silence has accepted, the breach is the fact and nothing stops the clock any more (sla.md §4). */
function stopAcceptance(caseFile: Case, at: Date): void {
  if (caseFile.acceptedAt === null) stopClock(caseFile, 'acceptance', at);
}

/** Handed off by the engine: nobody decided, on the case or on its appeal; that stays breached and its red light still falls due. */
const UNDECIDED_APART = SUBSTANCE_CLOCKS.filter((kind) => kind !== 'acceptance' && kind !== 'appeal');

/** Where no unit reads the case any more, none of them can do what it still owed. */
const CLOSED_TO_UNITS: readonly ClockKind[] = [...SUBSTANCE_CLOCKS, 'duty'];

/** Naming a unit in triage transfers without reset; a silently accepted case stays accepted. */
function nameUnit(caseFile: Case, event: Extract<CaseEvent, { type: 'unit_named' }>, rules: SlaRules): void {
  caseFile.route = event.route;
  caseFile.category = event.category;
  caseFile.accused = event.accused;
  caseFile.excluded = new Set(event.excluded);
  caseFile.hub = event.hub;
  caseFile.lead = event.lead;
  const hasContactClock = caseFile.clocks.some((clock) => clock.kind === 'first_contact');
  // What runs keeps its priority with its time.
  if (!hasContactClock) caseFile.urgent = event.urgent ?? false;
  caseFile.co = event.co ?? [];
  if (event.lead && !caseFile.handledBy.includes(event.lead)) caseFile.handledBy.push(event.lead);
  endClocksOfAccused(caseFile, event.at);
  if (event.route === 'discipline') {
    stopAcceptance(caseFile, event.at);
    endClocks(caseFile, event.at, 'referred', CLOSED_TO_UNITS);
    leaveHandling(caseFile, event.at, 'referred');
    caseFile.status = 'submitted';
    caseFile.assignee = null;
    return;
  }
  for (const kind of LEAD_CLOCKS) {
    // The hub answers for an acceptance that it let pass.
    if (kind === 'acceptance' && caseFile.acceptedAt !== null) continue;
    const clock = openClock(caseFile, kind);
    if (clock) handOver(clock, event.lead, event.at);
  }
  // The code's days apply from the same start, but past verdicts never change (sla.md §4, In triage; §1).
  for (const clock of caseFile.clocks) {
    if (clock.kind !== 'resolution' || !isRunningOrPaused(clock)) continue;
    if (!readCaseClock(clock, event.at).breachedAt) retarget(caseFile, clock);
  }
  if (!hasContactClock && event.lead) {
    startClock(caseFile, rules, { kind: 'first_contact', owner: event.lead, at: event.at });
  }
  if (caseFile.acceptedAt === null) caseFile.status = 'submitted';
  else joinCoHandlers(caseFile, event.at, rules);
}

/** A unit that was asked in before it was known to be the accused owes this case nothing more, and reads none of it. */
function endClocksOfAccused(caseFile: Case, at: Date): void {
  for (const clock of caseFile.clocks) {
    const isAccused = clock.owner !== null && caseFile.excluded.has(clock.owner);
    if (isAccused && isRunningOrPaused(clock) && !LEAD_CLOCKS.includes(clock.kind))
      clock.ended = { at, reason: 'accused' };
  }
}

/** Nobody handles the case any more: no question, procedure or objection is open either. */
function leaveHandling(caseFile: Case, at: Date, reason: string): void {
  endQuestion(caseFile, at);
  endProcedure(caseFile, at);
  endJoint(caseFile, at, reason);
  endWithdrawal(caseFile);
}

type SilentlyAccepted = Extract<CaseEvent, { type: 'accepted_silently' }>;

/** Silence = accepted, at the due instant; the clock is breached, not stopped (sla.md §4). */
function acceptSilently(caseFile: Case, { at, urgent }: SilentlyAccepted, rules: SlaRules): void {
  const isFirstWordDue = owesFirstWord(caseFile);
  if (caseFile.appeal && caseFile.appeal.decided === null) caseFile.appeal.decided = 'silently';
  caseFile.acceptedSilently = true;
  if (caseFile.lead === null) leadByHub(caseFile);
  if (isFirstWordDue) {
    caseFile.urgent = urgent ?? false;
    startClock(caseFile, rules, { kind: 'first_contact', owner: caseFile.hub, at });
  }
  accept(caseFile, at, rules);
}

/**
 * Whether the hub owes the first word to the investor once silence accepts the case: it has no lead yet. A refusal that was
 * appealed was the first word already.
 */
export function owesFirstWord({ lead, appeal }: Pick<Case, 'lead' | 'appeal'>): boolean {
  return lead === null && appeal === null;
}

/** Accepted while in triage: the hub leads until it names a unit (sla.md §4, In triage). */
function leadByHub(caseFile: Case): void {
  caseFile.lead = caseFile.hub;
  if (!caseFile.handledBy.includes(caseFile.hub)) caseFile.handledBy.push(caseFile.hub);
}

/** From here on the lead works on it: its time for progress and for the answer begins. */
export function accept(caseFile: Case, at: Date, rules: SlaRules): void {
  caseFile.acceptedAt = at;
  caseFile.status = 'in_progress';
  startClock(caseFile, rules, { kind: 'progress', owner: caseFile.lead, at });
  startClock(caseFile, rules, { kind: 'resolution', owner: caseFile.lead, at, countedFor: receivedBy(caseFile) });
  joinCoHandlers(caseFile, at, rules);
  scheduleQueries(caseFile, at, rules);
}

/**
 * Every unit that the reporter agreed to ask is served its query once. Called again when a case reopens before that hour
 * (`from`): only where the case is answered at the hour itself is it not served any more (sla.md §4).
 */
export function scheduleQueries(caseFile: Case, from: Date, rules: SlaRules): void {
  if (!caseFile.queryAgreed || !caseFile.acceptedAt) return;
  if (queryServedAt(rules, caseFile.acceptedAt) < from) return;
  for (const unit of caseFile.queryUnits) {
    if (!caseFile.servedUnits.has(unit)) schedule(caseFile, rules, { round: 0, act: 'serve_query', unit });
  }
}
