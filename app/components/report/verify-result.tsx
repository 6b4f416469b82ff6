import { useTexts } from '#app/components/layout/locale.tsx';
import { Fingerprint } from '#app/components/report/fingerprint.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { SummaryList, type SummaryRow } from '#app/components/ui/summary-list.tsx';
import type { ReceiptFacts } from '#app/domain/receipt-proof.ts';
import { formatDay, type Texts } from '#app/i18n/index.ts';

export type CheckedReceipt = {
  verdict: 'valid' | 'altered' | 'unknown_key';
  holding: 'held' | 'changed' | 'missing' | null;
  isSameText: boolean | null;
  facts: ReceiptFacts;
};

/** What a check of a receipt came to. What an unsigned paper says is not repeated. */
export function VerifyResult({ checked }: { checked: CheckedReceipt }) {
  const { texts, locale } = useTexts();
  const { verify: words } = texts;
  const { verdict, facts } = checked;
  if (verdict !== 'valid') {
    const isAltered = verdict === 'altered';
    return (
      <div role="status">
        <Notice tone="warn" title={isAltered ? words.altered : words.unknownKey}>
          <p>{isAltered ? words.alteredMeaning : words.unknownKeyMeaning}</p>
        </Notice>
      </div>
    );
  }
  // A receipt is kept for years: its day is compared with none, so that the year is always said.
  const rows: SummaryRow[] = [
    { term: words.reference, value: <span className="font-code">{facts.reference}</span> },
    { term: words.receivedOn, value: formatDay(facts.receivedOn, locale, '0000') },
    { term: words.holding, value: <Holding holding={checked.holding} words={words} /> },
  ];
  if (checked.isSameText !== null) {
    rows.push({ term: words.savedText, value: checked.isSameText ? words.same : words.different });
  }
  return (
    <div role="status">
      <Notice tone={checked.holding === 'held' ? 'ok' : 'warn'} title={words.valid} />
      <h2 className="section-title">{words.result}</h2>
      <SummaryList rows={rows} />
      <Fingerprint term={words.fingerprint} hashes={[facts.report]} />
      <Fingerprint term={words.files} hashes={facts.evidence} />
    </div>
  );
}

function Holding({ holding, words }: { holding: CheckedReceipt['holding']; words: Texts['verify'] }) {
  if (holding === 'held') return words.held;
  return (
    <>
      <strong>{holding === 'changed' ? words.changed : words.gone}</strong>
      <span className="block">{words.goneMeaning}</span>
    </>
  );
}
