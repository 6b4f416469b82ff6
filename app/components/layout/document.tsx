import type { ReactNode } from 'react';
import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import { PageScript } from '#app/components/layout/page-script.tsx';
import { areaOfPath } from '#app/domain/staff-area.ts';
import { withoutLocale } from '#app/i18n/index.ts';

type DocumentProps = {
  /** The style sheet's text; it travels inside the page so that the first view needs one request. */
  styles: string;
  /** The route's meta tags. */
  head?: ReactNode;
  children?: ReactNode;
};

/** The html shell, in the visitor's look; the larger one is not for staff areas. Pages work as plain HTML: the one script adds to it. */
export function Document({ styles, head, children }: DocumentProps) {
  const { texts, locale } = useTexts();
  const { nonce, look, pathname } = useSite();
  const isStaff = areaOfPath(pathname) !== undefined;
  const isLarge = look.size === 'large' && !isStaff;
  return (
    <html
      lang={locale}
      data-theme={look.theme === 'auto' ? undefined : look.theme}
      data-size={isLarge ? 'large' : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={look.theme === 'auto' ? 'light dark' : look.theme} />
        {isListed(pathname) ? (
          <meta name="description" content={texts.common.description} />
        ) : (
          <meta name="robots" content="noindex" />
        )}
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href="/favicon.ico" sizes="32x32" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {head}
        <style nonce={nonce}>{styles}</style>
        {!isStaff && <PageScript name="page" />}
      </head>
      <body>
        <a href="#main" className="skip-link">
          {texts.common.skip}
        </a>
        {children}
      </body>
    </html>
  );
}

const UNLISTED: readonly string[] = ['report', 'apply', 'track', 'mail', 'me', 'sign-in'];

/** Search engines list the pages that are read, never those where somebody writes, looks up a case or works. */
function isListed(pathname: string): boolean {
  const [area] = withoutLocale(pathname)
    .split('/')
    .filter((part) => part !== '');
  return areaOfPath(pathname) === undefined && !UNLISTED.includes(area ?? '');
}
