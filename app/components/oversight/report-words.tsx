import { Facts, Section } from '#app/components/oversight/section.tsx';
import { AmountsTable } from '#app/components/staff/amounts-table.tsx';
import { PinnedCheckLines } from '#app/components/staff/pinned-check.tsx';
import { PinnedHistory } from '#app/components/staff/pinned-history.tsx';
import type { AmountView, CaseTextView } from '#app/domain/case-view.ts';
import { deskTexts, oversightTexts } from '#app/i18n/index.ts';

const words = oversightTexts.case;
const lists = deskTexts.words;

/** What the reporter wrote, unaltered, with the hash that proves it. */
export function ReportWords({ text }: { text: CaseTextView }) {
  const language = text.locale === 'zh-CN' ? '' : words.originalLanguage(lists.locales[text.locale]);
  return (
    <Section id="words" title={words.words} hint={`${words.wordsHint}${language}`}>
      <p className="whitespace-pre-line py-2" lang={text.locale}>
        {text.what}
      </p>
      {text.outcome && (
        <>
          <h3 className="font-bold">{words.wishedOutcome}</h3>
          <p className="whitespace-pre-line py-2" lang={text.locale}>
            {text.outcome}
          </p>
        </>
      )}
      {text.check && <PinnedCheckLines check={text.check} />}
      {text.history && <PinnedHistory history={text.history} />}
      <p className="hint">
        {words.hash}：<span className="break-all font-code">{text.contentHash}</span>
      </p>
    </Section>
  );
}

/** Who reported, as far as anybody may know. */
export function Reporter({ text }: { text: CaseTextView }) {
  const { contact, identityMode } = text;
  return (
    <Section id="reporter" title={words.reporter}>
      <p>{lists.identities[identityMode]}</p>
      {identityMode === 'hidden' && <p className="hint">{words.sealed}</p>}
      {identityMode === 'anonymous' && <p className="hint">{words.anonymous}</p>}
      {identityMode === 'named' && contact && (
        <Facts
          facts={[
            { term: words.contact.name, value: contact.name },
            { term: words.contact.phone, value: contact.phone ?? words.notGiven },
            { term: words.contact.email, value: contact.email ?? words.notGiven },
            { term: words.contact.reachable, value: contact.reachable ?? words.notGiven },
            { term: words.contact.project, value: contact.project ?? words.notGiven },
          ]}
        />
      )}
    </Section>
  );
}

/** What was paid, line by line; nothing where no line was given. */
export function Amounts({ amounts }: { amounts: readonly AmountView[] }) {
  if (amounts.length === 0) return null;
  return (
    <Section id="amounts" title={words.amounts} holdsTable>
      <AmountsTable amounts={amounts} isCaptionHidden />
    </Section>
  );
}
