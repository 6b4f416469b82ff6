import { dayOf, wall, workingDaysFrom } from '#tests/model/plain-calendar.ts';
import { end, openClocks, type PlainCase, startClock, stop } from '#tests/model/plain-case.ts';
import { daysAfter, dueOf, isOpenClock, isPaused, type PlainClock } from '#tests/model/plain-clock.ts';
import { AFTER_ANSWER, appealBodyFor, reviewBodyFor } from '#tests/model/plain-county.ts';
import { joinCoHandlers } from '#tests/model/plain-joint.ts';

/** Withdrawn, refused, handed off: what the act did not fulfil is ended. */
export function endOthers(c: PlainCase, at: number): void {
  end(
    c.clocks.filter((clock) => isOpenClock(clock) && !outlives(clock) && !isSilent(clock, at)),
    at,
  );
}

/** Discipline's clocks are the other track's, and a duty is owed whatever becomes of the case. */
const outlives = (clock: PlainClock) => clock.kind.startsWith('referral_') || clock.kind === 'duty';

/** A breach that silence made: nothing can stop it any more. */
const isSilent = (clock: PlainClock, at: number) => clock.kind === 'acceptance' && (dueOf(clock) ?? at) <= at;

/** Refusal and hand-off decide, and their text is a message by a person; what else ran is ended. */
export function closeWith(c: PlainCase, status: string, at: number): void {
  c.status = status;
  stop(c, at, 'first_contact');
  if (c.acceptedAt === null) stop(c, at, 'acceptance');
  endOthers(c, at);
}

/** Acceptance, by a person, by silence or on appeal. In triage the hub leads from here. */
export function accept(c: PlainCase, at: number): void {
  c.status = 'in_progress';
  c.acceptedAt = at;
  if (c.lead === null) lead(c, c.hub);
  startClock(c, 'progress', c.lead, at);
  startClock(c, 'resolution', c.lead, at);
  joinCoHandlers(c, at);
  for (const unit of c.queryUnits) {
    for (const day of workingDaysFrom(dayOf(at))) {
      if (day.on === dayOf(at)) continue;
      c.planned.push({ act: 'serve_query', unit, at: wall(day.on, '09:00'), doneAt: null });
      break;
    }
  }
}

export function lead(c: PlainCase, unit: string | null): void {
  c.lead = unit;
  if (unit !== null) c.handledBy.push(unit);
}

export function startFirstContact(c: PlainCase, at: number): void {
  if (!c.clocks.some((clock) => clock.kind === 'first_contact')) startClock(c, 'first_contact', c.lead, at);
}

/** Nobody decides on himself. */
export const appealBody = (c: PlainCase): string | null =>
  appealBodyFor([...c.excluded, ...c.handledBy, ...(c.lead === null ? [c.hub] : [])]);
export const reviewBody = (c: PlainCase): string | null => reviewBodyFor([...c.excluded, ...c.handledBy]);

/** A message to the investor by a person; with "done" and "next, by when" it keeps the promise of `progress` too. */
export function tellInvestor(c: PlainCase, at: number, progress: boolean): void {
  stop(c, at, 'first_contact');
  if (!progress) return;
  for (const clock of openClocks(c, 'progress')) {
    const waits = isPaused(clock);
    clock.events.push({ type: 'stop', at });
    const next = startClock(c, 'progress', c.lead, at);
    if (waits) next.events.push({ type: 'pause', at });
  }
}

/**
 * The first question pauses, the second where it is granted, up to half of the target and never after a breach. Days
 * are used up at their close: more than half of an odd number is used up with the close of its middle day.
 */
export function mayPause(c: PlainCase, at: number): boolean {
  const [resolution] = openClocks(c, 'resolution');
  if (!resolution || c.pauses > 1) return false;
  const [due, half] = [dueOf(resolution), dueOf({ ...resolution, target: Math.ceil(resolution.target / 2) })];
  return !(due !== null && due < at) && !(half !== null && half < at);
}

/** Waiting for the investor, at most the smaller of the target and 5 working days (3 for anonymous). */
export function pause(c: PlainCase, at: number): void {
  const waiting = openClocks(c, 'resolution', 'progress');
  const target = openClocks(c, 'resolution')[0]?.target ?? Number.NaN;
  for (const clock of waiting) clock.events.push({ type: 'pause', at });
  c.pauses += 1;
  c.status = 'awaiting_investor';
  const until = daysAfter(at, Math.min(target, c.anonymous ? 3 : 5));
  c.question = { endedAt: null, pausesUntil: until, asksPause: null };
}

/** The waiting ends: with the answer, with 不便回答, or at its limit. */
export function resume(c: PlainCase, at: number): void {
  for (const clock of openClocks(c, 'resolution', 'progress')) {
    if (isPaused(clock)) clock.events.push({ type: 'resume', at });
  }
  if (c.status === 'awaiting_investor') c.status = 'in_progress';
  endQuestion(c, at);
}

function endQuestion(c: PlainCase, at: number): void {
  if (c.question) c.question = { endedAt: at, pausesUntil: null, asksPause: null };
}

/** `answered`: what the lead owed is done; then the investor is asked, reminded, and at last not waited for. */
export function answer(c: PlainCase, at: number, how: { returned: boolean }): void {
  c.status = 'answered';
  c.awaitsVerdict = true;
  c.pending = null;
  endQuestion(c, at);
  stop(c, at, 'resolution', 'progress', 'first_contact');
  if (how.returned) stop(c, at, 'legal_basis');
  end(openClocks(c, 'co_handling'), at);
  const round = c.planned.filter((planned) => planned.act === 'become_unconfirmed').length + 1;
  for (const days of AFTER_ANSWER.remind_days) {
    c.planned.push({ act: 'remind_investor', unit: `${round}:${days}`, at: daysAfter(at, days), doneAt: null });
  }
  const last = daysAfter(at, AFTER_ANSWER.unconfirmed_days);
  c.planned.push({ act: 'become_unconfirmed', unit: `${round}`, at: last, doneAt: null });
}
