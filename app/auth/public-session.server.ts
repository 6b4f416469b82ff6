import { redirect } from 'react-router';
import { applicationTokenHash, endedApplicationCookie } from '#app/auth/application-draft.server.ts';
import { draftTokenHash, endedDraftCookie, PUBLIC_IDLE_MS } from '#app/auth/report-draft.server.ts';
import { expiredCookie, readCookie, sessionCookie } from '#app/auth/session-cookie.server.ts';
import { hashToken, newToken } from '#app/crypto/code.server.ts';
import { localeOfPath, pathFor } from '#app/i18n/locale.ts';
import type { PortalContext } from '#app/load-context.ts';
import { writeTransaction } from '#db/client.server.ts';
import { deleteReportDraft } from '#db/repositories/report-drafts.server.ts';
import { deleteServiceDraft } from '#db/repositories/service-drafts.server.ts';
import {
  deleteIdleTrackSessions,
  deleteTrackSession,
  findTrackSession,
  insertTrackSession,
  touchTrackSession,
} from '#db/repositories/track-sessions.server.ts';

const COOKIE = '__Host-track';
// Lax, so that a link from WeChat or from a messenger does not ask for the code again.
const SAME_SITE = 'Lax';
const TOUCH_MS = 60_000;

/** Lets this browser read one case for as long as it is used. Returns the `Set-Cookie` value. */
export async function startTrackSession(context: PortalContext, caseId: number): Promise<string> {
  const token = newToken();
  const now = context.clock();
  await writeTransaction(context.db, async (trx) => {
    await deleteIdleTrackSessions(trx, idleSince(now));
    await insertTrackSession(trx, { tokenHash: hashToken(token), caseId, startedAt: now });
  });
  return sessionCookie(COOKIE, token, SAME_SITE);
}

/**
 * The case that this browser may read. Throws a redirect to the look-up page when none, or after 4 idle hours; where
 * something was sent, that page says that it was not kept.
 */
export async function requireTrackedCase(context: PortalContext, request: Request): Promise<number> {
  const tokenHash = trackTokenHash(request);
  // Straight from a right code and no cookie: the browser keeps none, and the look-up page says so.
  if (tokenHash === null) {
    const isJustOpened = new URL(request.url).searchParams.has('opened');
    throw redirect(lookUpPage(request, isJustOpened ? '/track?cookies=1' : `/track${unsentOf(request)}`), 303);
  }
  const now = context.clock();
  const session = await findTrackSession(context.db, tokenHash, idleSince(now));
  if (!session) {
    const headers = { 'Set-Cookie': expiredCookie(COOKIE, SAME_SITE) };
    throw redirect(lookUpPage(request, `/track${unsentOf(request) || '?expired=1'}`), { status: 303, headers });
  }
  if (now.getTime() - session.touchedAt.getTime() >= TOUCH_MS) {
    await writeTransaction(context.db, (trx) => touchTrackSession(trx, tokenHash, now));
  }
  return session.caseId;
}

/** The same for pages that need no case to be open: null where none is. Nothing is touched. */
export async function findTrackedCase(context: PortalContext, request: Request): Promise<number | null> {
  const tokenHash = trackTokenHash(request);
  if (tokenHash === null) return null;
  return (await findTrackSession(context.db, tokenHash, idleSince(context.clock())))?.caseId ?? null;
}

/**
 * Ends what this browser has open here: the drafts and the reading of a case are gone, their cookies are taken back. An
 * application stays only where somebody has the code to come back to it.
 */
export async function endPublicSessions(context: PortalContext, request: Request): Promise<Headers> {
  const [draft, track] = [draftTokenHash(request), trackTokenHash(request)];
  const application = applicationTokenHash(request);
  if (draft !== null || track !== null || application !== null) {
    await writeTransaction(context.db, async (trx) => {
      if (draft !== null) await deleteReportDraft(trx, draft);
      if (track !== null) await deleteTrackSession(trx, track);
      if (application !== null) await deleteServiceDraft(trx, application, { exceptKept: true });
    });
  }
  return endedPublicCookies();
}

/** Takes the cookies of it all back: without them nobody finds from this browser what it had open. */
export function endedPublicCookies(): Headers {
  const headers = new Headers();
  for (const cookie of [endedDraftCookie(), endedApplicationCookie(), expiredCookie(COOKIE, SAME_SITE)]) {
    headers.append('Set-Cookie', cookie);
  }
  return headers;
}

/** The hash of the token of the case that the browser has open, if any. */
export function trackTokenHash(request: Request): string | null {
  const token = readCookie(request, COOKIE);
  return token ? hashToken(token) : null;
}

function unsentOf({ method }: Request): string {
  return method === 'POST' ? '?unsent=1' : '';
}

function lookUpPage(request: Request, path: string): string {
  return pathFor(localeOfPath(new URL(request.url).pathname), path);
}

function idleSince(now: Date): Date {
  return new Date(now.getTime() - PUBLIC_IDLE_MS);
}
