import { type Case, isConductOnly } from '#app/domain/case.ts';
import type { ReferralKind } from '#app/domain/case-event.ts';
import type { ReadsAs } from '#app/domain/case-readers.ts';

export type StaffRole = 'officer' | 'head' | 'hub' | 'inspector' | 'inspection_head';
export type StaffActor = { kind: 'staff'; accountId: number; departmentId: string; role: StaffRole };
export type Actor = StaffActor | { kind: 'investor' } | { kind: 'system' };

export const DESK_ROLES: readonly StaffRole[] = ['officer', 'head', 'hub'];
export const OVERSIGHT_ROLES: readonly StaffRole[] = ['inspector', 'inspection_head'];

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
    case 'review':
    case 'told':
      return DESK_ROLES.includes(role);
    case 'hub':
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
  const leads = as.includes('lead');
  switch (action) {
    case 'read_status':
      return true;
    case 'read_text':
      return as.some((readsAs) => readsAs !== 'told');
    case 'accept':
      return leads && caseFile.status === 'submitted' && caseFile.route === 'lead';
    case 'refuse':
      return canRefuse(caseFile, as);
    case 'ask':
      return leads && caseFile.status === 'in_progress' && caseFile.pendingAnswer === null;
    case 'reply':
      return leads && ['submitted', 'in_progress', 'awaiting_investor'].includes(caseFile.status);
    case 'answer':
      return leads && ['in_progress', 'awaiting_investor'].includes(caseFile.status);
    case 'sign':
      return canSign(actor, caseFile, leads);
    case 'triage':
      return as.includes('hub') && canTriage(caseFile);
    case 'hand_off':
      return leads && caseFile.route === 'outside' && ['submitted', 'in_progress'].includes(caseFile.status);
    case 'decide_appeal':
      return as.includes('appeal') && caseFile.appeal?.decided === null;
    case 'decide_review':
      return as.includes('review') && caseFile.status === 'under_review';
    case 'acknowledge':
    case 'dispose':
    case 'conclude':
    case 'feed_back':
      return as.includes('discipline') && conductStage(caseFile, 'lead') === action;
  }
}

/** The hub names a unit before acceptance, or later while it leads itself; not on a refused or answered case. */
function canTriage(caseFile: Case): boolean {
  if (caseFile.route !== 'triage' || caseFile.pendingAnswer !== null) return false;
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
export function conductStage(
  caseFile: Case,
  kind: ReferralKind,
): 'acknowledge' | 'dispose' | 'conclude' | 'feed_back' | null {
  const referral = caseFile.referrals[kind];
  if (!referral || referral.fedBackAt) return null;
  if (!referral.acknowledgedAt) return 'acknowledge';
  if (!referral.disposedAt) return 'dispose';
  if (!referral.concludedAt) return 'conclude';
  return 'feed_back';
}
