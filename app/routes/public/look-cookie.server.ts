import { expiredCookie, readCookie, sessionCookie } from '#app/auth/session-cookie.server.ts';
import { type Look, lookValue, parseLook } from '#app/components/layout/look.ts';

const COOKIE = '__Host-look';
const SAME_SITE = 'Lax';

/** How this browser wants to see the pages. */
export function readLook(request: Request): Look {
  return parseLook(readCookie(request, COOKIE));
}

/** Keeps it until the browser is closed, and no longer: what stays on a device tells who was here. */
export function lookCookie(look: Look): string {
  return sessionCookie(COOKIE, lookValue(look), SAME_SITE);
}

/** Takes it back. */
export function endedLookCookie(): string {
  return expiredCookie(COOKIE, SAME_SITE);
}
