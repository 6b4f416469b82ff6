import {
  type Act,
  end,
  openClocks,
  type Person,
  type PlainCase,
  refer,
  startClock,
  stop,
} from '#tests/model/plain-case.ts';
import { isOpenClock } from '#tests/model/plain-clock.ts';
import { DISCIPLINE, deciderFor } from '#tests/model/plain-county.ts';
import {
  accept,
  answer,
  appealBody,
  closeWith,
  mayPause,
  pause,
  resume,
  reviewBody,
  tellInvestor,
} from '#tests/model/plain-moves.ts';
import { nameUnits } from '#tests/model/plain-naming.ts';

/** Carries an act that was allowed into the case. */
export function apply(c: PlainCase, act: Act, at: number): void {
  switch (act.do) {
    case 'accept':
      stop(c, at, 'acceptance');
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
      ask(c, at);
      break;
    case 'reply':
      tellInvestor(c, at, act.progress);
      break;
    case 'answer_question':
    case 'decline_question':
      resume(c, at);
      break;
    case 'answer':
      if (act.outcome === 'not') c.pending = { by: act.by };
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
      if (act.outcome === 'accepted') accept(c, at);
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
    default:
      applyConduct(c, act, at);
      break;
  }
}

const NEXT_CLOCK = { acknowledge: 'referral_disposal', dispose: null, conclude: 'referral_feedback', feed_back: null };
const STAGE = {
  acknowledge: 'acknowledged',
  dispose: 'disposed',
  conclude: 'concluded',
  feed_back: 'fed_back',
} as const;
const STOPS = {
  acknowledge: 'referral_receipt',
  dispose: 'referral_disposal',
  conclude: null,
  feed_back: 'referral_feedback',
};

function applyConduct(c: PlainCase, act: Act, at: number): void {
  if (act.do !== 'acknowledge' && act.do !== 'dispose' && act.do !== 'conclude' && act.do !== 'feed_back') return;
  const [next, stops] = [NEXT_CLOCK[act.do], STOPS[act.do]];
  if (c.referrals.lead) c.referrals.lead.stage = STAGE[act.do];
  if (stops) stop(c, at, stops);
  if (next && !(act.do === 'conclude' && c.anonymous)) startClock(c, next, DISCIPLINE, at);
  if (c.route !== 'discipline') return;
  if (act.do === 'acknowledge') c.status = 'in_progress';
  if (act.do === 'feed_back') c.status = 'answered';
}

function ask(c: PlainCase, at: number): void {
  tellInvestor(c, at, false);
  const possible = mayPause(c, at);
  if (possible && c.pauses === 0) {
    pause(c, at);
    return;
  }
  const asksPause = possible ? deciderFor([...c.excluded, c.lead ?? '']) : null;
  c.question = { endedAt: null, pausesUntil: null, asksPause };
  if (asksPause) c.deciders.push(asksPause);
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
    if (planned.act === 'serve_query' && planned.doneAt === null && planned.at < at) planned.doneAt = at;
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
