import type { EntryContext } from 'react-router';
import { expiredCookie, sessionCookie } from '#app/auth/session-cookie.server.ts';

const COOKIE = '__Host-kept';
const SAME_SITE = 'Lax';

/**
 * The cookie that goes with a page on which something begins, where the browser sent none: it holds nothing, and whether it
 * comes back with the form tells that the browser keeps cookies. Null for every other page.
 */
export function cookieProof(request: Request, { staticHandlerContext }: EntryContext): string | null {
  if (request.method !== 'GET' || request.headers.has('Cookie')) return null;
  return staticHandlerContext.matches.some(({ route }) => route.handle?.needsCookie === true)
    ? sessionCookie(COOKIE, '1', SAME_SITE)
    : null;
}

/** Takes it back. */
export function endedCookieProof(): string {
  return expiredCookie(COOKIE, SAME_SITE);
}
