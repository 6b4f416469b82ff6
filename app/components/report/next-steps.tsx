import type { ReactNode } from 'react';
import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import type { ReceiptDates } from '#app/domain/receipt.ts';
import { formatDate, inLocale } from '#app/i18n/index.ts';

type NextStepsProps = {
  dates: ReceiptDates;
  /** Working days overdue after which the matter goes to discipline; null: nothing is said of being late. */
  referralDays: number | null;
};

/** What happens next, with dates; only what the route promises. */
export function NextSteps({ dates, referralDays }: NextStepsProps) {
  const { receipt } = useTexts().texts;
  const lines = useLines(dates);
  const promisesAnswer = dates.answerBy !== null && referralDays !== null;
  return (
    <ul className="list-disc pl-6">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {promisesAnswer && <Small>{receipt.late(referralDays)}</Small>}
      {dates.provisional && <Small>{receipt.provisional}</Small>}
    </ul>
  );
}

function Small({ children }: { children: ReactNode }) {
  return <li className="text-hint">{children}</li>;
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
