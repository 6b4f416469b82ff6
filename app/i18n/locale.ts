export type Locale = 'zh-CN' | 'en' | 'ru';

export const LOCALES: readonly Locale[] = ['zh-CN', 'en', 'ru'];

/** Words in the three languages, as the county's data hold them. */
export type InThreeLanguages = { zh: string; en: string; ru: string };

const PREFIX: Record<Locale, string> = { 'zh-CN': '', en: '/en', ru: '/ru' };

/** The language of a page, from the first part of its path; Chinese has no prefix. */
export function localeOfPath(pathname: string): Locale {
  const first = pathname.split('/')[1];
  return first === 'en' || first === 'ru' ? first : 'zh-CN';
}

/** The path without its language prefix: `/en/report` → `/report`, `/en` → `/`. */
export function withoutLocale(pathname: string): string {
  const prefix = PREFIX[localeOfPath(pathname)];
  return pathname.slice(prefix.length) || '/';
}

/** The same page in a language: `pathFor('en', '/report')` → `/en/report`. Links that are no path here stay as they are. */
export function pathFor(locale: Locale, href: string): string {
  if (!href.startsWith('/') || href.startsWith('//')) return href;
  const end = href.search(/[?#]/);
  const path = withoutLocale(end < 0 ? href : href.slice(0, end));
  const rest = end < 0 ? '' : href.slice(end);
  const prefix = PREFIX[locale];
  if (path === '/' && prefix !== '') return `${prefix}${rest}`;
  return `${prefix}${path}${rest}`;
}

/** The words of a name in one language. */
export function inLocale(locale: Locale, words: InThreeLanguages): string {
  if (locale === 'en') return words.en;
  if (locale === 'ru') return words.ru;
  return words.zh;
}
