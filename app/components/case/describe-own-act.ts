import type { DescribedEvent, EventWording } from '#app/components/case/event-wording.ts';
import { wordOn } from '#app/components/case/wording.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';

/** What the investor did with the own report, and what discipline inspection made of a request. */
export function describeOwnAct(event: CaseEvent, wording: EventWording): DescribedEvent | null {
  const { texts } = wording;
  const { inspection, ownActs } = texts;
  switch (event.type) {
    case 'inspection_asked':
      return { title: inspection.asked[event.reason], more: inspection.unseen, message: event.message ?? undefined };
    case 'notice_answered':
      return { title: inspection.noticeAnswered[event.outcome] };
    case 'extension_objected':
      return { title: ownActs.objected, message: event.message ?? undefined };
    case 'withdrawal_asked':
      return { title: ownActs.withdrawalAsked };
    case 'withdrawal_taken_back':
      return { title: ownActs.withdrawalTakenBack };
    case 'withdrawn':
      return { title: ownActs.withdrawn };
    case 'identity_added':
      return { title: ownActs.identityAdded[event.mode] };
    case 'publication_allowed':
      return { title: texts.publication.allowed };
    case 'publication_withdrawn':
      return { title: texts.publication.withdrawn };
    case 'report_released':
      return { title: texts.hold.released(wording.unitOf(event.lead ?? event.hub)) };
    case 'hold_changed':
      return { title: texts.hold.changed(wordOn(wording, event.until)) };
    case 'hold_taken_back':
      return { title: texts.hold.takenBack };
    default:
      return null;
  }
}
