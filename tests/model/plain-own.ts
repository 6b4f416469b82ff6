import type { InspectionReason } from '#app/domain/case-event.ts';
import type { OwnAct } from '#tests/model/plain-act.ts';
import { isBreached, openClocks, type PlainCase, refer, startClock } from '#tests/model/plain-case.ts';
import { DISCIPLINE } from '#tests/model/plain-county.ts';
import { endOthers } from '#tests/model/plain-moves.ts';

const OPEN = ['submitted', 'triage', 'in_progress', 'awaiting_investor', 'in_statutory_procedure', 'under_review'];

/** What the reporter may do with the own report. */
export function ownMay(c: PlainCase, act: OwnAct): boolean {
  switch (act.do) {
    case 'withdraw':
      return OPEN.includes(c.status) && c.route !== 'discipline' && !c.withdrawing;
    case 'take_back':
      return c.withdrawing;
    case 'add_identity':
      return !c.closedToAll && (c.identity === 'anonymous' || (c.identity === 'hidden' && act.mode === 'named'));
    case 'ask_inspection':
      return !c.closedToAll && mayAsk(c, act.reason);
  }
}

/** Conduct at once and always; handling when its promise was broken or its result is there. */
function mayAsk(c: PlainCase, reason: InspectionReason): boolean {
  if (reason !== 'not_handled' && reason !== 'wrong_result') return true;
  if (c.route === 'discipline') return false;
  if (reason === 'not_handled') return openClocks(c, 'resolution', 'review').some(isBreached);
  const wasAnswered = c.answered && c.status !== 'solved';
  return wasAnswered || c.appealUpheld;
}

const CAUSES: Record<InspectionReason, string> = {
  not_handled: 'not_handled_reported',
  wrong_result: 'wrong_result_reported',
  favours: 'favours_reported',
  retaliation: 'retaliation_reported',
  pressed: 'pressure_reported',
  pressed_to_withdraw: 'pressure_reported',
};

export function applyOwn(c: PlainCase, act: OwnAct, at: number): void {
  switch (act.do) {
    case 'ask_inspection':
      tellDiscipline(c, act.reason, at);
      break;
    case 'withdraw':
      c.withdrawing = true;
      c.planned = c.planned.filter((planned) => planned.act !== 'withdraw');
      c.planned.push({ act: 'withdraw', unit: '', nth: 0, from: at, doneAt: null });
      if (act.pressed) tellDiscipline(c, 'pressed_to_withdraw', at);
      break;
    case 'take_back':
      c.withdrawing = false;
      break;
    case 'add_identity':
      // A name that comes after the conclusion is told of it by a clock of its own.
      if (c.identity === 'anonymous' && c.referrals.lead?.stage === 'concluded')
        startClock(c, 'referral_feedback', DISCIPLINE, at);
      c.identity = act.mode;
      break;
  }
}

/** A notice is about the unit that owes the answer; conduct names nobody. */
function tellDiscipline(c: PlainCase, reason: InspectionReason, at: number): void {
  const isNotice = reason === 'not_handled' || reason === 'wrong_result';
  const owing = openClocks(c, 'resolution')[0]?.owner ?? openClocks(c, 'review')[0]?.owner;
  const unit = isNotice ? (owing ?? c.review?.body ?? c.lead ?? c.hub) : null;
  refer(c, isNotice ? 'notice' : 'lead', { cause: CAUSES[reason], unit, at });
}

/** The substance track ends; conduct and duties go on. */
export function withdraw(c: PlainCase, at: number): void {
  endOthers(c, at);
  c.pending = null;
  c.status = 'withdrawn';
}
