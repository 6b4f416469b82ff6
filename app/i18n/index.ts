import { en } from '#app/i18n/en/index.ts';
import { requestWords as enRequest } from '#app/i18n/en/request-words.ts';
import type { Locale } from '#app/i18n/locale.ts';
import { ru } from '#app/i18n/ru/index.ts';
import { requestWords as ruRequest } from '#app/i18n/ru/request-words.ts';
import { inPlaceOf, type Replacements } from '#app/i18n/words-in-place.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';
import { zhCN } from '#app/i18n/zh-CN/index.ts';
import { requestWords as zhRequest } from '#app/i18n/zh-CN/request-words.ts';

export {
  closeGaps,
  formatBytes,
  formatDate,
  formatDateTime,
  formatDay,
  formatDayNow,
  formatMonth,
  formatPaperDay,
  formatPlainDay,
  formatTime,
  formatWeekday,
  formatYuan,
  pluralEn,
  pluralRu,
} from '#app/i18n/format.ts';
export type { InThreeLanguages, Locale } from '#app/i18n/locale.ts';
export { inLocale, LOCALES, localeOfPath, pathFor, withoutLocale } from '#app/i18n/locale.ts';
export { adminTexts } from '#app/i18n/zh-CN/admin.ts';
export { deskTexts } from '#app/i18n/zh-CN/desk.ts';
export { oversightTexts } from '#app/i18n/zh-CN/oversight.ts';
export type { Texts };

const CATALOGUES: Record<Locale, Texts> = { 'zh-CN': zhCN, en, ru };

/** What the words are about: a request is no report, and is not called one. */
export type Subject = 'report' | 'request';

const REQUEST_WORDS: Record<Locale, Replacements<Texts>> = { 'zh-CN': zhRequest, en: enRequest, ru: ruRequest };
const OF_REQUESTS: Record<Locale, Texts> = {
  'zh-CN': inPlaceOf(zhCN, REQUEST_WORDS['zh-CN']),
  en: inPlaceOf(en, REQUEST_WORDS.en),
  ru: inPlaceOf(ru, REQUEST_WORDS.ru),
};

/** All texts of one language; about a request those that name it are other ones. */
export function textsFor(locale: Locale, subject: Subject = 'report'): Texts {
  return subject === 'request' ? OF_REQUESTS[locale] : CATALOGUES[locale];
}
