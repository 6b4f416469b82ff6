import { useDayOn } from '#app/components/desk/when.ts';
import { AmountsTable } from '#app/components/staff/amounts-table.tsx';
import { PinnedCheckLines } from '#app/components/staff/pinned-check.tsx';
import { PinnedHistory } from '#app/components/staff/pinned-history.tsx';
import { RefusalLines } from '#app/components/staff/refusal-lines.tsx';
import { RequestPapers } from '#app/components/staff/request-papers.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import type { CaseTextView, MessageView } from '#app/domain/case-view.ts';
import { deskTexts } from '#app/i18n/index.ts';

const texts = deskTexts.case;

/** The reporter's own words, never edited, with the payment lines. */
export function ReportText({ text }: { text: CaseTextView }) {
  return (
    <section aria-labelledby="report">
      <h2 className="section-title lg:!mt-0" id="report">
        {text.request ? texts.requestText : texts.report}
      </h2>
      {text.locale !== 'zh-CN' && (
        <p className="hint">{texts.originalLanguage(deskTexts.words.locales[text.locale])}</p>
      )}
      <ReportersWords words={text} />
      {text.amounts.length > 0 && (
        <div className="mt-3">
          <AmountsTable amounts={text.amounts} />
        </div>
      )}
      {text.request && <RequestPapers request={text.request} />}
      {text.check && <PinnedCheckLines check={text.check} />}
      {text.history && <PinnedHistory history={text.history} />}
    </section>
  );
}

/** What the reporter wrote, in whatever language, as it was typed. */
export function ReportersWords({
  words: { locale, what, outcome },
}: {
  words: Pick<CaseTextView, 'locale' | 'what' | 'outcome'>;
}) {
  const className = 'max-w-measure whitespace-pre-line [overflow-wrap:anywhere]';
  return (
    <>
      <p lang={locale} className={className}>
        {what}
      </p>
      {outcome && (
        <>
          <h3 className="mt-3 font-bold">{texts.outcome}</h3>
          <p lang={locale} className={className}>
            {outcome}
          </p>
        </>
      )}
    </>
  );
}

/** Messages both ways, oldest first. */
export function Messages({ messages }: { messages: readonly MessageView[] }) {
  return (
    <section aria-labelledby="messages">
      <h2 className="section-title" id="messages">
        {texts.messages}
      </h2>
      {messages.length === 0 && <p className="hint">{texts.noMessages}</p>}
      <ol>
        {messages.map((message) => (
          <Message key={message.id} message={message} />
        ))}
      </ol>
    </section>
  );
}

function Message({ message }: { message: MessageView }) {
  const dayOn = useDayOn();
  const isTheirs = message.direction === 'from_investor';
  return (
    <li className={`mb-2 border-l-4 py-1 pl-3 ${isTheirs ? 'border-slate bg-slate-tint' : 'border-pine bg-pine-tint'}`}>
      <p className="text-desk-hint">
        <span className="font-bold">{isTheirs ? texts.fromInvestor : message.department?.name.zh}</span>{' '}
        <Moment at={message.sentAt} withTime />
      </p>
      <p className="max-w-measure whitespace-pre-line [overflow-wrap:anywhere]">{message.body}</p>
      {message.basis && <p>{texts.messageBasis(message.basis.document, message.basis.article)}</p>}
      <RefusalLines refusal={message.refusal} />
      {message.rightChannel && <p>{texts.messageChannel(message.rightChannel)}</p>}
      {message.done && message.next && message.nextByOn && (
        <p>
          {texts.messageDone}：{message.done}
        </p>
      )}
      {message.done && message.next && message.nextByOn && (
        <p>
          {texts.messageNext}，{texts.messageNextBy(dayOn(message.nextByOn))}：{message.next}
        </p>
      )}
    </li>
  );
}

/** The answer that waits for a signature, in its own words. */
export function PendingAnswer({ text }: { text: CaseTextView }) {
  const pending = text.pendingAnswer;
  if (!pending) return null;
  return (
    <section className="notice notice-warn" aria-labelledby="pending">
      <h2 className="notice-title" id="pending">
        {deskTexts.acts.sign.pending} · {deskTexts.acts.sign.by(pending.byName)}
      </h2>
      <p className="max-w-measure whitespace-pre-line [overflow-wrap:anywhere]">{pending.body}</p>
      {pending.basis && <p>{texts.messageBasis(pending.basis.document, pending.basis.article)}</p>}
      <RefusalLines refusal={pending.refusal} />
    </section>
  );
}
