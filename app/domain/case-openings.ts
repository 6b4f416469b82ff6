import type { UnitName } from '#app/domain/case-view.ts';
import type { StaffRole } from '#app/domain/permissions.ts';

/** One reading of a case by staff, as the log has it. */
export type Reading = {
  at: Date;
  departmentId: string;
  role: StaffRole;
  readsText: boolean;
  /** The document of a statutory procedure. */
  readsPaper: boolean;
};

/** Who opened the report on one day: the unit and the role, never the person. */
export type Opening = {
  key: string;
  unit: UnitName;
  role: 'officer' | 'head' | 'hub' | 'discipline';
  readsText: boolean;
  readsPaper: boolean;
  /** How often it was opened; pages of one sitting are one time. */
  times: number;
  lastAt: Date;
  /** Of discipline inspection the day alone: who was there at an hour is not the reporter's. */
  daysOnly: boolean;
};

/** Whoever goes from page to page is still at the same case: after this long it is another time. */
const SITTING_MS = 30 * 60_000;

/**
 * Readings as the reporter is told of them, the latest first: one line a day, unit and role. `dayOf` gives the local day of
 * an instant; the readings come in the order of time.
 */
export function openingsOf(
  readings: readonly Reading[],
  { dayOf, unitOf }: { dayOf: (at: Date) => string; unitOf: (id: string) => UnitName | null },
): Opening[] {
  const byKey = new Map<string, Opening>();
  for (const { at, departmentId, role, readsText, readsPaper } of readings) {
    const unit = unitOf(departmentId);
    const shown = shownRole(role);
    if (!unit || !shown) continue;
    const key = `${dayOf(at)} ${departmentId} ${shown}`;
    const known = byKey.get(key) ?? {
      key,
      unit,
      role: shown,
      readsText: false,
      readsPaper: false,
      times: 1,
      lastAt: at,
      daysOnly: shown === 'discipline',
    };
    if (at.getTime() - known.lastAt.getTime() > SITTING_MS) known.times += 1;
    known.readsText ||= readsText;
    known.readsPaper ||= readsPaper;
    if (at > known.lastAt) known.lastAt = at;
    byKey.set(key, known);
  }
  return [...byKey.values()].sort((one, other) => other.lastAt.getTime() - one.lastAt.getTime());
}

function shownRole(role: StaffRole): Opening['role'] | null {
  switch (role) {
    case 'officer':
    case 'head':
    case 'hub':
      return role;
    case 'inspector':
    case 'inspection_head':
      return 'discipline';
    case 'system_admin':
      return null;
  }
}
