import { type Case, isConductOnly } from '#app/domain/case.ts';
import type { ReferralKind } from '#app/domain/case-event.ts';
import { decisionsOf, type ReadsAs, readsTextAs } from '#app/domain/case-readers.ts';
import { isOwedReply, isPaused, openClock } from '#app/domain/replay/clocks.ts';
import { isInReview } from '#app/domain/review.ts';
import { isBreached } from '#app/domain/sla/due-step.ts';

export type StaffRole = 'officer' | 'head' | 'hub' | 'inspector' | 'inspection_head' | 'system_admin';
export type StaffActor = { kind: 'staff'; accountId: number; departmentId: string; role: StaffRole };
export type Actor = StaffActor | { kind: 'investor' } | { kind: 'system' };

export const DESK_ROLES: readonly StaffRole[] = ['officer', 'head', 'hub'];
export const OVERSIGHT_ROLES: readonly StaffRole[] = ['inspector', 'inspection_head'];
/** They keep the county's rules and never read a case: no standing on one is theirs (security.md D-18). */
export const ADMIN_ROLES: readonly StaffRole[] = ['system_admin'];

/** What staff may do to a case. Each has one use case and one page. */
export type StaffAction =
  | 'read_status'
  | 'read_text'
  | 'accept'
  | 'refuse'
  | 'ask'
  | 'reply'
  | 'answer'
  | 'sign'
  | 'triage'
  | 'hand_off'
  | 'decide_appeal'
  | 'decide_review'
  | 'invite_co_handler'
  | 'reply_to_co_handler'
  | 'file_opinion'
  | 'ask_lead'
  | 'object'
  | 'answer_handoff'
  | 'rule'
  | 'ask_extension'
  | 'decide_extension'
  | 'decide_pause'
  | 'decide_contest'
  | 'propose_procedure'
  | 'decide_procedure'
  | 'do_duty'
  | 'make_urgent'
  | 'report_specially'
  | 'answer_notice'
  | 'acknowledge'
  | 'dispose'
  | 'conclude'
  | 'feed_back';

/** A unit's standing on a case, as the allow-list has it. */
export type Standing = readonly ReadsAs[];

/** Hub work is for the hub's own people and their head, not for every officer of that unit. */
function mayActAs(role: StaffRole, standing: ReadsAs): boolean {
  switch (standing) {
    case 'lead':
    case 'co_handler':
    case 'named_owner':
    case 'duty':
    case 'review':
    case 'told':
      return DESK_ROLES.includes(role);
    case 'hub':
    case 'decides':
    case 'appeal':
      return role === 'hub' || role === 'head';
    case 'discipline':
      return OVERSIGHT_ROLES.includes(role);
  }
}

/**
 * The one permission table, asked by the server before an act and by the screen before a button. `standing` is the
 * actor's unit's rows in the allow-list; without a row nothing is permitted, and nobody learns that there is a case.
 */
export function can(actor: StaffActor, action: StaffAction, caseFile: Case, standing: Standing): boolean {
  const as = standing.filter((readsAs) => mayActAs(actor.role, readsAs));
  if (as.length === 0 || caseFile.closedToAll) return false;
  if (caseFile.asksWritten && MOVES_THE_ANSWER.includes(action) && !isInReview(caseFile)) return false;
  const leads = as.includes('lead');
  switch (action) {
    case 'read_status':
      return true;
    case 'read_text':
      return as.some((readsAs) => readsTextAs(readsAs));
    case 'accept':
      return leads && caseFile.status === 'submitted' && caseFile.route === 'lead';
    case 'refuse':
      return canRefuse(caseFile, as);
    case 'ask':
      if (caseFile.status === 'under_review') return as.includes('review');
      return leads && caseFile.status === 'in_progress' && caseFile.pendingAnswer === null;
    case 'invite_co_handler':
      return leads && caseFile.route !== 'outside' && isInHandling(caseFile);
    case 'reply_to_co_handler':
      return leads && caseFile.clocks.some(isOwedReply);
    case 'file_opinion':
      return as.includes('co_handler') && openClock(caseFile, 'co_handling', actor.departmentId) !== undefined;
    case 'ask_lead': {
      const own = openClock(caseFile, 'co_handling', actor.departmentId);
      return as.includes('co_handler') && own !== undefined && !isPaused(own);
    }
    case 'object':
      return leads && canObject(caseFile);
    case 'answer_handoff':
      return as.includes('named_owner');
    case 'rule':
      return as.includes('decides') && decisionsOf(caseFile, actor.departmentId).includes('ruling');
    case 'decide_pause':
      return as.includes('decides') && decisionsOf(caseFile, actor.departmentId).includes('pause');
    case 'decide_contest':
      return as.includes('decides') && decisionsOf(caseFile, actor.departmentId).includes('contest');
    case 'decide_procedure':
      return as.includes('decides') && decisionsOf(caseFile, actor.departmentId).includes('procedure');
    case 'ask_extension':
      return leads && caseFile.extension === null && isAnswerAhead(caseFile);
    case 'decide_extension':
      return leads && canDecideExtension(actor, caseFile);
    case 'propose_procedure':
      return leads && caseFile.status === 'in_progress' && canPropose(caseFile);
    case 'do_duty':
      return caseFile.duties.some((duty) => duty.owner === actor.departmentId && duty.doneAt === null);
    case 'make_urgent':
      return ((leads && actor.role !== 'officer') || as.includes('hub')) && canBeUrgent(caseFile);
    case 'report_specially':
      return isHubOf(actor, caseFile) && !isConductOnly(caseFile);
    case 'answer_notice':
      return as.includes('discipline') && caseFile.referrals.notice?.fedBackAt === null;
    case 'reply':
      return leads && (caseFile.status === 'submitted' || isInHandling(caseFile));
    case 'answer':
      return leads && isInHandling(caseFile);
    case 'sign':
      return canSign(actor, caseFile, leads);
    case 'triage':
      return as.includes('hub') && canTriage(caseFile);
    case 'hand_off':
      return leads && caseFile.route === 'outside' && ['submitted', 'in_progress'].includes(caseFile.status);
    case 'decide_appeal':
      return as.includes('appeal') && caseFile.appeal?.decided === null;
    case 'decide_review':
      return as.includes('review') && isInReview(caseFile);
    case 'acknowledge':
    case 'dispose':
    case 'conclude':
    case 'feed_back':
      return as.includes('discipline') && conductStage(caseFile, 'lead') === action;
  }
}

/** What puts an answer off or passes it on: a written answer is owed in one working day, by the unit that was asked. */
const MOVES_THE_ANSWER: readonly StaffAction[] = [
  'ask',
  'ask_extension',
  'propose_procedure',
  'object',
  'invite_co_handler',
];

/** Hub rights are those of the hub's own people and their head, in whatever part the unit reads the case (sla.md §5). */
function isHubOf({ departmentId, role }: StaffActor, { hub }: Case): boolean {
  return departmentId === hub && (role === 'hub' || role === 'head');
}

/** The lead is at work on the case, whatever it waits for. */
function isInHandling(caseFile: Case): boolean {
  return IN_HANDLING.includes(caseFile.status) && !isInReview(caseFile);
}
const IN_HANDLING: readonly string[] = ['in_progress', 'awaiting_investor', 'in_statutory_procedure'];

/**
 * Once per department, and never after a ruling: nothing is returned then. Who took a case over by a hand-off keeps it
 * (sla.md §4, Transfer).
 */
function canObject(caseFile: Case): boolean {
  if (caseFile.route !== 'lead') return false;
  if (!['submitted', 'in_progress'].includes(caseFile.status) || caseFile.pendingAnswer !== null) return false;
  return caseFile.objections.every(({ by, to, state }) => {
    if (state === 'open' || state === 'in_ruling' || state === 'ruled' || state === 'lapsed') return false;
    return by !== caseFile.lead && !(state === 'accepted' && to === caseFile.lead);
  });
}

/** The answer is still to come and in time: a late request is refused by the engine (sla.md §4, Extension). */
export function isAnswerAhead(caseFile: Case): boolean {
  const resolution = openClock(caseFile, 'resolution');
  return resolution !== undefined && !isBreached(caseFile, resolution) && caseFile.pendingAnswer === null;
}

/** Decided by another person than who asked, before that answer is due or given; undecided then, nothing is extended. */
function canDecideExtension(actor: StaffActor, caseFile: Case): boolean {
  const { extension } = caseFile;
  if (extension?.decided !== null || extension.by === actor.accountId || !isAnswerAhead(caseFile)) return false;
  const startedAt = openClock(caseFile, 'resolution')?.events[0]?.at;
  return startedAt !== undefined && startedAt <= extension.askedAt;
}

/** One statutory procedure at a time, and none while an answer waits for its signature. */
function canPropose(caseFile: Case): boolean {
  const { procedure, excluded, lead, pendingAnswer } = caseFile;
  if (pendingAnswer !== null) return false;
  if (procedure?.state === 'proposed')
    return procedure.body === null || procedure.body === lead || excluded.has(procedure.body);
  return procedure === null || procedure.state === 'declined';
}

/** Only the first word to the investor is quicker when it is urgent: there is nothing to change after it. */
function canBeUrgent(caseFile: Case): boolean {
  const contact = openClock(caseFile, 'first_contact');
  return !caseFile.urgent && contact !== undefined && !isBreached(caseFile, contact);
}

/** The hub names a unit before acceptance, or later while it leads itself; not on a refused or answered case. */
function canTriage(caseFile: Case): boolean {
  if (caseFile.route !== 'triage' || caseFile.pendingAnswer !== null || isInReview(caseFile)) return false;
  return ['triage', 'in_progress', 'awaiting_investor'].includes(caseFile.status);
}

/** After a silent acceptance nobody refuses any more (sla.md §4). */
function canRefuse(caseFile: Case, as: readonly ReadsAs[]): boolean {
  if (caseFile.acceptedAt !== null || isConductOnly(caseFile)) return false;
  if (caseFile.status === 'triage') return as.includes('hub');
  return as.includes('lead') && caseFile.status === 'submitted';
}

/** A lawful "no" is signed by the head or by another officer than the one who wrote it (sla.md §4, An answer). */
function canSign(actor: StaffActor, caseFile: Case, leads: boolean): boolean {
  const pending = caseFile.pendingAnswer;
  if (!leads || !pending) return false;
  return actor.accountId !== pending.by;
}

/** Which act of discipline comes next on a referral; null when there is none or all is done. */
function conductStage(caseFile: Case, kind: ReferralKind): 'acknowledge' | 'dispose' | 'conclude' | 'feed_back' | null {
  const referral = caseFile.referrals[kind];
  if (!referral || referral.fedBackAt) return null;
  if (!referral.acknowledgedAt) return 'acknowledge';
  if (!referral.disposedAt) return 'dispose';
  if (!referral.concludedAt) return 'conclude';
  return 'feed_back';
}
