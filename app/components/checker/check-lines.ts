import { verdictTitle } from '#app/components/checker/verdict-title.ts';
import type { ToldCheck } from '#app/domain/pinned-check.ts';
import type { Locale, Texts } from '#app/i18n/index.ts';

/** What a checker said, line by line: the verdict and its flags, or the points that are not as the law says. */
export function checkLines(check: ToldCheck, words: Texts['checker'], locale: Locale): string[] {
  if (check.kind === 'fee') {
    const flags = check.flags.map((flag) => words.flags[flag]);
    return [verdictTitle(check.verdict, words, locale), ...flags, words.catalogue(check.catalogueVersion)];
  }
  const noted = check.results.filter(({ level }) => level !== 'fine');
  if (noted.length === 0) return [words.fineNone];
  return noted.map(({ question }) => `${words.fineLaw} ${words.article[question]} · ${words.says[question]}`);
}
