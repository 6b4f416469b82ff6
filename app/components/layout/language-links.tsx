import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import { DefaultButton } from '#app/components/ui/default-button.tsx';
import { LOCALES, pathFor, textsFor } from '#app/i18n/index.ts';

/** The id of the form of a step, whose typed text goes along with a change of language. */
export const STEP_FORM = 'step';

/** The other two languages of this very page. On a step they are buttons of its form: nothing typed is lost. */
export function LanguageLinks({ sendsStep = false }: { sendsStep?: boolean }) {
  const { texts, locale } = useTexts();
  const { pathname, search } = useSite();
  return (
    <nav aria-label={texts.common.languages}>
      {sendsStep && <DefaultButton form={STEP_FORM} />}
      <ul className="masthead-links">
        {LOCALES.filter((other) => other !== locale).map((other) => (
          <li key={other}>
            {sendsStep ? (
              <button type="submit" form={STEP_FORM} name="intent" value={`language:${other}`} lang={other}>
                {textsFor(other).common.language}
              </button>
            ) : (
              <a href={`${pathFor(other, pathname)}${search}`} lang={other} hrefLang={other}>
                {textsFor(other).common.language}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
