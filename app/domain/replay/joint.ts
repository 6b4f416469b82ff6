import type { Case, CaseClock, Objection } from '#app/domain/case.ts';
import type { CaseEvent, InvitedBy } from '#app/domain/case-event.ts';
import {
  endClocks,
  handOver,
  JOINT_CLOCKS,
  LEAD_CLOCKS,
  openClock,
  startClock,
  stopClock,
  stoppedAt,
  turnClock,
} from '#app/domain/replay/clocks.ts';
import { addDecider } from '#app/domain/replay/pauses.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';

/** 合力: what several units do about one case. Returns false for an event that is not of this part. */
export function applyJoint(caseFile: Case, event: CaseEvent, rules: SlaRules): boolean {
  switch (event.type) {
    case 'co_handler_invited':
      inviteCoHandler(caseFile, rules, event);
      return true;
    case 'opinion_filed':
      stopClock(caseFile, 'co_handling', event.at, event.unit);
      return true;
    case 'lead_asked':
      askLead(openClock(caseFile, 'co_handling', event.unit), event);
      return true;
    case 'lead_replied': {
      const clock = openClock(caseFile, 'co_handling', event.unit);
      if (clock) clock.leadQuestion = null;
      turnClock(clock, 'resume', event.at);
      return true;
    }
    case 'lead_wait_ended': {
      const clock = openClock(caseFile, 'co_handling', event.unit);
      if (clock?.leadQuestion) clock.leadQuestion.limit = null;
      turnClock(clock, 'resume', event.at);
      return true;
    }
    default:
      return applyObjection(caseFile, event, rules);
  }
}

/** The clock waits for the reply, at most for as long as its own target is at that instant. */
function askLead(clock: CaseClock | undefined, event: Extract<CaseEvent, { type: 'lead_asked' }>): void {
  if (!clock) return;
  const { at, pauses = true } = event;
  clock.leadQuestion = { askedAt: at, limit: pauses ? { ...clock.target, warn: [] } : null };
  if (pauses) turnClock(clock, 'pause', at);
}

function applyObjection(caseFile: Case, event: CaseEvent, rules: SlaRules): boolean {
  switch (event.type) {
    case 'objected':
      object(caseFile, event, rules);
      return true;
    case 'handoff_accepted':
      acceptHandoff(caseFile, event);
      return true;
    case 'handoff_refused':
      stopClock(caseFile, 'handoff', event.at);
      askForRuling(caseFile, rules, { body: event.body, at: event.at });
      return true;
    case 'handoff_lapsed':
      askForRuling(caseFile, rules, { body: event.body, at: event.at });
      return true;
    case 'ruled':
      stopClock(caseFile, 'ruling', event.at);
      settle(caseFile, 'ruled');
      passTo(caseFile, event.lead, event.at);
      return true;
    case 'ruling_lapsed': {
      // 首接负责: the first receiver keeps it, and the unit that it named does its part.
      const objection = openObjection(caseFile);
      settle(caseFile, 'lapsed');
      if (objection) inviteCoHandler(caseFile, rules, { unit: objection.to, by: 'ruling', at: event.at, paper: null });
      return true;
    }
    default:
      return false;
  }
}

/** The objection that nobody has settled yet, if there is one. */
export function openObjection(caseFile: Case): Objection | undefined {
  return caseFile.objections.find(({ state }) => state === 'open' || state === 'in_ruling');
}

function object(caseFile: Case, event: Extract<CaseEvent, { type: 'objected' }>, rules: SlaRules): void {
  if (caseFile.lead === null) return;
  const { to, at, paper } = event;
  caseFile.objections.push({ by: caseFile.lead, to, at, paper, state: 'open' });
  startClock(caseFile, rules, { kind: 'handoff', owner: to, at });
}

function acceptHandoff(caseFile: Case, event: Extract<CaseEvent, { type: 'handoff_accepted' }>): void {
  const objection = openObjection(caseFile);
  if (!objection) return;
  stopClock(caseFile, 'handoff', event.at);
  settle(caseFile, 'accepted');
  passTo(caseFile, objection.to, event.at);
  if (caseFile.acceptedAt !== null) caseFile.assignee = event.assignee;
}

function askForRuling(caseFile: Case, rules: SlaRules, { body, at }: { body: string | null; at: Date }): void {
  const objection = openObjection(caseFile);
  if (objection) objection.state = 'in_ruling';
  if (body) addDecider(caseFile, body);
  startClock(caseFile, rules, { kind: 'ruling', owner: body, at });
}

function settle(caseFile: Case, state: 'accepted' | 'ruled' | 'lapsed' | 'over'): void {
  const objection = openObjection(caseFile);
  if (objection) objection.state = state;
}

/** The unit that objected accepts the case or writes its answer: it keeps it, and the objection is over. */
export function endObjection(caseFile: Case, at: Date): void {
  if (!openObjection(caseFile)) return;
  settle(caseFile, 'over');
  endClocks(caseFile, at, 'lead_keeps', ['handoff', 'ruling']);
}

/** What units owe each other about a case is over with it. */
export function endJoint(caseFile: Case, at: Date, reason: string): void {
  settle(caseFile, 'over');
  endClocks(caseFile, at, reason, JOINT_CLOCKS);
}

/** A transfer moves the case with its running clocks; none of them begins anew (sla.md §4, Transfer). */
function passTo(caseFile: Case, unit: string, at: Date): void {
  if (caseFile.lead === unit) return;
  caseFile.lead = unit;
  caseFile.assignee = null;
  if (!caseFile.handledBy.includes(unit)) caseFile.handledBy.push(unit);
  for (const kind of LEAD_CLOCKS) {
    // Who let the acceptance pass answers for it.
    if (kind === 'acceptance' && caseFile.acceptedAt !== null) continue;
    const clock = openClock(caseFile, kind);
    if (clock) handOver(clock, unit, at);
  }
  const own = openClock(caseFile, 'co_handling', unit);
  if (own) own.ended = { at, reason: 'leads_now' };
}

function inviteCoHandler(
  caseFile: Case,
  rules: SlaRules,
  invited: { unit: string; by: InvitedBy; at: Date; paper: number | null },
): void {
  const { unit, by, at, paper } = invited;
  if (caseFile.excluded.has(unit) || unit === caseFile.lead || openClock(caseFile, 'co_handling', unit)) return;
  caseFile.coHandlers.push({ unit, by, at, paper });
  // Who co-handles does not review (sla.md §4).
  if (!caseFile.handledBy.includes(unit)) caseFile.handledBy.push(unit);
  startClock(caseFile, rules, { kind: 'co_handling', owner: unit, at });
}

/** The routing's co-handlers join when the case is accepted, by whom or by what ever; whose opinion is filed is not asked again. */
export function joinCoHandlers(caseFile: Case, at: Date, rules: SlaRules): void {
  const own = caseFile.clocks.filter(({ kind }) => kind === 'co_handling');
  const filed = new Set(own.filter((clock) => stoppedAt(clock)).map(({ owner }) => owner));
  for (const unit of caseFile.co) {
    if (!filed.has(unit)) inviteCoHandler(caseFile, rules, { unit, by: 'routing', at, paper: null });
  }
}
