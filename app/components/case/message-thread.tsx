import { MarkedChinese } from '#app/components/case/marked-chinese.tsx';
import { NewTag } from '#app/components/case/new-tag.tsx';
import type { ThreadMessage, TrackedCasePage } from '#app/components/case/tracked-case-page.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { Moment } from '#app/components/ui/moment.tsx';

/** Messages both ways, newest first. A progress message says what is done and what comes next by when. */
export function MessageThread({ page }: { page: Pick<TrackedCasePage, 'messages' | 'contactBy' | 'isConductOnly'> }) {
  const { track: words } = useTexts().texts;
  const { messages, contactBy, isConductOnly } = page;
  if (messages.length === 0) {
    const none = isConductOnly ? words.noMessagesConduct : words.noMessages;
    return <p className="hint">{contactBy ? words.noMessagesUntil(contactBy) : none}</p>;
  }
  return (
    <ol>
      {messages.map((message) => (
        <li key={message.id} id={`m-${message.id}`} className={message.isOwn ? 'notice' : 'notice notice-ok'}>
          <p className="timeline-title">
            {message.isNew && <NewTag />}
            {message.from}
          </p>
          <p className="timeline-meta">
            <Moment at={message.at} withTime />
          </p>
          {message.body && (
            <p className="timeline-body">
              <MarkedChinese text={message.body} />
            </p>
          )}
          {message.ground && (
            <p className="timeline-body">
              <MarkedChinese text={message.ground} />
            </p>
          )}
          <ProgressLines message={message} />
        </li>
      ))}
    </ol>
  );
}

function ProgressLines({ message }: { message: ThreadMessage }) {
  const { texts } = useTexts();
  if (!message.done && !message.next) return null;
  return (
    <dl className="mt-2">
      {message.done && (
        <>
          <dt className="summary-term">{texts.track.done}</dt>
          <dd className="timeline-body">
            <MarkedChinese text={message.done} />
          </dd>
        </>
      )}
      {message.next && (
        <>
          <dt className="summary-term">
            {texts.track.next} {message.nextBy && <span className="timeline-meta font-normal">{message.nextBy}</span>}
          </dt>
          <dd className="timeline-body">
            <MarkedChinese text={message.next} />
          </dd>
        </>
      )}
    </dl>
  );
}
