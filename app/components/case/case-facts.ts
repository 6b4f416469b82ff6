import type { CaseEvent, CaseEventType } from '#app/domain/case-event.ts';
import type { ClockView, TrackedCaseView, UnitName } from '#app/domain/case-view.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';

export type EventOf<Type extends CaseEventType> = Extract<CaseEvent, { type: Type }>;

export function lastEvent<Type extends CaseEventType>(
  view: Pick<TrackedCaseView, 'events'>,
  type: Type,
): EventOf<Type> | undefined {
  return view.events.findLast((event): event is EventOf<Type> => event.type === type);
}

/** The last clock of a kind that nobody has stopped or ended. */
export function openClock(view: Pick<TrackedCaseView, 'clocks'>, kind: ClockKind): ClockView | undefined {
  return view.clocks.findLast((clock) => clock.kind === kind && clock.stoppedAt === null && clock.endedReason === null);
}

/** Whether a date that is still to come lies after the last day with published holidays (sla.md §1, Horizon). */
export function hasProvisionalDate(view: Pick<TrackedCaseView, 'clocks' | 'answerByProvisional'>): boolean {
  const isOpen = ({ stoppedAt, endedReason }: ClockView) => stoppedAt === null && endedReason === null;
  return view.answerByProvisional || view.clocks.some((clock) => isOpen(clock) && clock.provisional);
}

/** Who owes the next answer: the lead, or whoever reviews it. */
export function answeringUnit({ review, answer, lead }: TrackedCaseView): UnitName | null {
  return review && !answer?.reviewOutcome ? review.body : lead;
}

/** Units that the case itself names, by id: who handles, decides, reviews or wrote. The accused is none of them. */
export function namedUnits(view: TrackedCaseView): ReadonlyMap<string, UnitName> {
  const units = [
    view.lead,
    view.review?.body ?? null,
    ...view.parties,
    view.withoutHead.hub,
    ...view.coHandlers.map(({ unit }) => unit),
    ...view.dateMoves.deciders,
    ...view.messages.map((message) => message.department),
    ...view.clocks.map((clock) => clock.owner),
  ];
  return new Map(units.filter((unit) => unit !== null).map((unit) => [unit.id, unit]));
}
