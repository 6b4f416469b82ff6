import type { Case } from '#app/domain/case.ts';
import type { CaseEvent, CaseEventType } from '#app/domain/case-event.ts';
import { applyHandling } from '#app/domain/replay/handling.ts';
import { applyHolding, keepReport, startIntake } from '#app/domain/replay/holding.ts';
import { accept, applyIntake } from '#app/domain/replay/intake.ts';
import { applyJoint } from '#app/domain/replay/joint.ts';
import { applyLadder } from '#app/domain/replay/ladder.ts';
import { applyPauses } from '#app/domain/replay/pauses.ts';
import { applyPublication } from '#app/domain/replay/publication.ts';
import { applyReferral } from '#app/domain/replay/referral.ts';
import { applyRules } from '#app/domain/replay/rules.ts';
import { applyWithdrawal } from '#app/domain/replay/withdrawal.ts';
import type { WorkingCalendar } from '#app/domain/sla/calendar.ts';
import type { SlaPolicy } from '#app/domain/sla/policy.ts';

/** What a clock is judged by: one policy version and one calendar version. */
export type ClockRules = { policy: SlaPolicy; calendar: WorkingCalendar; calendarVersion: string };

/** The rules of a case: the county's calendar, those of single units, and the way to other published versions. */
export type SlaRules = ClockRules & {
  unitCalendars: ReadonlyMap<string, WorkingCalendar>;
  disciplineUnit: string;
  /** Throws where a version is not on record. */
  inVersion: (policyVersion: string, calendarVersion: string) => SlaRules;
};

/** The rules that a case is under now: those it was opened with, or those it was moved to since. */
export function rulesOfCase(caseFile: Pick<Case, 'policyVersion' | 'calendarVersion'>, rules: SlaRules): SlaRules {
  const { policyVersion, calendarVersion } = caseFile;
  if (rules.policy.version === policyVersion && rules.calendarVersion === calendarVersion) return rules;
  return rules.inVersion(policyVersion, calendarVersion);
}

/**
 * The truth about a case: its events, replayed in order (sla.md §2). Pure; the events decide everything,
 * the time of day nothing. Throws on a history that does not begin with `case_opened`.
 */
export function replayCase(events: readonly CaseEvent[], rules: SlaRules): Case {
  const first = events[0];
  if (first?.type !== 'case_opened') throw new Error('a case history begins with case_opened');
  const caseFile = openedCase(first, rules);
  for (const event of events.slice(1)) applyEvent(caseFile, event, rules);
  return caseFile;
}

/** Carries one more event into a replayed case, in place; by the rules that the case is under then. */
export function applyEvent(caseFile: Case, event: CaseEvent, given: SlaRules): void {
  caseFile.lastSeq = event.seq;
  const rules = rulesOfCase(caseFile, given);
  const applied =
    applyRules(caseFile, event, rules) ||
    applyPauses(caseFile, event, rules) ||
    applyJoint(caseFile, event, rules) ||
    applyLadder(caseFile, event, rules) ||
    applyIntake(caseFile, event, rules) ||
    applyHandling(caseFile, event, rules) ||
    applyReferral(caseFile, event, rules) ||
    applyWithdrawal(caseFile, event, rules) ||
    applyHolding(caseFile, event, rules) ||
    applyPublication(caseFile, event);
  if (!applied) throw new Error(`event ${event.type} cannot follow in this history`);
  if (INVESTOR_SPEAKS.includes(event.type)) caseFile.investorSpokeLast = true;
  if (UNIT_ACTS.includes(event.type)) caseFile.investorSpokeLast = false;
}

const INVESTOR_SPEAKS: readonly CaseEventType[] = [
  'investor_wrote',
  'question_answered',
  'question_declined',
  'extension_objected',
];
/** Acts of those who handle the case towards the investor; not the accused unit's basis, not the conduct track. */
const UNIT_ACTS: readonly CaseEventType[] = [
  'unit_named',
  'accepted',
  'refused',
  'appeal_decided',
  'handed_off',
  'message_sent',
  'question_asked',
  'answer_prepared',
  'answered',
  'procedure_proposed',
  'procedure_approved',
  'review_decided',
];

function openedCase(event: Extract<CaseEvent, { type: 'case_opened' }>, rules: SlaRules): Case {
  const caseFile: Case = {
    openedAt: event.at,
    kind: event.kind,
    status: 'submitted',
    route: event.route,
    category: event.category,
    group: event.group,
    basis: event.basis,
    identityMode: event.identityMode,
    filedAs: event.identityMode,
    accused: event.accused,
    excluded: new Set(event.excluded),
    lead: event.lead,
    hub: event.hub,
    handledBy: event.lead ? [event.lead] : [],
    assignee: null,
    queryAgreed: event.queryAgreed,
    queryNamesItems: event.queryItems === 'named',
    queryUnits: event.queryUnits,
    co: event.co ?? [],
    coHandlers: [],
    objections: [],
    urgent: event.urgent ?? false,
    asksWritten: event.asksWritten ?? false,
    policyVersion: event.policyVersion,
    calendarVersion: event.calendarVersion,
    rulesSince: null,
    acceptedAt: null,
    acceptedSilently: false,
    cycle: 1,
    round: 0,
    answeredAt: null,
    answerOutcome: null,
    pendingAnswer: null,
    question: null,
    pauses: [],
    extension: null,
    procedure: null,
    withdrawal: null,
    hold: null,
    deciders: [],
    appeal: null,
    reviewBody: null,
    reviewOutcome: null,
    verdict: null,
    confirmedAt: null,
    rating: null,
    publication: null,
    referrals: {},
    presumedUnits: [],
    servedUnits: new Map(),
    higherChannelShown: false,
    closedToAll: false,
    clocks: [],
    scheduled: [],
    fired: new Map(),
    told: [],
    investorSpokeLast: false,
    duties: [],
    lastSeq: event.seq,
  };
  if (caseFile.asksWritten) accept(caseFile, event.at, rules);
  else if (event.held) keepReport(caseFile, rules, event.held);
  else startIntake(caseFile, rules, event.at);
  return caseFile;
}
