import { en } from '#app/i18n/en/index.ts';
import type { Locale } from '#app/i18n/locale.ts';
import { ru } from '#app/i18n/ru/index.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';
import { zhCN } from '#app/i18n/zh-CN/index.ts';

export {
  closeGaps,
  formatBytes,
  formatDate,
  formatDateTime,
  formatDay,
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

/** All texts of one language. */
export function textsFor(locale: Locale): Texts {
  return CATALOGUES[locale];
}
