import { actingUnit, type DescribedEvent, type EventWording } from '#app/components/case/event-wording.ts';
import { wordDay, wordOn } from '#app/components/case/wording.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';

/** What made the date of the answer wait or move, in the investor's words; null for what is not of this part. */
export function describeDateMove(event: CaseEvent, wording: EventWording): DescribedEvent | null {
  const words = wording.texts.timeline;
  switch (event.type) {
    case 'pause_granted':
      return { title: words.pauseGranted(actingUnit(event, wording)) };
    case 'pause_contested':
      return { title: words.contested, message: event.message ?? undefined };
    case 'pause_contest_decided': {
      const message = event.message ?? undefined;
      if (!event.upheld) return { title: words.contestDismissed(actingUnit(event, wording)), message };
      const isLapsed = event.actor.kind === 'system';
      const title = isLapsed ? words.contestLapsed : words.contestUpheld(actingUnit(event, wording));
      return { title, more: words.contestCounts, message };
    }
    case 'extension_granted':
      return { title: words.extended(event.days), more: datesOf(wording), message: event.message };
    case 'procedure_approved':
      return {
        title: words.procedureOpened(wording.unitOf(wording.view.lead?.id ?? null)),
        ...procedureOf(event, wording),
      };
    case 'procedure_ended':
      return { title: words.procedureEnded };
    default:
      return null;
  }
}

/** While the clock of the extended answer runs, both dates are known. */
function datesOf(wording: EventWording): string | undefined {
  const { extension } = wording.view.dateMoves;
  if (!extension?.from || !extension.to) return undefined;
  return wording.texts.timeline.extendedDates(wordDay(wording, extension.from), wordDay(wording, extension.to));
}

function procedureOf(event: Extract<CaseEvent, { type: 'procedure_approved' }>, wording: EventWording) {
  const { procedure } = wording.view.dateMoves;
  if (!procedure) return { message: event.message };
  const { paperKind, document, dueOn } = procedure;
  const more = wording.texts.timeline.procedureDue(paperKind, document, wordOn(wording, dueOn));
  return { more, message: event.message };
}
