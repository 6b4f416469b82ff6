import type { DescribedEvent, EventWording } from '#app/components/case/event-wording.ts';
import { wordUnit } from '#app/components/case/wording.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';

/** What units did with each other, in the investor's words: who helps, whose the case is. Null for anything else. */
export function describeJoint(event: CaseEvent, wording: EventWording): DescribedEvent | null {
  const words = wording.texts.joint;
  const actor = event.actor.kind === 'staff' ? wording.unitOf(event.actor.departmentId) : wording.unitOf(null);
  switch (event.type) {
    case 'co_handler_invited':
      return isAskedAgain(event, wording) ? null : { title: words.invited(actor, wording.unitOf(event.unit)) };
    case 'objected': {
      const time = wording.texts.clock.duration(wording.view.settleMinutes);
      return { title: words.objected(actor), more: words.objectedMore(actor, time) };
    }
    case 'handoff_accepted':
      return { title: words.takenOver(actor), more: words.takenOverMore };
    case 'ruled':
      return { title: words.ruled(wording.unitOf(event.lead)), more: words.ruledMore };
    case 'ruling_lapsed':
      return { title: words.rulingLapsed(wordUnit(wording, wording.view.lead)), more: helpSince(event, wording) };
    default:
      return null;
  }
}

/** The units that joined with this event, in a sentence. */
export function helpSince({ at }: Pick<CaseEvent, 'at'>, wording: EventWording): string | undefined {
  const joined = wording.view.coHandlers.filter((helper) => helper.at.getTime() === at.getTime());
  const units = joined.map(({ unit }) => wordUnit(wording, unit));
  if (units.length === 0) return undefined;
  return wording.texts.joint.help(units.join(wording.locale === 'zh-CN' ? '、' : ', '));
}

/** Another question to a unit that helps already is between the units. */
function isAskedAgain(event: Extract<CaseEvent, { type: 'co_handler_invited' }>, { view }: EventWording): boolean {
  const invited = view.events.some(
    (earlier) => earlier.type === 'co_handler_invited' && earlier.unit === event.unit && earlier.seq < event.seq,
  );
  return invited || view.coHandlers.some(({ unit, at }) => unit.id === event.unit && at < event.at);
}
