import { deskQuery } from '#app/i18n/zh-CN/desk-query.ts';
import { deskWords } from '#app/i18n/zh-CN/desk-words.ts';

/** An answer's outcome in words; without money in the matter there is nothing to give back. */
export function outcomeWords(isAboutMoney: boolean): (typeof deskWords)['outcomes'] {
  return isAboutMoney ? deskWords.outcomes : deskWords.outcomesWithoutMoney;
}

/** What an accused unit offers in place of a basis, in the words of its own form. */
export function offerWords(isAboutMoney: boolean): string {
  return isAboutMoney ? deskQuery.ofFee.refund : deskQuery.ofMeasure.refund;
}
