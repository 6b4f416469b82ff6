import { ADMIN_ROLES, DESK_ROLES, OVERSIGHT_ROLES, type StaffRole } from '#app/domain/permissions.ts';

/** The staff areas: separate sign-in, cookie and look. */
export const STAFF_AREAS = ['desk', 'oversight', 'admin'] as const;
export type StaffArea = (typeof STAFF_AREAS)[number];

/** The staff area of an address; undefined for the public pages. */
export function areaOfPath(pathname: string): StaffArea | undefined {
  return STAFF_AREAS.find((area) => area === pathname.split('/')[1]);
}

const ROLES: Record<StaffArea, readonly StaffRole[]> = {
  desk: DESK_ROLES,
  oversight: OVERSIGHT_ROLES,
  admin: ADMIN_ROLES,
};

/** Who may sign in to an area; nobody belongs to two. */
export function rolesOfArea(area: StaffArea): readonly StaffRole[] {
  return ROLES[area];
}

/** The one area of a role. */
export function areaOfRole(role: StaffRole): StaffArea {
  return STAFF_AREAS.find((area) => ROLES[area].includes(role)) ?? 'desk';
}

const MINUTE = 60_000;
const IDLE_MS: Record<StaffArea, number> = { desk: 30 * MINUTE, oversight: 15 * MINUTE, admin: 15 * MINUTE };

/** No staff session lasts longer, however busy: 8 hours, in milliseconds (ASVS 7.3.2). */
export const LONGEST_SESSION_MS = 8 * 60 * MINUTE;

/** Whether a session has run out: unused for 30 minutes (oversight, admin 15), or 8 hours old (security.md, ASVS 7.3). */
export function isSessionOver(area: StaffArea, session: { createdAt: Date; touchedAt: Date }, now: Date): boolean {
  if (now.getTime() - session.touchedAt.getTime() >= IDLE_MS[area]) return true;
  return now.getTime() - session.createdAt.getTime() >= LONGEST_SESSION_MS;
}
