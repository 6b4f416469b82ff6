import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Site } from '#app/components/layout/locale.tsx';
import { SiteProvider } from '#app/components/layout/locale.tsx';

export const A_SITE: Site = {
  pathname: '/',
  search: '',
  countyName: '某县',
  timeZone: 'Asia/Shanghai',
  phone: '12345',
  countySite: { windowAddress: null, icpFiling: null, policeFiling: null, findErrorsUrl: null },
  offersSignIn: false,
  now: new Date('2026-11-23T02:00:00.000Z'),
  look: { theme: 'auto', size: 'normal' },
  typed: null,
  lacksCookie: false,
  nonce: 'nonce-of-the-test',
  requestId: 'request-1',
};

/** The markup of a component on the page with this path. */
export function renderPage(children: ReactNode, pathname = '/', search = ''): string {
  return renderToStaticMarkup(<SiteProvider site={{ ...A_SITE, pathname, search }}>{children}</SiteProvider>);
}
