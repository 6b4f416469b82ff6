import { redirect } from 'react-router';
import { PUBLIC_IDLE_MS } from '#app/auth/report-draft.server.ts';
import { expiredCookie, readCookie, sessionCookie } from '#app/auth/session-cookie.server.ts';
import { hashToken } from '#app/crypto/code.server.ts';
import type { SignedInInvestor } from '#app/domain/investor-account.ts';
import { LONGEST_SESSION_MS } from '#app/domain/staff-area.ts';
import { localeOfPath, pathFor } from '#app/i18n/locale.ts';
import type { PortalContext } from '#app/load-context.ts';
import { writeTransaction } from '#db/client.server.ts';
import {
  deleteInvestorSession,
  findInvestorSession,
  touchInvestorSession,
} from '#db/repositories/investor-sessions.server.ts';

const SESSION = '__Host-me';
const CHALLENGE = '__Host-sign-in';
// Lax, so that the link of a mail finds the session. Every change is a POST, which the guard takes from this site alone.
const SAME_SITE = 'Lax';
const TOUCH_MS = 60_000;

/** The `Set-Cookie` values that end the challenge of this browser and start its session. */
export function investorCookies(token: string): string[] {
  return [sessionCookie(SESSION, token, SAME_SITE), expiredCookie(CHALLENGE, SAME_SITE)];
}

/** The `Set-Cookie` value that keeps the challenge in the browser that asked for the code. */
export function challengeCookie(token: string): string {
  return sessionCookie(CHALLENGE, token, SAME_SITE);
}

/** The challenge of this browser, if it asked for a code. */
export function readChallenge(request: Request): string | null {
  return readCookie(request, CHALLENGE) || null;
}

/**
 * Who is signed in to an account of their own. Throws a redirect to the sign-in page without a session, or after 4 idle
 * hours, or 8 hours in all.
 */
export async function requireInvestor(context: PortalContext, request: Request): Promise<SignedInInvestor> {
  const signIn = pathFor(localeOfPath(new URL(request.url).pathname), '/sign-in');
  const token = readCookie(request, SESSION);
  if (!token) throw redirect(signIn, 303);
  const tokenHash = hashToken(token);
  const now = context.clock();
  const session = await findInvestorSession(context.db, tokenHash);
  if (!session || isOver(session, now)) {
    if (session) await writeTransaction(context.db, (trx) => deleteInvestorSession(trx, tokenHash));
    const headers = { 'Set-Cookie': expiredCookie(SESSION, SAME_SITE) };
    throw redirect(`${signIn}?expired=1`, { status: 303, headers });
  }
  if (now.getTime() - session.touchedAt.getTime() >= TOUCH_MS) {
    await writeTransaction(context.db, (trx) => touchInvestorSession(trx, tokenHash, now));
  }
  return { accountId: session.accountId, tokenHash };
}

/** Who is signed in, for pages that need nobody to be; null for a stranger and for a session that is over. */
export async function findInvestor(context: PortalContext, request: Request): Promise<SignedInInvestor | null> {
  const token = readCookie(request, SESSION);
  if (!token) return null;
  const tokenHash = hashToken(token);
  const session = await findInvestorSession(context.db, tokenHash);
  return session && !isOver(session, context.clock()) ? { accountId: session.accountId, tokenHash } : null;
}

function isOver({ touchedAt, createdAt }: { touchedAt: Date; createdAt: Date }, now: Date): boolean {
  const [idle, age] = [now.getTime() - touchedAt.getTime(), now.getTime() - createdAt.getTime()];
  return idle >= PUBLIC_IDLE_MS || age >= LONGEST_SESSION_MS;
}

/** Ends the session of this browser, with what it alone could see. Returns the `Set-Cookie` values that take both back. */
export async function endInvestorSession(context: PortalContext, request: Request): Promise<string[]> {
  const token = readCookie(request, SESSION);
  if (token) await writeTransaction(context.db, (trx) => deleteInvestorSession(trx, hashToken(token)));
  return endedInvestorCookies();
}

/** The `Set-Cookie` values that take session and challenge back. */
export function endedInvestorCookies(): string[] {
  return [expiredCookie(SESSION, SAME_SITE), expiredCookie(CHALLENGE, SAME_SITE)];
}
