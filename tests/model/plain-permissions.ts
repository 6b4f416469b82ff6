import type { StaffRole } from '#app/domain/permissions.ts';
import type { Act, Person, PlainCase } from '#tests/model/plain-case.ts';
import { dueOf } from '#tests/model/plain-clock.ts';
import { standingOf } from '#tests/model/plain-readers.ts';

const DESK: StaffRole[] = ['officer', 'head', 'hub'];
const HUB: StaffRole[] = ['hub', 'head'];
const ROLES: Record<string, StaffRole[]> = {
  lead: DESK,
  review: DESK,
  told: DESK,
  co_handler: DESK,
  duty: DESK,
  hub: HUB,
  appeal: HUB,
  decides: HUB,
  discipline: ['inspector', 'inspection_head'],
};

type StaffAct = Extract<Act, { by: Person }>;
export const isStaffAct = (act: Act): act is StaffAct => 'by' in act;

/** What becomes of an act in this state: 'ok' or the refusal. */
export function outcomeOf(c: PlainCase, act: Act, at: number): string {
  if (act.do === 'answer_query') return queryOutcome(c, act.by, at);
  if (!isStaffAct(act)) return investorMay(c, act) ? 'ok' : 'not_possible';
  const as = standingOf(c, act.by.unit).filter((standing) => ROLES[standing]?.includes(act.by.role));
  if (as.length === 0) return 'not_found';
  return staffMay(c, act, as) ? 'ok' : 'not_allowed';
}

/** What became of the report changes nothing for the accused unit: it can answer for so long, once. */
const QUERY_OPEN_DAYS = 30;

function queryOutcome(c: PlainCase, by: Person, at: number): string {
  const [clock] = c.clocks.filter((each) => each.kind === 'legal_basis' && each.owner === by.unit);
  if (!clock) return 'not_found';
  const isLongPast = (dueOf(clock) ?? at) < at - QUERY_OPEN_DAYS * 86_400_000;
  return isLongPast || c.answeredQueries.includes(by.unit) ? 'closed' : 'ok';
}

function investorMay(c: PlainCase, act: Act): boolean {
  switch (act.do) {
    case 'appeal':
      return c.status === 'refused' && c.appeal === null;
    case 'answer_question':
    case 'decline_question':
      return c.question !== null && c.question.endedAt === null;
    case 'verdict':
      return (c.status === 'answered' || c.status === 'unconfirmed') && !c.finalVerdict;
    default:
      return true;
  }
}

const HANDLED = ['in_progress', 'awaiting_investor'];

function staffMay(c: PlainCase, act: StaffAct, as: string[]): boolean {
  const leads = as.includes('lead');
  switch (act.do) {
    case 'accept':
      return leads && c.status === 'submitted' && c.route === 'lead';
    case 'refuse':
      if (c.acceptedAt !== null || c.route === 'discipline') return false;
      return (c.status === 'triage' && as.includes('hub')) || (c.status === 'submitted' && leads);
    case 'ask':
      return leads && c.status === 'in_progress' && c.pending === null;
    case 'reply':
      return leads && [...HANDLED, 'submitted'].includes(c.status);
    case 'answer':
      return leads && HANDLED.includes(c.status);
    case 'sign':
      return leads && HANDLED.includes(c.status) && c.pending !== null && !isSame(c.pending.by, act.by);
    case 'name':
      return as.includes('hub') && c.pending === null && [...HANDLED, 'triage'].includes(c.status);
    case 'hand_off':
      return leads && c.route === 'outside' && ['submitted', 'in_progress'].includes(c.status);
    case 'decide_appeal':
      return as.includes('appeal') && c.appeal?.decided === false;
    case 'decide_review':
      return as.includes('review') && c.status === 'under_review';
    default:
      return as.includes('discipline') && conductMay(c, act.do);
  }
}

const isSame = (one: Person, other: Person) =>
  one.unit === other.unit && one.role === other.role && one.nth === other.nth;

function conductMay(c: PlainCase, does: StaffAct['do']): boolean {
  const stage = c.referrals.lead?.stage;
  const next = {
    new: 'acknowledge',
    acknowledged: 'dispose',
    disposed: 'conclude',
    concluded: 'feed_back',
    fed_back: '',
  };
  return stage !== undefined && next[stage] === does;
}
