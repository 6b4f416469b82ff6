import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import type { ReceiptDates } from '#app/domain/receipt.ts';
import { formatDate, inLocale } from '#app/i18n/index.ts';

/** What happens next, with dates; only what the route promises. */
export function NextSteps({ dates }: { dates: ReceiptDates }) {
  const lines = useLines(dates);
  return (
    <ul className="list-disc pl-6">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

type NextNotesProps = {
  dates: ReceiptDates;
  /** Working days overdue after which the matter goes to discipline; null: the county has no such step. */
  referralDays: number | null;
};

/** What holds if a date is missed, or may move. */
export function NextNotes({ dates, referralDays }: NextNotesProps) {
  const { receipt } = useTexts().texts;
  return (
    <ul className="list-disc pl-6">
      {dates.acceptBy && <li>{receipt.acceptSilent}</li>}
      {dates.answerBy && referralDays !== null && <li>{receipt.late(referralDays)}</li>}
      {dates.provisional && <li>{receipt.provisional}</li>}
    </ul>
  );
}

function useLines(dates: ReceiptDates): string[] {
  const { texts, locale } = useTexts();
  const { timeZone, now } = useSite();
  const { receipt } = texts;
  const by = (at: Date | null, words: (date: string) => string) =>
    at === null ? [] : [words(formatDate(at, locale, timeZone, now))];
  switch (dates.route) {
    case 'discipline':
      return [receipt.discipline, ...by(dates.receiptBy, receipt.receiptBy)];
    case 'outside':
      return [...by(dates.handOffBy, receipt.handOff), receipt.outside];
    case 'triage': {
      const answer = dates.answerBy ? by(dates.answerBy, receipt.answer) : [receipt.noAnswerYet];
      return [receipt.triage, ...by(dates.acceptBy, receipt.accept), ...answer];
    }
    case 'lead': {
      const lead = dates.lead ? [receipt.lead(inLocale(locale, dates.lead.name))] : [];
      return [...lead, ...by(dates.acceptBy, receipt.accept), ...by(dates.answerBy, receipt.answer)];
    }
  }
}
