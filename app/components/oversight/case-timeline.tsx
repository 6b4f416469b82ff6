import { useDayOn } from '#app/components/desk/when.ts';
import { useSite } from '#app/components/layout/locale.tsx';
import { eventTitle } from '#app/components/oversight/event-words.ts';
import type { NameOf } from '#app/components/staff/event-words.ts';
import { Moment } from '#app/components/ui/moment.tsx';
import { Timeline, type TimelineEntry } from '#app/components/ui/timeline.tsx';
import type { CaseEvent } from '#app/domain/case-event.ts';
import type { CaseTextView, MessageView } from '#app/domain/case-view.ts';
import { deskTexts, formatDateTime, oversightTexts } from '#app/i18n/index.ts';

const words = oversightTexts.case;

/** What a step did is an entry of its own; the step itself stands with its clock. */
const TOLD_BY_EFFECT: readonly string[] = [
  'accept_silently',
  'presume_no_basis',
  'hand_off',
  'end_pause',
  'refer_notice',
  'refer_lead',
];

type CaseTimelineProps = { text: CaseTextView; nameOf: NameOf };

/** Everything that happened, by whom, with what was written, from the first to the last. */
export function CaseTimeline({ text, nameOf }: CaseTimelineProps) {
  const messages = new Map(text.messages.map((message) => [message.id, message]));
  const entries = text.events
    .filter((event) => event.type !== 'step_fired' || !TOLD_BY_EFFECT.includes(event.action))
    .map((event) => eventEntry(event, { text, nameOf, message: messages.get(messageOf(event) ?? -1) }));
  return <Timeline entries={entries} />;
}

type EventContext = { text: CaseTextView; nameOf: NameOf; message: MessageView | undefined };

function eventEntry(event: CaseEvent, { text, nameOf, message }: EventContext): TimelineEntry {
  return {
    key: `event-${event.seq}`,
    title: eventTitle(event, nameOf, text),
    meta: (
      <>
        <Instants at={event.at} recordedAt={event.recordedAt} /> · {actorName(event, text, nameOf)}
      </>
    ),
    body:
      event.type === 'answered' ? (
        <a href={`#${answerId(event)}`}>{words.readAnswer}</a>
      ) : (
        message && <MessageWords message={message} />
      ),
  };
}

/** Where the answer of this event stands on the page. */
export function answerId({ seq }: Pick<CaseEvent, 'seq'>): string {
  return `answer-${seq}`;
}

/** When it took effect, and when it was written down where that was another minute. */
export function Instants({ at, recordedAt }: { at: Date; recordedAt: Date }) {
  const { timeZone, now } = useSite();
  const printed = (instant: Date) => formatDateTime(instant, 'zh-CN', timeZone, now);
  if (printed(at) === printed(recordedAt)) return <Moment at={at} withTime />;
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

/** Answers are read in their own section, once. */
function messageOf(event: CaseEvent): number | null {
  if (event.type === 'answered' || event.type === 'answer_prepared') return null;
  return 'message' in event ? (event.message ?? null) : null;
}

/** A message as it was sent. */
export function MessageWords({ message }: { message: MessageView }) {
  const dayOn = useDayOn();
  return (
    <>
      <p className="whitespace-pre-line">{message.body}</p>
      {message.basis && <p>{deskTexts.case.messageBasis(message.basis.document, message.basis.article)}</p>}
      {message.rightChannel && <p>{deskTexts.case.messageChannel(message.rightChannel)}</p>}
      {message.done && (
        <p>
          {deskTexts.case.messageDone}：{message.done}
        </p>
      )}
      {message.next && (
        <p>
          {deskTexts.case.messageNext}
          {message.nextByOn && `，${deskTexts.case.messageNextBy(dayOn(message.nextByOn))}`}：{message.next}
        </p>
      )}
    </>
  );
}
