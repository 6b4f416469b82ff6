import type { ReactNode } from 'react';
import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import { nextLines, noteLines, queryLine } from '#app/components/report/next-lines.ts';
import { TimeRuler } from '#app/components/sla/time-ruler.tsx';
import type { ReceiptDates, SentChoices } from '#app/domain/receipt.ts';
import type { ClockRuler } from '#app/domain/sla/ruler.ts';

type NextStepsProps = { dates: ReceiptDates; isSent: boolean; ruler?: ClockRuler | null };

/** What happens next, with dates; only what the route promises. */
export function NextSteps({ dates, isSent, ruler = null }: NextStepsProps) {
  const { texts, locale } = useTexts();
  const { timeZone, now } = useSite();
  const lines = nextLines(dates, isSent, { texts, locale, timeZone, now });
  return (
    <>
      <ul className="list-disc pl-6">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {ruler && <TimeRuler ruler={ruler} sentence={lines.join('; ')} isPrinted />}
    </>
  );
}

/** What the reporter agreed to or declined, for the choices that the check page asked for. */
export function ChoiceLines({ choices }: { choices: SentChoices }) {
  const { texts } = useTexts();
  const { receipt } = texts;
  const { queryAgreed, wordsToHigher } = choices;
  return (
    <>
      {typeof queryAgreed === 'boolean' && <li>{queryLine(choices, texts)}</li>}
      {typeof wordsToHigher === 'boolean' && <li>{wordsToHigher ? receipt.wordsAgreed : receipt.wordsDeclined}</li>}
    </>
  );
}

type NextNotesProps = {
  dates: ReceiptDates;
  /** Working days overdue after which the matter goes to discipline; null: the county has no such step. */
  referralDays: number | null;
  /** Lines that go before. */
  children?: ReactNode;
};

/** What holds if a date is missed, or may move. */
export function NextNotes({ dates, referralDays, children }: NextNotesProps) {
  const { texts, locale } = useTexts();
  const { timeZone, now } = useSite();
  return (
    <ul className="mt-4 list-disc pl-6">
      {children}
      {noteLines(dates, referralDays, { texts, locale, timeZone, now }).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
