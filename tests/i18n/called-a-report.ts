import type { Locale } from '#app/i18n/index.ts';

/** What a page about a request must not say of it. */
export const CALLED_A_REPORT: Record<Locale, RegExp> = {
  'zh-CN': /反映/,
  en: /\breport(s|ed|ing|er)?\b/i,
  ru: /обращени/i,
};
