import type { ReactNode } from 'react';
import { STEP_FORM } from '#app/components/layout/language-links.tsx';
import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import type { LookChange } from '#app/components/layout/look.ts';
import type { Texts } from '#app/i18n/index.ts';

/**
 * 长辈版 and 深色. On a step they are buttons of its form, so that nothing typed is lost; elsewhere a form of their own
 * leads back to this very page. Where the system decides about light and dark, the style sheet shows the fitting one.
 */
export function LookSwitch({ sendsStep = false }: { sendsStep?: boolean }) {
  const { texts, path } = useTexts();
  const { look, pathname, search } = useSite();
  const words = texts.common.look;
  const buttons = (
    <>
      <LookButton change={look.size === 'large' ? 'normal' : 'large'} words={words} sendsStep={sendsStep} />
      {look.theme !== 'dark' && <LookButton change="dark" words={words} sendsStep={sendsStep} />}
      {look.theme !== 'light' && <LookButton change="light" words={words} sendsStep={sendsStep} />}
    </>
  );
  if (sendsStep) return <LookGroup label={words.title}>{buttons}</LookGroup>;
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

type LookButtonProps = { change: LookChange; words: Texts['common']['look']; sendsStep: boolean };

function LookButton({ change, words, sendsStep }: LookButtonProps) {
  const sent = sendsStep
    ? { form: STEP_FORM, name: 'intent', value: `look:${change}` }
    : { name: 'look', value: change };
  const { look } = useSite();
  const isSystems = look.theme === 'auto' && (change === 'dark' || change === 'light');
  return (
    <button type="submit" {...sent} className={isSystems ? SHOWN_BY_SCHEME[change] : undefined}>
      {words[change]}
    </button>
  );
}

const SHOWN_BY_SCHEME = { dark: 'shown-in-light', light: 'shown-in-dark' } as const;
