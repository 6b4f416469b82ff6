import { calendarFor } from '#tests/model/plain-calendar.ts';
import { end, openClocks, type PlainCase, policyFor, startClock, stop } from '#tests/model/plain-case.ts';
import { dueOf, isOpenClock, type PlainClock } from '#tests/model/plain-clock.ts';
import { appealBodyFor, reviewBodyFor } from '#tests/model/plain-county.ts';
import { joinCoHandlers, keepCase } from '#tests/model/plain-joint.ts';
import { endProcedure, endQuestion } from '#tests/model/plain-waiting.ts';

/** Withdrawn, refused, handed off: what the act did not fulfil is ended. */
export function endOthers(c: PlainCase, at: number): void {
  end(
    c.clocks.filter((clock) => isOpenClock(clock) && !outlives(clock) && !isSilent(clock, at)),
    at,
  );
  leaveHandling(c, at);
}

/** Discipline's clocks are the other track's, and a duty is owed whatever becomes of the case. */
const outlives = (clock: PlainClock) => clock.kind.startsWith('referral_') || clock.kind === 'duty';

/** A breach that silence made: nothing can stop it any more. */
const isSilent = (clock: PlainClock, at: number) =>
  ['acceptance', 'appeal'].includes(clock.kind) && (dueOf(clock) ?? at) <= at;

/** Nobody works on it any more: no question, procedure, objection or wish is open. */
function leaveHandling(c: PlainCase, at: number): void {
  c.withdrawing = false;
  endQuestion(c, at);
  endProcedure(c, at);
  keepCase(c, at);
  end(openClocks(c, 'co_handling'), at);
  if (c.extension?.state === 'asked') c.extension.state = 'over';
}

/** Refusal and hand-off decide, and their text is a message by a person; what else ran is ended. */
export function closeWith(c: PlainCase, status: string, at: number): void {
  stop(c, at, 'first_contact');
  if (c.acceptedAt === null) stop(c, at, 'acceptance');
  endOthers(c, at);
  c.status = status;
}

/** Whoever can read it no more cannot do what it owed. */
export function endDuties(c: PlainCase, at: number): void {
  end(openClocks(c, 'duty'), at);
}

/** Acceptance, by a person, by silence or on appeal. In triage the hub leads from here. */
export function accept(c: PlainCase, at: number): void {
  c.status = 'in_progress';
  c.acceptedAt = at;
  if (c.lead === null) lead(c, c.hub);
  startClock(c, 'progress', c.lead, at);
  // By the days that the receipt was counted by, whoever has taken the case over since.
  const by = c.clocks.find(({ kind }) => kind === 'acceptance')?.countedFor ?? c.lead;
  Object.assign(startClock(c, 'resolution', c.lead, at), { countedFor: by, calendar: calendarFor(c.calendar, by) });
  joinCoHandlers(c, at);
  for (const unit of c.queryUnits) c.planned.push({ act: 'serve_query', unit, nth: 0, from: at, doneAt: null });
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
    clock.events.push({ type: 'stop', at });
    const next = startClock(c, 'progress', c.lead, at);
    if (c.status === 'awaiting_investor') next.events.push({ type: 'pause', at, pause: c.pauses.at(-1) });
  }
}

/** `answered`: what the lead owed is done; then the investor is asked, reminded, and at last not waited for. */
export function answer(c: PlainCase, at: number, how: { returned: boolean }): void {
  stop(c, at, 'resolution', 'progress', 'first_contact');
  if (how.returned) stop(c, at, 'legal_basis');
  leaveHandling(c, at);
  c.status = 'answered';
  c.awaitsVerdict = true;
  c.answered = true;
  c.pending = null;
  c.planned = c.planned.filter(({ act }) => act !== 'remind_investor' && act !== 'become_unconfirmed');
  policyFor(c).remindDays.forEach((_, index) => {
    c.planned.push({ act: 'remind_investor', unit: '', nth: index + 1, from: at, doneAt: null });
  });
  c.planned.push({ act: 'become_unconfirmed', unit: '', nth: 0, from: at, doneAt: null });
}
