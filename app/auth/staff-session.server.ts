import { redirect } from 'react-router';
import { expiredCookie, readCookie, sessionCookie } from '#app/auth/session-cookie.server.ts';
import { hashToken } from '#app/crypto/code.server.ts';
import type { Department } from '#app/domain/department.ts';
import type { StaffActor } from '#app/domain/permissions.ts';
import { isSessionOver, rolesOfArea, type StaffArea } from '#app/domain/staff-area.ts';
import type { PortalContext } from '#app/load-context.ts';
import { writeTransaction } from '#db/client.server.ts';
import {
  deleteStaffSession,
  findStaffSession,
  type StaffSessionRow,
  touchStaffSession,
} from '#db/repositories/staff-sessions.server.ts';

/** Who is signed in. Signing in and out are use cases (`sign-in`, `sign-out`): they leave rows in the audit log. */
export type StaffSession = {
  actor: StaffActor;
  displayName: string;
  department: Pick<Department, 'id' | 'name'>;
  area: StaffArea;
};

/** Written at most once a minute, so that reading pages stays cheap. */
const TOUCH_MS = 60_000;

/**
 * The signed-in person of an area, read anew at each request: a changed role or a disabled account counts at once.
 * Throws a redirect to the area's sign-in page when there is no session or it is over.
 */
export async function requireStaff(context: PortalContext, request: Request, area: StaffArea): Promise<StaffSession> {
  const token = readStaffToken(request, area);
  if (token === null) throw redirect(`/${area}/sign-in`, 303);
  const tokenHash = hashToken(token);
  const now = context.clock();
  const session = await findStaffSession(context.db, tokenHash, area);
  if (!session || isOver(session, area, now)) {
    if (session) await writeTransaction(context.db, (trx) => deleteStaffSession(trx, tokenHash));
    throw redirect(`/${area}/sign-in?expired=1`, { status: 303, headers: { 'Set-Cookie': endedStaffCookie(area) } });
  }
  if (now.getTime() - session.touchedAt.getTime() >= TOUCH_MS) {
    await writeTransaction(context.db, (trx) => touchStaffSession(trx, tokenHash, now));
  }
  const { account, department } = session;
  return {
    actor: { kind: 'staff', accountId: account.id, departmentId: department.id, role: account.role },
    displayName: account.displayName,
    department,
    area,
  };
}

function isOver(session: StaffSessionRow, area: StaffArea, now: Date): boolean {
  const { disabled, role } = session.account;
  return disabled || !rolesOfArea(area).includes(role) || isSessionOver(area, session, now);
}

/** The token in the area's cookie, if the browser sent one. */
export function readStaffToken(request: Request, area: StaffArea): string | null {
  return readCookie(request, cookieName(area)) || null;
}

/** The `Set-Cookie` value that starts a session in this browser. Strict: no other site can open a page as this person. */
export function staffCookie(area: StaffArea, token: string): string {
  return sessionCookie(cookieName(area), token, 'Strict');
}

/** What a browser is told at sign-out: forget the cookie and whatever was kept of the pages (ASVS 14.3.1). */
export function signedOutHeaders(area: StaffArea): Headers {
  return new Headers({ 'Set-Cookie': endedStaffCookie(area), 'Clear-Site-Data': '"cache", "storage"' });
}

function endedStaffCookie(area: StaffArea): string {
  return expiredCookie(cookieName(area), 'Strict');
}

function cookieName(area: StaffArea): string {
  return `__Host-${area}`;
}
