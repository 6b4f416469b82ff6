import { LEAST_CROWD } from '#app/domain/query-crowd.ts';
import type { ReceiptDates, SentChoices } from '#app/domain/receipt.ts';
import { formatDate, formatDateTime, formatDay, inLocale, type Locale, type Texts } from '#app/i18n/index.ts';

/** In whose words and time something is said; `now` is the reference for years. */
export type Telling = { texts: Texts; locale: Locale; timeZone: string; now: Date };

type QueryChoice = Pick<SentChoices, 'queryAgreed' | 'queryItems'>;

/** What happens next, line by line, with dates; only what the route promises. */
export function nextLines(dates: ReceiptDates, isSent: boolean, telling: Telling): string[] {
  const { texts, locale, timeZone, now } = telling;
  const { receipt, check, hold } = texts;
  if (dates.heldUntil) {
    const until = formatDay(dates.heldUntil, locale, now.toISOString().slice(0, 10));
    return [hold.receiptKept(until), hold.receiptUnread, hold.receiptChange];
  }
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

/** What was chosen about the query to the accused unit, and what it will name. */
export function queryLine({ queryAgreed, queryItems }: QueryChoice, { receipt }: Pick<Texts, 'receipt'>): string {
  if (!queryAgreed) return receipt.queryDeclined;
  return queryItems ? receipt.queryItems[queryItems](LEAST_CROWD) : receipt.queryAgreed;
}

/**
 * When a person writes, and what holds if a date is missed, or may move. `referralDays`: working days overdue after which the
 * matter goes to discipline; null where the county has no such step.
 */
export function noteLines(dates: ReceiptDates, referralDays: number | null, telling: Telling): string[] {
  const { locale, timeZone, now } = telling;
  const { receipt } = telling.texts;
  const { contactBy, contactMinutes } = dates;
  const isContactTold = contactMinutes !== null || !contactBy;
  return [
    ...(isContactTold ? [] : [receipt.contactBy(formatDateTime(contactBy, locale, timeZone, now))]),
    ...(dates.acceptBy ? [receipt.acceptSilent] : []),
    ...(dates.answerBy && referralDays !== null ? [receipt.late(referralDays)] : []),
    ...(dates.provisional ? [receipt.provisional] : []),
  ];
}
