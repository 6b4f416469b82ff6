import type { StaffRole } from '#app/domain/permissions.ts';
import { type Act, isSame, isStaffAct, type Person, type StaffAct } from '#tests/model/plain-act.ts';
import { isBreached, isReviewed, openClock, openClocks, type PlainCase } from '#tests/model/plain-case.ts';
import { dueOf, isPaused, startOf } from '#tests/model/plain-clock.ts';
import { conductMay } from '#tests/model/plain-conduct.ts';
import { DISCIPLINE } from '#tests/model/plain-county.ts';
import { openDuties } from '#tests/model/plain-duties.ts';
import { isToRule } from '#tests/model/plain-joint.ts';
import { ownMay } from '#tests/model/plain-own.ts';
import { standingOf } from '#tests/model/plain-readers.ts';
import { isAgain, objectionTo } from '#tests/model/plain-refusals.ts';
import { contestedPause } from '#tests/model/plain-waiting.ts';

const DESK: StaffRole[] = ['officer', 'head', 'hub'];
const HUB: StaffRole[] = ['hub', 'head'];
const ROLES: Record<string, StaffRole[]> = {
  lead: DESK,
  review: DESK,
  told: DESK,
  co_handler: DESK,
  named_owner: DESK,
  duty: DESK,
  hub: HUB,
  appeal: HUB,
  decides: HUB,
  discipline: ['inspector', 'inspection_head'],
};

/** What becomes of an act in this state: 'ok', 'again' for the same click twice, or the refusal. */
export function outcomeOf(c: PlainCase, act: Act, at: number): string {
  if (act.do === 'answer_query') return queryOutcome(c, act.by, at);
  if (act.do === 'answer_notice') return noticeOutcome(c, act);
  if (!isStaffAct(act)) return investorMay(c, act) ? 'ok' : 'not_possible';
  const as = standingOf(c, act.by.unit).filter((standing) => ROLES[standing]?.includes(act.by.role));
  if (as.length === 0) return 'not_found';
  if (!staffMay(c, act, as)) return isAgain(c, act, at) ? 'again' : 'not_allowed';
  return objectionTo(c, act, at) ?? 'ok';
}

/** Discipline answers the notices of one unit as a batch; what was answered alike is left as it is. */
function noticeOutcome(c: PlainCase, { by, unit, outcome }: Extract<Act, { do: 'answer_notice' }>): string {
  const { notice } = c.referrals;
  if (standingOf(c, by.unit).length === 0 || notice?.causes[0]?.unit !== unit) return 'not_found';
  if (notice.answer === outcome) return 'again';
  const isDiscipline = by.unit === DISCIPLINE && notice.stage !== 'fed_back';
  return isDiscipline ? 'ok' : 'not_allowed';
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
    case 'contest':
      return mayContest(c);
    case 'ask_inspection':
    case 'withdraw':
    case 'take_back':
    case 'add_identity':
      return ownMay(c, act);
    case 'verdict':
      return (c.status === 'answered' || c.status === 'unconfirmed') && !c.finalVerdict;
    default:
      return true;
  }
}

/** The last pause, once, while the answer that it delays is still to come. */
function mayContest(c: PlainCase): boolean {
  const last = c.pauses.at(-1);
  const delayed = openClock(c, last?.inReview ? 'review' : 'resolution');
  if (!last || !delayed || startOf(delayed) > last.from) return false;
  return last.contest === null && contestedPause(c) === undefined;
}

const HANDLED = ['in_progress', 'awaiting_investor', 'in_statutory_procedure'];
/** The lead is at it, whatever it waits for; not while others review. */
const isHandled = (c: PlainCase): boolean => HANDLED.includes(c.status) && !isReviewed(c);

function staffMay(c: PlainCase, act: StaffAct, as: string[]): boolean {
  const leads = as.includes('lead');
  switch (act.do) {
    case 'accept':
      return leads && c.status === 'submitted' && c.route === 'lead';
    case 'refuse':
      if (c.acceptedAt !== null || c.route === 'discipline') return false;
      return (c.status === 'triage' && as.includes('hub')) || (c.status === 'submitted' && leads);
    case 'ask':
      if (c.status === 'under_review') return as.includes('review');
      return leads && c.status === 'in_progress' && c.pending === null;
    case 'reply':
      return leads && (isHandled(c) || c.status === 'submitted');
    case 'answer':
      return leads && isHandled(c);
    case 'sign':
      return leads && isHandled(c) && c.pending !== null && !isSame(c.pending.by, act.by);
    case 'name':
      if (c.pending !== null || isReviewed(c)) return false;
      return as.includes('hub') && ['triage', 'in_progress', 'awaiting_investor'].includes(c.status);
    case 'hand_off':
      return leads && c.route === 'outside' && ['submitted', 'in_progress'].includes(c.status);
    case 'decide_appeal':
      return as.includes('appeal') && c.appeal?.decided === false;
    case 'decide_review':
      return as.includes('review') && ['under_review', 'awaiting_investor'].includes(c.status);
    case 'do_duty':
      return openDuties(c, act.by.unit).length > 0;
    case 'make_urgent':
      return ((leads && act.by.role !== 'officer') || as.includes('hub')) && !c.urgent && mayHurry(c);
    case 'acknowledge':
    case 'dispose':
    case 'conclude':
    case 'feed_back':
      return as.includes('discipline') && conductMay(c, act.do);
    default:
      return jointMay(c, act, as) || waitingMay(c, act, as);
  }
}

function jointMay(c: PlainCase, act: StaffAct, as: string[]): boolean {
  const leads = as.includes('lead');
  const own = as.includes('co_handler') ? openClock(c, 'co_handling', act.by.unit) : undefined;
  switch (act.do) {
    case 'invite':
      return leads && c.route !== 'outside' && isHandled(c);
    case 'reply_to_co_handler':
      return leads && openClocks(c, 'co_handling').some(({ asksLead }) => asksLead !== null);
    case 'file_opinion':
      return own !== undefined;
    case 'ask_lead':
      return own !== undefined && !isPaused(own);
    case 'object':
      return leads && mayObject(c);
    case 'accept_handoff':
    case 'refuse_handoff':
      return as.includes('named_owner');
    case 'rule':
      return as.includes('decides') && isToRule(c, act.by.unit);
    default:
      return false;
  }
}

/** Once per department; after a ruling nothing is returned, and who took a case over keeps it. */
function mayObject(c: PlainCase): boolean {
  if (c.route !== 'lead' || !['submitted', 'in_progress'].includes(c.status) || c.pending !== null) return false;
  if (c.objections.some(({ state }) => ['open', 'in_ruling', 'settled'].includes(state))) return false;
  return !c.objections.some(({ by, to, state }) => by === c.lead || (state === 'accepted' && to === c.lead));
}

function waitingMay(c: PlainCase, act: StaffAct, as: string[]): boolean {
  const leads = as.includes('lead');
  // Nobody decides on himself: not even who came to lead it after it was asked.
  const decides = as.includes('decides') && act.by.unit !== c.lead;
  switch (act.do) {
    case 'ask_extension':
      return leads && c.extension === null && isAnswerAhead(c);
    case 'decide_extension':
      return leads && c.extension?.state === 'asked' && !isSame(c.extension.by, act.by) && isAnswerAhead(c);
    case 'decide_pause':
      return decides && c.question?.endedAt === null && c.question.asksPause === act.by.unit && mayPauseStill(c);
    case 'decide_contest':
      return decides && contestedPause(c)?.contest?.body === act.by.unit;
    case 'propose_procedure':
      return leads && c.status === 'in_progress' && c.pending === null && mayPropose(c);
    case 'decide_procedure':
      return decides && c.procedure?.state === 'proposed' && c.procedure.body === act.by.unit;
    default:
      return false;
  }
}

function isAnswerAhead(c: PlainCase): boolean {
  const resolution = openClock(c, 'resolution');
  return resolution !== undefined && !isBreached(resolution) && c.pending === null;
}

function mayPauseStill(c: PlainCase): boolean {
  const resolution = openClock(c, 'resolution');
  return c.status === 'in_progress' && resolution !== undefined && !isBreached(resolution);
}

/** One at a time; a proposal that nobody can decide any more stands in the way of none. */
function mayPropose({ procedure, excluded, lead }: PlainCase): boolean {
  if (procedure === null || procedure.state === 'declined') return true;
  const { state, body } = procedure;
  return state === 'proposed' && (body === null || body === lead || excluded.includes(body));
}

function mayHurry(c: PlainCase): boolean {
  const contact = openClock(c, 'first_contact');
  return contact !== undefined && !isBreached(contact);
}
