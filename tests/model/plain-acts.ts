import type { Act, Person } from '#tests/model/plain-act.ts';
import { end, openClocks, type PlainCase, refer, startClock, stop } from '#tests/model/plain-case.ts';
import { isOpenClock } from '#tests/model/plain-clock.ts';
import { answerNotice, applyConduct } from '#tests/model/plain-conduct.ts';
import { dutyNames } from '#tests/model/plain-duties.ts';
import { applyJoint, keepCase } from '#tests/model/plain-joint.ts';
import { accept, answer, appealBody, closeWith, reviewBody, tellInvestor } from '#tests/model/plain-moves.ts';
import { nameUnits } from '#tests/model/plain-naming.ts';
import { applyOwn } from '#tests/model/plain-own.ts';
import { changeRules, makeUrgent } from '#tests/model/plain-rules.ts';
import { plannedAt } from '#tests/model/plain-steps.ts';
import { applyWaiting, ask, endProcedure, endQuestion } from '#tests/model/plain-waiting.ts';

/** Carries an act that was allowed into the case. */
export function apply(c: PlainCase, act: Act, at: number): void {
  switch (act.do) {
    case 'accept':
      stop(c, at, 'acceptance');
      keepCase(c, at);
      accept(c, at);
      break;
    case 'refuse':
      closeWith(c, 'refused', at);
      break;
    case 'hand_off':
      closeWith(c, 'handed_off', at);
      break;
    case 'name':
      nameUnits(c, act, at);
      break;
    case 'ask':
      tellInvestor(c, at, false);
      ask(c, at);
      break;
    case 'reply':
      tellInvestor(c, at, act.progress);
      break;
    case 'answer_question':
    case 'decline_question':
      endQuestion(c, at);
      break;
    case 'answer':
      if (act.outcome === 'not') prepare(c, act.by, at);
      else answer(c, at, { returned: true });
      break;
    case 'sign':
      answer(c, at, { returned: false });
      break;
    case 'answer_query':
      answerQuery(c, act.by, at);
      break;
    default:
      applyLater(c, act, at);
      break;
  }
}

/** A lawful no waits for another one's signature, and for nothing else; who writes it handles the case and keeps it. */
function prepare(c: PlainCase, by: Person, at: number): void {
  if (c.status === 'awaiting_investor') endQuestion(c, at);
  if (c.status === 'in_statutory_procedure') endProcedure(c, at);
  c.pending = { by };
  keepCase(c, at);
}

/** What comes after a refusal or an answer, and discipline's own track. */
function applyLater(c: PlainCase, act: Act, at: number): void {
  switch (act.do) {
    case 'appeal':
      c.appeal = { body: appealBody(c), decided: false };
      startClock(c, 'appeal', c.appeal.body, at);
      break;
    case 'decide_appeal':
      stop(c, at, 'appeal');
      if (c.appeal) c.appeal.decided = true;
      if (act.outcome === 'upheld') c.appealUpheld = true;
      else if (c.route === 'outside') closeWith(c, 'handed_off', at);
      else accept(c, at);
      break;
    case 'verdict':
      c.awaitsVerdict = false;
      if (act.verdict === 'solved') solved(c, at);
      else notSolved(c, at);
      break;
    case 'decide_review':
      stop(c, at, 'review');
      if (c.review) c.review.decided = true;
      answer(c, at, { returned: false });
      if (act.misconduct) refer(c, 'lead', { cause: 'review_found_misconduct', unit: c.lead, at });
      break;
    case 'do_duty':
      dutyNames(c).get(act.clock)?.events.push({ type: 'stop', at });
      break;
    case 'answer_notice':
      answerNotice(c, act, at);
      break;
    case 'make_urgent':
      makeUrgent(c);
      break;
    case 'change_rules':
      changeRules(c, act, at);
      break;
    default:
      applyJointly(c, act, at);
      break;
  }
}

function applyJointly(c: PlainCase, act: Act, at: number): void {
  switch (act.do) {
    case 'invite':
    case 'file_opinion':
    case 'ask_lead':
    case 'reply_to_co_handler':
    case 'object':
    case 'accept_handoff':
    case 'refuse_handoff':
    case 'rule':
      applyJoint(c, act, at);
      break;
    case 'ask_extension':
    case 'decide_extension':
    case 'decide_pause':
    case 'contest':
    case 'decide_contest':
    case 'propose_procedure':
    case 'decide_procedure':
      applyWaiting(c, act, at);
      break;
    case 'ask_inspection':
    case 'withdraw':
    case 'take_back':
    case 'add_identity':
      applyOwn(c, act, at);
      break;
    default:
      applyConduct(c, act, at);
      break;
  }
}

function solved(c: PlainCase, at: number): void {
  c.status = 'solved';
  end(openClocks(c, 'legal_basis'), at);
  if (c.review?.decided || c.route === 'discipline') c.finalVerdict = true;
}

/** Once a new cycle with half the days; then a review; then the higher channel alone. */
function notSolved(c: PlainCase, at: number): void {
  if (c.review?.decided || c.route === 'discipline') {
    c.finalVerdict = true;
  } else if (c.cycle === 1) {
    c.cycle = 2;
    c.status = 'in_progress';
    passQueriesBy(c, at);
    startClock(c, 'progress', c.lead, at);
    startClock(c, 'resolution', c.lead, at);
  } else if (reviewBody(c) === null) {
    // Nobody impartial is left: the higher channel alone, and the answer stays.
  } else {
    c.status = 'under_review';
    c.review = { body: reviewBody(c), decided: false };
    startClock(c, 'review', c.review.body, at);
  }
}

/** A query whose hour came while the case was answered is not served any more. */
function passQueriesBy(c: PlainCase, at: number): void {
  for (const planned of c.planned) {
    if (planned.act === 'serve_query' && planned.doneAt === null && plannedAt(c, planned) < at) planned.doneAt = at;
  }
}

/** The accused unit files its basis or offers the refund. */
function answerQuery(c: PlainCase, by: Person, at: number): void {
  c.answeredQueries.push(by.unit);
  for (const clock of c.clocks) {
    if (clock.kind !== 'legal_basis' || clock.owner !== by.unit || !isOpenClock(clock)) continue;
    clock.events.push({ type: 'stop', at });
  }
}
