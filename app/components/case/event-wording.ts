import { namedUnits } from '#app/components/case/case-facts.ts';
import { type Wording, wordUnit } from '#app/components/case/wording.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import type { TrackedCaseView } from '#app/domain/case-view.ts';

/** One thing that happened, in the investor's words; `message` is what can be read of it. */
export type DescribedEvent = { title: string; more?: string; message?: number };
export type EventWording = Wording & { unitOf: (id: string | null) => string; view: TrackedCaseView };

export function eventWording(view: TrackedCaseView, wording: Wording): EventWording {
  const units = namedUnits(view);
  return { ...wording, view, unitOf: (id) => wordUnit(wording, id === null ? null : units.get(id)) };
}

/** The unit whose officer did it; without one (an act of the engine), the lead. */
export function actingUnit({ actor }: CaseEvent, wording: EventWording): string {
  const lead = wording.view.lead?.id ?? null;
  return wording.unitOf(actor.kind === 'staff' ? actor.departmentId : lead);
}
