import type { WaitingAct } from '#tests/model/plain-act.ts';
import { lastCloseOn } from '#tests/model/plain-calendar.ts';
import {
  answerClock,
  isBreached,
  isReviewed,
  measureAnew,
  openClock,
  openClocks,
  type PlainCase,
  stop,
} from '#tests/model/plain-case.ts';
import { daysAfter, dueOf, isPaused, type PlainPause, stopOf } from '#tests/model/plain-clock.ts';
import { deciderFor } from '#tests/model/plain-county.ts';

/** Who grants something to the lead: hub rights, but nobody on himself. */
export const granterFor = (c: PlainCase): string | null => deciderFor([...c.excluded, c.lead ?? '']);

/** Who hears what the investor says against a pause: nobody on himself, so that neither who waits nor who granted it. */
const judgeOf = (c: PlainCase): string | null => {
  const own = isReviewed(c) ? [...c.handledBy, c.review?.body ?? ''] : [c.lead ?? '', c.pauses.at(-1)?.grantedBy ?? ''];
  return deciderFor([...c.excluded, ...own]);
};

const WAITING = ['resolution', 'progress', 'review'];
const pausesTaken = (c: PlainCase): number => c.pauses.filter(({ inReview }) => inReview === isReviewed(c)).length;

/**
 * The first question pauses, the second where it is granted, up to half of the target and never after a breach. Days
 * are used up at their close: more than half of an odd number is used up with the close of its middle day. A review
 * waits once and no more.
 */
function mayPause(c: PlainCase, at: number): boolean {
  const clock = answerClock(c);
  if (!clock || pausesTaken(c) > (isReviewed(c) ? 0 : 1) || isBreached(clock)) return false;
  return !isHalfOver(c, at);
}

function isHalfOver(c: PlainCase, at: number): boolean {
  const clock = answerClock(c);
  const half = clock ? dueOf({ ...clock, target: Math.ceil(clock.target / 2) }) : null;
  return half !== null && half < at;
}

/** Why a second pause can be declined and not granted. */
export function againstGranting(c: PlainCase, at: number): string | null {
  if (c.pending !== null) return 'answer_waits';
  return isHalfOver(c, at) ? 'half_used' : null;
}

/** A question to the investor, all gaps at once. */
export function ask(c: PlainCase, at: number): void {
  // At the smaller of the target and 5 working days, 3 for anonymous.
  const days = Math.min(answerClock(c)?.target ?? Number.NaN, c.identity === 'anonymous' ? 3 : 5);
  const possible = mayPause(c, at);
  const isFirst = pausesTaken(c) === 0;
  const asksPause = possible && !isFirst ? granterFor(c) : null;
  c.question = { endedAt: null, pauses: false, asksPause, days };
  if (asksPause) c.deciders.push(asksPause);
  if (possible && isFirst) pause(c, at);
}

function pause(c: PlainCase, at: number): void {
  const grantedBy = c.question?.asksPause ?? null;
  const waiting: PlainPause = { inReview: isReviewed(c), grantedBy, from: at, to: null, contest: null };
  c.pauses.push(waiting);
  for (const clock of openClocks(c, ...WAITING)) {
    clock.events.push({ type: 'pause', at, pause: waiting });
  }
  c.status = 'awaiting_investor';
  if (c.question) Object.assign(c.question, { pauses: true, asksPause: null });
}

/** The pause under way; null where the case waits for nobody. */
export function runningPause(c: PlainCase): PlainPause | null {
  const last = c.pauses.at(-1);
  return c.question?.endedAt === null && c.question.pauses && last?.to === null ? last : null;
}

/** It ends by itself. */
export function pauseLimit(c: PlainCase): number | null {
  const waiting = runningPause(c);
  if (!waiting || !c.question) return null;
  return Math.max(daysAfter(waiting.from, c.question.days, c.calendar), c.rulesAt);
}

/** The waiting ends: with the answer, with 不便回答, at its limit, or because the case has gone on. */
export function endQuestion(c: PlainCase, at: number): void {
  stopWaiting(c, at);
  if (c.question && c.question.endedAt === null) Object.assign(c.question, { endedAt: at, asksPause: null });
}

function stopWaiting(c: PlainCase, at: number): void {
  const waiting = runningPause(c);
  if (!waiting) return;
  waiting.to = at;
  for (const clock of openClocks(c, ...WAITING)) {
    if (isPaused(clock)) clock.events.push({ type: 'resume', at, pause: waiting });
  }
  if (c.status === 'awaiting_investor') c.status = isReviewed(c) ? 'under_review' : 'in_progress';
}

export const contestedPause = (c: PlainCase): PlainPause | undefined =>
  c.pauses.find(({ contest }) => contest?.decided === false);

/** Upheld, the pause is annulled and the time counts, but for a clock that had its verdict before anybody contested. */
export function decideContest(c: PlainCase, upheld: boolean, at: number): void {
  const contested = contestedPause(c);
  if (!contested?.contest) return;
  contested.contest.decided = true;
  c.planned = c.planned.filter(({ act }) => act !== 'uphold_contest');
  if (!upheld) return;
  for (const clock of c.clocks.filter(({ kind }) => WAITING.includes(kind))) {
    const stop = stopOf(clock);
    if (clock.endedAt !== null || isBreached(clock)) continue;
    if (stop !== null && stop < contested.contest.at) continue;
    clock.events = clock.events.filter((event) => event.pause !== contested);
    clock.judgedAnew = stop !== null;
  }
  if (contested.to !== null) return;
  stopWaiting(c, at);
  if (c.question) c.question.pauses = false;
}

export function applyWaiting(c: PlainCase, act: WaitingAct, at: number): void {
  switch (act.do) {
    case 'ask_extension':
      c.extension = { days: act.days, by: act.by, state: 'asked' };
      break;
    case 'decide_extension':
      decideExtension(c, act.yes);
      break;
    case 'decide_pause':
      if (act.yes) pause(c, at);
      else if (c.question) c.question.asksPause = null;
      break;
    case 'contest': {
      const last = c.pauses.at(-1);
      const body = judgeOf(c);
      if (last) last.contest = { at, body, decided: false };
      if (body) c.deciders.push(body);
      c.planned.push({ act: 'uphold_contest', unit: '', nth: 0, from: at, doneAt: null });
      break;
    }
    case 'decide_contest':
      decideContest(c, act.yes, at);
      break;
    case 'propose_procedure':
      c.procedure = { dueOn: act.dueOn, body: granterFor(c), state: 'proposed', approvedAt: 0 };
      if (c.procedure.body) c.deciders.push(c.procedure.body);
      break;
    case 'decide_procedure':
      if (act.yes) openProcedure(c, at);
      else if (c.procedure) c.procedure.state = 'declined';
      break;
  }
}

function decideExtension(c: PlainCase, isGranted: boolean): void {
  if (!c.extension) return;
  c.extension.state = isGranted ? 'granted' : 'refused';
  const resolution = openClock(c, 'resolution');
  if (!isGranted || !resolution) return;
  resolution.extendedBy = c.extension.days;
  measureAnew(c, resolution);
}

/** The answer's clock waits for the procedure, unless it is breached already; the promise to tell goes on. */
function openProcedure(c: PlainCase, at: number): void {
  if (!c.procedure) return;
  stop(c, at, 'first_contact');
  stopWaiting(c, at);
  if (c.question) Object.assign(c.question, { pauses: false, asksPause: null });
  Object.assign(c.procedure, { state: 'approved', approvedAt: at });
  c.status = 'in_statutory_procedure';
  const resolution = openClock(c, 'resolution');
  if (resolution && !isBreached(resolution)) resolution.events.push({ type: 'pause', at });
}

/** With the last close of its day; at once where that was over when it was approved. */
export function procedureEnd(c: PlainCase): number | null {
  if (c.procedure?.state !== 'approved') return null;
  return Math.max(lastCloseOn(c.calendar, c.procedure.dueOn), c.procedure.approvedAt, c.rulesAt);
}

/** By its due day, or because the case has gone on without it. */
export function endProcedure(c: PlainCase, at: number): void {
  if (!c.procedure || c.procedure.state === 'declined') return;
  const resolution = openClock(c, 'resolution');
  if (c.procedure.state === 'approved' && resolution && isPaused(resolution)) {
    resolution.events.push({ type: 'resume', at });
  }
  if (c.status === 'in_statutory_procedure') c.status = 'in_progress';
  c.procedure.state = 'ended';
}
