import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from 'react-router';
import { endedInvestorCookies, endInvestorSession } from '#app/auth/investor-session.server.ts';
import { endedPublicCookies, endPublicSessions } from '#app/auth/public-session.server.ts';
import { NEUTRAL_SITE } from '#app/http/security-headers.server.ts';
import { endedCookieProof } from '#app/routes/public/cookie-proof.server.ts';
import { endedLookCookie } from '#app/routes/public/look-cookie.server.ts';

/** The button 立即离开: ends the sessions and leaves for a neutral page. */
export function action({ context, request }: ActionFunctionArgs): Promise<Response> {
  return clearAndLeave(context, request);
}

/** Typed or followed within the site it clears too; a foreign page's link or image only leads away. */
export async function loader({ context, request }: LoaderFunctionArgs): Promise<Response> {
  if (isOwn(request, context.settings.origin)) return clearAndLeave(context, request);
  return leave(new Headers());
}

// A browser without Sec-Fetch-Site names the page it comes from; no other site can name one of ours.
function isOwn(request: Request, origin: string): boolean {
  const cameFrom = request.headers.get('Sec-Fetch-Site');
  if (cameFrom !== null) return cameFrom === 'same-origin' || cameFrom === 'none';
  return request.headers.get('Referer')?.startsWith(`${origin}/`) === true;
}

/** Longer nobody who leaves waits for a database that is busy or broken. */
const LONGEST_WAIT_MS = 500;

/** The browser forgets at once; what the server keeps is cleared as soon as it can be. */
async function clearAndLeave(context: AppLoadContext, request: Request): Promise<Response> {
  await Promise.race([cleared(context, request), waited(LONGEST_WAIT_MS)]);
  const headers = endedPublicCookies();
  for (const cookie of endedInvestorCookies()) headers.append('Set-Cookie', cookie);
  headers.append('Set-Cookie', endedLookCookie());
  headers.append('Set-Cookie', endedCookieProof());
  headers.set('Clear-Site-Data', '"cache", "cookies", "storage"');
  return leave(headers);
}

/** Never fails: whoever leaves is shown no page of ours, and a draft that stays is deleted when it has been idle. */
async function cleared(context: AppLoadContext, request: Request): Promise<void> {
  await Promise.allSettled([endPublicSessions(context, request), endInvestorSession(context, request)]);
}

function waited(milliseconds: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, milliseconds);
  });
}

function leave(headers: Headers): Response {
  headers.set('Location', NEUTRAL_SITE);
  headers.set('Cache-Control', 'no-store');
  return new Response(null, { status: 303, headers });
}
