import type { ReactNode } from 'react';
import { ExitButton, ExitNote } from '#app/components/layout/exit-button.tsx';
import { LanguageLinks } from '#app/components/layout/language-links.tsx';
import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import { SiteName } from '#app/components/layout/site-name.tsx';

type PublicShellProps = {
  children: ReactNode;
  /** In the hidden and anonymous flow: the sticky 立即离开. */
  exit?: boolean;
  /** On a step of a report: the languages send its form. */
  isStep?: boolean;
};

/** Masthead, main, footer of every public page. */
export function PublicShell({ children, exit = false, isStep = false }: PublicShellProps) {
  const { path } = useTexts();
  return (
    <div className="page">
      <header className="masthead">
        <div className="wrap masthead-row">
          <a href={path('/')} className="site-name">
            <SiteName />
          </a>
          <LanguageLinks sendsStep={isStep} />
        </div>
      </header>
      {exit && <ExitButton />}
      <main id="main" className="wrap main">
        {exit && <ExitNote />}
        {children}
      </main>
      <PublicFooter />
    </div>
  );
}

function PublicFooter() {
  const { texts } = useTexts();
  const { countyName, phone } = useSite();
  return (
    <footer className="footer">
      <div className="wrap footer-row">
        <p>{texts.common.sponsor(countyName)}</p>
        <p>
          {texts.common.phoneTitle}{' '}
          <a href={`tel:${phone}`} className="tel">
            {texts.common.phoneLine(phone)}
          </a>
        </p>
        <p>{texts.common.privacyLine}</p>
      </div>
    </footer>
  );
}
