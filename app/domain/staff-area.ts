import { DESK_ROLES, OVERSIGHT_ROLES, type StaffRole } from '#app/domain/permissions.ts';

/** The two staff areas: separate sign-in, cookie and look. */
export type StaffArea = 'desk' | 'oversight';

/** Who may sign in to an area; nobody belongs to both. */
export function rolesOfArea(area: StaffArea): readonly StaffRole[] {
  return area === 'desk' ? DESK_ROLES : OVERSIGHT_ROLES;
}

const MINUTE = 60_000;
const IDLE_MS: Record<StaffArea, number> = { desk: 30 * MINUTE, oversight: 15 * MINUTE };

/** No staff session lasts longer, however busy: 8 hours, in milliseconds (ASVS 7.3.2). */
export const LONGEST_SESSION_MS = 8 * 60 * MINUTE;

/** Whether a session has run out: unused for 30 minutes (oversight 15), or 8 hours old (security.md, ASVS 7.3). */
export function isSessionOver(area: StaffArea, session: { createdAt: Date; touchedAt: Date }, now: Date): boolean {
  if (now.getTime() - session.touchedAt.getTime() >= IDLE_MS[area]) return true;
  return now.getTime() - session.createdAt.getTime() >= LONGEST_SESSION_MS;
}
