import { redirect } from 'react-router';
import { expiredCookie, readCookie, sessionCookie } from '#app/auth/session-cookie.server.ts';
import { changeLook, isLookChange, type Look, lookValue, parseLook } from '#app/components/layout/look.ts';

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

/** The headers of a request as the browser will send them once it has this look. */
export function withLook(headers: Headers, look: Look): Headers {
  const others = (headers.get('Cookie') ?? '').split('; ').filter((pair) => !pair.startsWith(`${COOKIE}=`));
  const cookies = [...others, `${COOKIE}=${lookValue(look)}`].filter((pair) => pair !== '');
  const changed = new Headers(headers);
  changed.set('Cookie', cookies.join('; '));
  return changed;
}

/**
 * The answer to a button of the switch in the form of a step (`look:dark`): the same step in the new look. Null for every
 * other button.
 */
export function answerLook(request: Request, intent: string): Response | null {
  const [sender, change = ''] = intent.split(':');
  if (sender !== 'look' || !isLookChange(change)) return null;
  const { pathname, search } = new URL(request.url);
  const headers = { 'Set-Cookie': lookCookie(changeLook(readLook(request), change)) };
  return redirect(`${pathname}${search}`, { status: 303, headers });
}

/** Takes it back. */
export function endedLookCookie(): string {
  return expiredCookie(COOKIE, SAME_SITE);
}
