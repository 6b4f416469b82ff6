import { actingUnit, type DescribedEvent, type EventWording } from '#app/components/case/event-wording.ts';
import { wordDay, wordOn } from '#app/components/case/wording.ts';
import { holidayWords } from '#app/components/sla/clock-words.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import type { MovedPromise } from '#app/domain/rules/rule-moves.ts';
import type { MoveReason } from '#app/domain/rules/why-moved.ts';

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
      return { title: event.early ? words.procedureEndedEarly : words.procedureEnded };
    case 'rules_changed':
      return describeNewRules(event.promises ?? [], wording);
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

/** A promised date that moved by new rules, with both dates and why; nothing where none did. */
function describeNewRules(promises: readonly MovedPromise[], wording: EventWording): DescribedEvent | null {
  if (promises.length === 0) return null;
  const { timeline } = wording.texts;
  const isTarget = promises.some(({ reasons }) => reasons.some(({ kind }) => kind === 'target'));
  const more = promises.map(({ kind, from, to, reasons }) => {
    const why = reasons.map((reason) => reasonWords(reason, wording)).join('; ');
    const [was, is] = [wordDay(wording, new Date(from)), wordDay(wording, new Date(to))];
    return timeline.promiseMoved(timeline.promise[kind], was, is, why);
  });
  return { title: isTarget ? timeline.targetsUpdated : timeline.calendarUpdated, more: more.join(' ') };
}

function reasonWords(reason: MoveReason, wording: EventWording): string {
  const { movedBy } = wording.texts.timeline;
  switch (reason.kind) {
    case 'target':
      return movedBy.target(reason.from, reason.to);
    case 'closed':
      return movedBy.closed(daysWords(reason, wording), holidayWords(reason.name, wording.texts.clock));
    case 'worked':
      return movedBy.worked(daysWords(reason, wording));
    case 'hours':
      return movedBy.hours;
  }
}

function daysWords({ from, to }: { from: string; to: string }, wording: EventWording): string {
  return from === to ? wordOn(wording, from) : `${wordOn(wording, from)} – ${wordOn(wording, to)}`;
}

function procedureOf(event: Extract<CaseEvent, { type: 'procedure_approved' }>, wording: EventWording) {
  const { procedure } = wording.view.dateMoves;
  if (!procedure) return { message: event.message };
  const { paperKind, document, dueOn } = procedure;
  const more = wording.texts.timeline.procedureDue(paperKind, document, wordOn(wording, dueOn));
  return { more, message: event.message };
}
