import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import { LOCALES, pathFor, textsFor } from '#app/i18n/index.ts';

/** The other two languages of this very page. */
export function LanguageLinks() {
  const { texts, locale } = useTexts();
  const { pathname, search } = useSite();
  return (
    <nav aria-label={texts.common.languages}>
      <ul className="language-links">
        {LOCALES.filter((other) => other !== locale).map((other) => (
          <li key={other}>
            <a href={`${pathFor(other, pathname)}${search}`} lang={other} hrefLang={other}>
              {textsFor(other).common.language}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
