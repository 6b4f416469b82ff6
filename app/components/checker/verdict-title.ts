import type { FeeVerdict } from '#app/domain/fee-check.ts';
import { formatDay, formatYuan, type Locale, type Texts } from '#app/i18n/index.ts';

/** The verdict as a title; the same words stand in the report that follows from it. */
export function verdictTitle(verdict: FeeVerdict, words: Texts['checker'], locale: Locale): string {
  switch (verdict.kind) {
    case 'within_standard':
      return words.verdict.within;
    case 'above_standard':
      return words.verdict.above(formatYuan(verdict.aboveFen, locale));
    case 'in_catalogue':
      return words.verdict.inCatalogue;
    case 'abolished':
      return words.verdict.abolished(formatDay(verdict.on, locale, ''));
    case 'not_yet':
      return words.verdict.notYet(formatDay(verdict.from, locale, ''));
    case 'body_not_entitled':
      return words.verdict.notEntitled;
    case 'not_in_catalogue':
      return words.verdict.notInCatalogue;
  }
}
