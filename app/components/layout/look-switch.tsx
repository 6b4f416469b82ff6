import type { ReactNode } from 'react';
import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import type { LookChange } from '#app/components/layout/look.ts';
import { type FormSent, PAGE_FORM, SENDS_PAGE } from '#app/components/layout/page-form.tsx';
import type { Texts } from '#app/i18n/index.ts';

/**
 * 长辈版 and 深色. Where the page has a form they are buttons of it, so that nothing typed is lost; elsewhere a form of their
 * own leads back to this very page. Where the system decides about light and dark, the style sheet shows the fitting one.
 */
export function LookSwitch({ sends }: { sends?: FormSent }) {
  const { texts, path } = useTexts();
  const { look, pathname, search } = useSite();
  const words = texts.common.look;
  const buttons = (
    <>
      <LookButton change={look.size === 'large' ? 'normal' : 'large'} words={words} sends={sends} />
      {look.theme !== 'dark' && <LookButton change="dark" words={words} sends={sends} />}
      {look.theme !== 'light' && <LookButton change="light" words={words} sends={sends} />}
    </>
  );
  if (sends) return <LookGroup label={words.title}>{buttons}</LookGroup>;
  return (
    <form method="post" action={path('/look')}>
      <input type="hidden" name="back" value={`${pathname}${search}`} />
      <LookGroup label={words.title}>{buttons}</LookGroup>
    </form>
  );
}

function LookGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold the buttons of another form in one line
    <div role="group" aria-label={label} className="masthead-links">
      {children}
    </div>
  );
}

type LookButtonProps = { change: LookChange; words: Texts['common']['look']; sends?: FormSent };

function LookButton({ change, words, sends }: LookButtonProps) {
  const { look, pathname, search } = useSite();
  const sent = {
    step: { form: PAGE_FORM, name: 'intent', value: `look:${change}` },
    page: { ...SENDS_PAGE, value: change, formAction: `${pathname}${search}` },
    own: { name: 'look', value: change },
  }[sends ?? 'own'];
  const isSystems = look.theme === 'auto' && (change === 'dark' || change === 'light');
  return (
    <button type="submit" {...sent} className={isSystems ? SHOWN_BY_SCHEME[change] : undefined}>
      {words[change]}
    </button>
  );
}

const SHOWN_BY_SCHEME = { dark: 'shown-in-light', light: 'shown-in-dark' } as const;
