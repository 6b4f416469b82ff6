import { isSame, isStaffAct, type StaffAct } from '#tests/model/plain-act.ts';
import { dayOf, lastCloseOn } from '#tests/model/plain-calendar.ts';
import { openClock, type PlainCase } from '#tests/model/plain-case.ts';
import { stopOf } from '#tests/model/plain-clock.ts';
import { HEADLESS, ON_DUTY, PARTNERS } from '#tests/model/plain-county.ts';
import { dutyNames } from '#tests/model/plain-duties.ts';
import { rulingChoices } from '#tests/model/plain-joint.ts';
import { againstGranting, granterFor } from '#tests/model/plain-waiting.ts';

/** What stands against an act that is allowed as such. */
export function objectionTo(c: PlainCase, act: StaffAct, at: number): string | null {
  switch (act.do) {
    case 'invite':
    case 'object': {
      const isPartner = PARTNERS.includes(act.unit) && act.unit !== c.lead && !c.excluded.includes(act.unit);
      return isPartner ? null : 'unknown_unit';
    }
    case 'reply_to_co_handler': {
      const own = openClock(c, 'co_handling', act.unit);
      return own && own.asksLead !== null ? null : 'unknown_unit';
    }
    case 'rule':
      return rulingChoices(c, act.by.unit).includes(act.unit) ? null : 'unknown_unit';
    case 'propose_procedure':
      if (act.dueOn <= dayOf(at) || lastCloseOn(c.calendar, act.dueOn) <= at) return 'date_not_ahead';
      return granterFor(c) === null ? 'nobody_to_approve' : null;
    case 'decide_pause':
      return act.yes ? againstGranting(c, at) : null;
    case 'decide_procedure':
      if (act.yes && c.pending !== null) return 'answer_waits';
      return act.yes && lastCloseOn(c.calendar, c.procedure?.dueOn ?? '') <= at ? 'date_not_ahead' : null;
    case 'make_urgent':
      return ON_DUTY.includes(c.lead ?? '') ? null : 'not_covered';
    case 'do_duty':
      return dutyRefusal(c, act);
    default:
      return null;
  }
}

/** The head explains in writing where the unit has one; the rest anybody of the unit does. */
function dutyRefusal(c: PlainCase, { by, clock }: Extract<StaffAct, { do: 'do_duty' }>): string | null {
  const duty = dutyNames(c).get(clock);
  if (!duty || duty.owner !== by.unit) return 'not_allowed';
  if (stopOf(duty) !== null) return 'done_before';
  const isHeads = duty.task === 'written_explanation' && !HEADLESS.includes(by.unit);
  return isHeads && by.role !== 'head' ? 'not_allowed' : null;
}

const AGAIN_WITHIN = 10 * 60_000;

/** A second click on what the first one did is answered like the first. */
export function isAgain(c: PlainCase, act: StaffAct, at: number): boolean {
  if (act.do === 'accept_handoff') return c.lead === act.by.unit && c.objections.at(-1)?.state === 'accepted';
  return c.facts.some(({ act: before, at: then }) => {
    if (!isStaffAct(before) || !isSame(before.by, act.by) || then < at - AGAIN_WITHIN) return false;
    if (act.do === 'ask_extension') return before.do === act.do && before.days === act.days;
    const decides = ['decide_extension', 'decide_pause', 'decide_contest', 'decide_procedure'].includes(act.do);
    return decides && 'yes' in act && 'yes' in before && before.do === act.do && before.yes === act.yes;
  });
}
