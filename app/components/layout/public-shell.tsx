import type { ReactNode } from 'react';
import { ExitButton, ExitNote, ExitSkip } from '#app/components/layout/exit-button.tsx';
import { LanguageLinks } from '#app/components/layout/language-links.tsx';
import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import { LookSwitch } from '#app/components/layout/look-switch.tsx';
import { CookieNotice } from '#app/components/layout/needs-cookie.tsx';
import type { FormSent } from '#app/components/layout/page-form.tsx';
import { ServicePhone } from '#app/components/layout/service-phone.tsx';
import { ServiceWindow } from '#app/components/layout/service-window.tsx';
import { SiteName } from '#app/components/layout/site-name.tsx';

type PublicShellProps = {
  children: ReactNode;
  /** In the hidden and anonymous flow: the sticky 立即离开. */
  exit?: boolean;
  /** The page has a form: languages and looks send it. */
  sends?: FormSent;
};

/** Masthead, main, footer of every public page. */
export function PublicShell({ children, exit = false, sends }: PublicShellProps) {
  const { texts, path } = useTexts();
  const { countyName, offersSignIn, lacksCookie } = useSite();
  return (
    <div className="page">
      <header className="masthead">
        {exit && <ExitSkip />}
        <div className="wrap masthead-row">
          <a href={path('/')} className="site">
            <span className="site-name">
              <SiteName />
            </span>
            <span className="site-sponsor">{texts.common.sponsor(countyName)}</span>
          </a>
          <div className="masthead-tools">
            <LanguageLinks sends={sends} />
            {offersSignIn && !exit && (
              <div className="masthead-links masthead-sign-in">
                <a href={path('/sign-in')}>{texts.account.signIn}</a>
              </div>
            )}
            <LookSwitch sends={sends} />
          </div>
        </div>
      </header>
      {exit && <ExitButton />}
      <main id="main" className="wrap main">
        {exit && <ExitNote />}
        {lacksCookie && <CookieNotice />}
        {children}
      </main>
      <PublicFooter />
    </div>
  );
}

function PublicFooter() {
  const { texts, path } = useTexts();
  const { help } = texts;
  const links = ['contact', 'help', 'protection', 'privacy', 'accessibility'] as const;
  const { countyName, countySite } = useSite();
  return (
    <footer className="footer">
      <div className="wrap footer-row">
        <p>{texts.common.sponsor(countyName)}</p>
        <ServicePhone />
        <ServiceWindow />
        <p>{texts.common.privacyLine}</p>
      </div>
      <ul className="wrap footer-links">
        {links.map((page) => (
          <li key={page}>
            <a href={path(`/${page}`)}>{help.pages[page].title}</a>
          </li>
        ))}
        <li>
          <a href={path('/verify-site')}>{help.pages.verify.title}</a>
        </li>
        {countySite.findErrorsUrl && (
          <li>
            <a href={countySite.findErrorsUrl}>{texts.common.findErrors}</a>
          </li>
        )}
      </ul>
      <Filings />
    </footer>
  );
}

/** Under which numbers the site is filed, each a link to the register that has it. */
function Filings() {
  const { icpFiling, policeFiling } = useSite().countySite;
  const filings = [
    { number: icpFiling, register: 'https://beian.miit.gov.cn/' },
    { number: policeFiling, register: 'https://beian.mps.gov.cn/' },
  ].flatMap(({ number, register }) => (number === null ? [] : [{ number, register }]));
  if (filings.length === 0) return null;
  return (
    <ul className="wrap footer-links">
      {filings.map(({ number, register }) => (
        <li key={number}>
          <a href={register} lang="zh-CN">
            {number}
          </a>
        </li>
      ))}
    </ul>
  );
}
