import { eventTitle, type NameOf } from '#app/components/oversight/event-words.ts';
import { Moment } from '#app/components/ui/moment.tsx';
import { Timeline, type TimelineEntry } from '#app/components/ui/timeline.tsx';
import type { CaseEvent } from '#app/domain/case-event.ts';
import type { CaseTextView, MessageView } from '#app/domain/case-view.ts';
import { deskTexts, formatDay, oversightTexts } from '#app/i18n/index.ts';

const words = oversightTexts.case;
const READINGS: readonly string[] = ['read_text', 'read_status'];

type CaseTimelineProps = {
  text: CaseTextView;
  nameOf: NameOf;
  /** Whose readings are left out: the reader's own unit. */
  ownUnit: string;
};

/** Everything that happened, by whom, with what was written and who looked, from the first to the last. */
export function CaseTimeline({ text, nameOf, ownUnit }: CaseTimelineProps) {
  const messages = new Map(text.messages.map((message) => [message.id, message]));
  const happened = text.events.map((event) => ({
    at: event.at,
    entry: eventEntry(event, { text, nameOf, message: messages.get(messageOf(event) ?? -1) }),
  }));
  const read = text.openings
    .filter((opening) => READINGS.includes(opening.act) && opening.unit?.id !== ownUnit)
    .map((opening, index) => ({ at: opening.at, entry: openingEntry(opening, index) }));
  const merged = [...happened, ...read].sort((one, other) => one.at.getTime() - other.at.getTime());
  return <Timeline entries={merged.map(({ entry }) => entry)} />;
}

type EventContext = { text: CaseTextView; nameOf: NameOf; message: MessageView | undefined };

function eventEntry(event: CaseEvent, { text, nameOf, message }: EventContext): TimelineEntry {
  return {
    key: `event-${event.seq}`,
    title: eventTitle(event, nameOf),
    meta: (
      <>
        <Instants at={event.at} recordedAt={event.recordedAt} /> · {actorName(event, text, nameOf)}
      </>
    ),
    body: message && <MessageWords message={message} />,
  };
}

function openingEntry(opening: CaseTextView['openings'][number], index: number): TimelineEntry {
  return {
    key: `opening-${index}`,
    title: openingWords(opening.act),
    meta: (
      <>
        <Moment at={opening.at} withTime /> · {words.by(opening.unit?.name.zh ?? '', opening.accountName ?? '')}
      </>
    ),
    isInternal: true,
  };
}

/** What a row of the access log says. */
export function openingWords(act: string): string {
  return act === 'read_text' ? words.opened.read_text : words.opened.read_status;
}

/** When it took effect, and when it was written down where that was later. */
export function Instants({ at, recordedAt }: { at: Date; recordedAt: Date }) {
  if (at.getTime() === recordedAt.getTime()) return <Moment at={at} withTime />;
  return (
    <>
      {words.dueThen} <Moment at={at} withTime />，{words.recordedAt} <Moment at={recordedAt} withTime />
    </>
  );
}

function actorName(event: CaseEvent, text: CaseTextView, nameOf: NameOf): string {
  const { actor } = event;
  if (actor.kind === 'investor') return deskTexts.case.investor;
  if (actor.kind === 'system') return deskTexts.case.system;
  return words.by(nameOf(actor.departmentId), text.accountNames.get(actor.accountId) ?? '');
}

function messageOf(event: CaseEvent): number | null {
  return 'message' in event ? event.message : null;
}

/** A message as it was sent. */
export function MessageWords({ message }: { message: MessageView }) {
  return (
    <>
      <p className="whitespace-pre-line">{message.body}</p>
      {message.done && (
        <p>
          {deskTexts.case.messageDone}：{message.done}
        </p>
      )}
      {message.next && (
        <p>
          {deskTexts.case.messageNext}：{message.next}
          {message.nextByOn && `（${deskTexts.case.messageNextBy(formatDay(message.nextByOn, 'zh-CN'))}）`}
        </p>
      )}
    </>
  );
}
