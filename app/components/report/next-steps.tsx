import type { ReactNode } from 'react';
import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import { TimeRuler } from '#app/components/sla/time-ruler.tsx';
import type { ReceiptDates, SentChoices } from '#app/domain/receipt.ts';
import type { ClockRuler } from '#app/domain/sla/ruler.ts';
import { formatDate, inLocale } from '#app/i18n/index.ts';

type NextStepsProps = { dates: ReceiptDates; isSent: boolean; ruler?: ClockRuler | null };

/** What happens next, with dates; only what the route promises. */
export function NextSteps({ dates, isSent, ruler = null }: NextStepsProps) {
  const lines = useLines(dates, isSent);
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
  const { receipt } = useTexts().texts;
  const { queryAgreed, wordsToHigher } = choices;
  return (
    <>
      {typeof queryAgreed === 'boolean' && <li>{queryAgreed ? receipt.queryAgreed : receipt.queryDeclined}</li>}
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
  const { receipt } = useTexts().texts;
  return (
    <ul className="list-disc pl-6">
      {children}
      {dates.acceptBy && <li>{receipt.acceptSilent}</li>}
      {dates.answerBy && referralDays !== null && <li>{receipt.late(referralDays)}</li>}
      {dates.provisional && <li>{receipt.provisional}</li>}
    </ul>
  );
}

function useLines(dates: ReceiptDates, isSent: boolean): string[] {
  const { texts, locale } = useTexts();
  const { timeZone, now } = useSite();
  const { receipt, check } = texts;
  const by = (at: Date | null, words: (date: string) => string) =>
    at === null ? [] : [words(formatDate(at, locale, timeZone, now))];
  switch (dates.route) {
    case 'discipline':
      return [isSent ? receipt.discipline : check.discipline, ...by(dates.receiptBy, receipt.receiptBy)];
    case 'outside':
      return [...by(dates.handOffBy, receipt.handOff), receipt.outside, receipt.outsideEnds];
    case 'triage': {
      const answer = dates.answerBy ? by(dates.answerBy, receipt.answer) : [receipt.noAnswerYet];
      return [receipt.triage, ...by(dates.acceptBy, receipt.accept), ...answer];
    }
    case 'lead': {
      const lead = dates.lead ? [receipt.lead(inLocale(locale, dates.lead.name))] : [];
      // A receipt kept from before it was known: nothing more is promised.
      const soon = dates.contactMinutes ? [receipt.contact(dates.contactMinutes)] : [];
      return [...lead, ...soon, ...by(dates.acceptBy, receipt.accept), ...by(dates.answerBy, receipt.answer)];
    }
  }
}
