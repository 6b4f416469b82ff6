import type { NoticeLanguage } from '#app/domain/public-notice.ts';
import type { Locale } from '#app/i18n/index.ts';

const LANGUAGE_OF: Record<Locale, NoticeLanguage> = { 'zh-CN': 'zh', en: 'en', ru: 'ru' };
const LOCALE_OF: Record<NoticeLanguage, Locale> = { zh: 'zh-CN', en: 'en', ru: 'ru' };

/** In which of its languages a notice is asked for on a page of this locale. */
export function noticeLanguage(locale: Locale): NoticeLanguage {
  return LANGUAGE_OF[locale];
}

/** What `lang` says where a notice is not in the language of its page; nothing where it is. */
export function langOf(language: NoticeLanguage, locale: Locale): Locale | undefined {
  return LOCALE_OF[language] === locale ? undefined : LOCALE_OF[language];
}
