import {
  type Act,
  end,
  type NameAct,
  openClocks,
  type Person,
  type PlainCase,
  refer,
  resolutionDays,
  startClock,
  stop,
} from '#tests/model/plain-case.ts';
import { dueOf, isOpenClock } from '#tests/model/plain-clock.ts';
import { DISCIPLINE, destinationOf, isProtected, leadFor } from '#tests/model/plain-county.ts';
import {
  accept,
  answer,
  appealBody,
  endOthers,
  lead,
  mayPause,
  pause,
  resume,
  reviewBody,
  startFirstContact,
  tellInvestor,
} from '#tests/model/plain-moves.ts';

/** Carries an act that was allowed into the case. */
export function apply(c: PlainCase, act: Act, at: number): void {
  switch (act.do) {
    case 'accept':
      stop(c, at, 'acceptance');
      return accept(c, at);
    case 'refuse':
      return closeWith(c, 'refused', at);
    case 'hand_off':
      return closeWith(c, 'handed_off', at);
    case 'name':
      return name(c, act, at);
    case 'ask':
      return ask(c, at);
    case 'reply':
      return tellInvestor(c, at, act.progress);
    case 'answer_question':
    case 'decline_question':
      return resume(c, at);
    case 'answer':
      if (act.outcome === 'not') c.pending = { by: act.by };
      else answer(c, at, { returned: true });
      return;
    case 'sign':
      return answer(c, at, { returned: false });
    case 'answer_query':
      return answerQuery(c, act.by, at);
    default:
      return applyLater(c, act, at);
  }
}

/** What comes after a refusal or an answer, and discipline's own track. */
function applyLater(c: PlainCase, act: Act, at: number): void {
  switch (act.do) {
    case 'appeal':
      c.appeal = { body: appealBody(c), decided: false };
      startClock(c, 'appeal', c.appeal.body, at);
      return;
    case 'decide_appeal':
      stop(c, at, 'appeal');
      if (c.appeal) c.appeal.decided = true;
      if (act.outcome === 'accepted') accept(c, at);
      return;
    case 'verdict':
      c.awaitsVerdict = false;
      return act.verdict === 'solved' ? solved(c, at) : notSolved(c, at);
    case 'decide_review':
      stop(c, at, 'review');
      if (c.review) c.review.decided = true;
      answer(c, at, { returned: false });
      if (act.misconduct) refer(c, 'lead', { cause: 'review_found_misconduct', unit: c.lead, at });
      return;
    default:
      return applyConduct(c, act, at);
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

/** Refusal and hand-off decide, and their text is a message by a person; what else ran is ended. */
function closeWith(c: PlainCase, status: string, at: number): void {
  c.status = status;
  stop(c, at, 'first_contact');
  if (c.acceptedAt === null) stop(c, at, 'acceptance');
  endOthers(c, at);
}

function ask(c: PlainCase, at: number): void {
  tellInvestor(c, at, false);
  if (mayPause(c, at)) pause(c, at);
  else c.question = { endedAt: null, pausesUntil: null };
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

/** The hub names the accused, or that nobody is; the lead changes and no clock is reset. */
function name(c: PlainCase, act: NameAct, at: number): void {
  const units = [...new Set([...c.accused, ...act.units])];
  if (isProtected({ ...act, units, headPersonally: act.headPersonally || c.headPersonally })) {
    c.closedToAll = true;
    return closeWith(c, 'handed_off', at);
  }
  const destination = destinationOf(act.category, units);
  c.accused = units;
  c.excluded = destination.excluded;
  c.hub = destination.hub;
  c.category = act.category;
  c.route = destination.route === 'triage' ? 'lead' : destination.route;
  lead(c, destination.lead ?? leadFor(act.category, []));
  if (c.route === 'discipline') {
    c.status = 'submitted';
    endOthers(c, at);
    return refer(c, 'lead', { cause: `category_${act.category}`, unit: units[0] ?? null, at });
  }
  if (c.status === 'triage') c.status = 'submitted';
  transfer(c, at);
}

function transfer(c: PlainCase, at: number): void {
  startFirstContact(c, at);
  for (const clock of openClocks(c, 'acceptance', 'first_contact', 'progress', 'resolution')) {
    // The hub answers for an acceptance that it let pass.
    if (clock.kind !== 'acceptance' || c.acceptedAt === null) clock.owner = c.lead;
  }
  for (const clock of openClocks(c, 'resolution')) {
    const due = dueOf(clock);
    if (due !== null && due < at) clock.judgedDue = due;
    clock.target = resolutionDays(c);
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
