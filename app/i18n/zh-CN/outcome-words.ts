import { deskWords } from '#app/i18n/zh-CN/desk-words.ts';

/** An answer's outcome in words; without money in the matter there is nothing to give back. */
export function outcomeWords(isAboutMoney: boolean): (typeof deskWords)['outcomes'] {
  return isAboutMoney ? deskWords.outcomes : deskWords.outcomesWithoutMoney;
}
