import { deskQuery } from '#app/i18n/zh-CN/desk-query.ts';
import { deskWords } from '#app/i18n/zh-CN/desk-words.ts';

/** What a case is about, as far as its answer is worded by it. */
export type AnswerSubject = { isAboutMoney: boolean; request: { ask: object | null } | null };

/** An answer's outcome in words: what was asked for is done or not; without money there is nothing to give back. */
export function outcomeWords({ isAboutMoney, request }: AnswerSubject): (typeof deskWords)['outcomes'] {
  if (request?.ask) return deskWords.outcomesOfAsks;
  if (request) return deskWords.outcomesOfRequests;
  return isAboutMoney ? deskWords.outcomes : deskWords.outcomesWithoutMoney;
}

/** What an accused unit offers in place of a basis, in the words of its own form. */
export function offerWords(isAboutMoney: boolean): string {
  return isAboutMoney ? deskQuery.ofFee.refund : deskQuery.ofMeasure.refund;
}
