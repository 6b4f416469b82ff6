import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import { type FormSent, PAGE_FORM, SENDS_PAGE, TO_LANGUAGE } from '#app/components/layout/page-form.tsx';
import { DefaultButton } from '#app/components/ui/default-button.tsx';
import { LOCALES, type Locale, pathFor, textsFor } from '#app/i18n/index.ts';

/** The other two languages of this very page. Where it has a form they are buttons of it: nothing typed is lost. */
export function LanguageLinks({ sends }: { sends?: FormSent }) {
  const { texts, locale } = useTexts();
  return (
    <nav aria-label={texts.common.languages}>
      {sends && <DefaultButton form={PAGE_FORM} isPlain={sends === 'page'} />}
      <ul className="masthead-links">
        {LOCALES.filter((other) => other !== locale).map((other) => (
          <li key={other}>
            <LanguageLink other={other} sends={sends} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function LanguageLink({ other, sends }: { other: Locale; sends?: FormSent }) {
  const { pathname, search } = useSite();
  const address = `${pathFor(other, pathname)}${search}`;
  const word = textsFor(other).common.language;
  if (sends === 'step') {
    return (
      <button type="submit" form={PAGE_FORM} name="intent" value={`language:${other}`} lang={other}>
        {word}
      </button>
    );
  }
  if (sends === 'page') {
    return (
      <button type="submit" {...SENDS_PAGE} value={TO_LANGUAGE} formAction={address} lang={other}>
        {word}
      </button>
    );
  }
  return (
    <a href={address} lang={other} hrefLang={other}>
      {word}
    </a>
  );
}
