import type { ReactNode } from 'react';
import { createContext, useContext } from 'react';
import type { Look } from '#app/components/layout/look.ts';
import type { CountySite } from '#app/domain/county-site.ts';
import type { Locale, Subject, Texts } from '#app/i18n/index.ts';
import { localeOfPath, pathFor, textsFor } from '#app/i18n/index.ts';

/** What every page knows about its request and its county. Made once a request, in entry.server.tsx. */
export type Site = {
  /** Path with its language prefix, and query: the page that is shown. */
  pathname: string;
  search: string;
  countyName: string;
  timeZone: string;
  phone: CountySite['phone'];
  countySite: Omit<CountySite, 'phone'>;
  /** Accounts are offered: a code can be sent by mail. */
  offersSignIn: boolean;
  /** When the page was asked for: the reference for years in dates. */
  now: Date;
  look: Look;
  /** What was typed on this page before it was shown again. */
  typed: TypedForm | null;
  /** Nothing began, since the browser keeps no cookie. */
  lacksCookie: boolean;
  /** For the inline style sheet. */
  nonce: string;
  requestId: string;
  /** Of a page that did not come: what to send again, or to open again. */
  again?: Again;
  /** Of a page that did not come: this browser has a hidden or anonymous report open, so the way out stays. */
  isDiscreet?: boolean;
};

export type Again = {
  /** Nothing was written, since the database was kept by another process. */
  isLocked: boolean;
  /** A page that was only opened has no form. */
  isForm: boolean;
  /** What the form sent; null where it has to be typed anew. */
  fields: readonly { name: string; value: string }[] | null;
  /** The answers of the other steps at this address are on the server. */
  hasDraft: boolean;
};

/** The values of each field of a form. */
export type TypedForm = ReadonlyMap<string, readonly string[]>;

const SiteContext = createContext<Site | null>(null);

export function SiteProvider({ site, children }: { site: Site; children: ReactNode }) {
  return <SiteContext.Provider value={site}>{children}</SiteContext.Provider>;
}

/** The request's facts; throws outside a SiteProvider. */
export function useSite(): Site {
  const site = useContext(SiteContext);
  if (!site) throw new Error('useSite needs a SiteProvider around the page');
  return site;
}

const SubjectContext = createContext<Subject>('report');

/** In which words the pages within speak of a case. */
export function SubjectProvider({ subject, children }: { subject: Subject; children: ReactNode }) {
  return <SubjectContext.Provider value={subject}>{children}</SubjectContext.Provider>;
}

/** Texts and language of the page, and `path('/report')` → the link in this language. */
export function useTexts(): { texts: Texts; locale: Locale; path: (href: string) => string } {
  const locale = localeOfPath(useSite().pathname);
  const subject = useContext(SubjectContext);
  return { texts: textsFor(locale, subject), locale, path: (href) => pathFor(locale, href) };
}
