import { MovedPromises } from '#app/components/desk/moved-promises.tsx';
import { useWhen } from '#app/components/desk/when.ts';
import { eventWords } from '#app/components/staff/event-words.ts';
import { Timeline } from '#app/components/ui/timeline.tsx';
import type { CaseEvent } from '#app/domain/case-event.ts';
import type { CaseTextView, UnitName } from '#app/domain/case-view.ts';
import { deskTexts } from '#app/i18n/index.ts';

type DeskTimelineProps = { text: CaseTextView; units: readonly UnitName[] };

/** What people did and what followed, newest first. Reminders and lights stand in their own list. */
export function DeskTimeline({ text, units }: DeskTimelineProps) {
  const when = useWhen();
  const texts = deskTexts.case;
  const nameOf = (id: string | null) => units.find((unit) => unit.id === id)?.name.zh ?? texts.noOwner;
  const entries = text.events
    .filter((event) => event.type !== 'step_fired')
    .toReversed()
    .map((event) => ({
      key: String(event.seq),
      title: eventWords(event, nameOf, text),
      meta: metaOf(event, when, actorOf(event, text, nameOf)),
      body: event.type === 'rules_changed' && event.promises && <MovedPromises promises={event.promises} />,
    }));
  return (
    <section aria-labelledby="timeline">
      <h2 className="section-title" id="timeline">
        {texts.timeline}
      </h2>
      <div className="[&_li]:!pb-2 [&_li]:!pl-4">
        <Timeline entries={entries} />
      </div>
    </section>
  );
}

function actorOf({ actor }: CaseEvent, text: CaseTextView, nameOf: (id: string) => string): string {
  if (actor.kind === 'investor') return deskTexts.case.investor;
  if (actor.kind === 'system') return deskTexts.case.system;
  const person = text.accountNames.get(actor.accountId);
  return person ? `${nameOf(actor.departmentId)} ${person}` : nameOf(actor.departmentId);
}

function metaOf(event: CaseEvent, when: (at: Date) => string, actor: string): string {
  const [at, recorded] = [when(event.at), when(event.recordedAt)];
  return at === recorded ? `${at} · ${actor}` : `${at} · ${actor} · ${deskTexts.case.recordedLater(recorded)}`;
}
