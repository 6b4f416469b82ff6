import type { ReadsAs } from '#app/domain/case-readers.ts';
import type { StaffRole } from '#app/domain/permissions.ts';
import { wallInstant, zoneYear } from '#app/domain/sla/time-zone.ts';
import { dayAt, type WorkingCalendar } from '#app/domain/sla/working-calendar.ts';

/** The views of the desk, in the order of their tabs. */
export const QUEUE_VIEWS = ['to_do', 'due_today', 'overdue', 'to_accept', 'waiting', 'told', 'all'] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

export const QUEUE_PAGE_SIZE = 50;

/**
 * The standings under which a role finds cases in its queue, the most telling first. Hub work is for the hub's own people
 * and their head (sla.md §5); the permission table says the same of each case.
 */
export function queueStandings(role: StaffRole): ReadsAs[] {
  switch (role) {
    case 'hub':
    case 'head':
      return ['lead', 'told', 'hub', 'review', 'appeal', 'decides', 'named_owner', 'co_handler', 'duty'];
    case 'officer':
      return ['lead', 'told', 'review', 'named_owner', 'co_handler', 'duty'];
    case 'inspector':
    case 'inspection_head':
    case 'system_admin':
      return [];
  }
}

/** The last instant of the local day of `now`: what is due until then is due today. */
export function endOfDay(calendar: WorkingCalendar, now: Date): Date {
  const tomorrow = dayAt(calendar, now.getTime()) + 1;
  // Noon of tomorrow in UTC names its year in every zone.
  const year = new Date(tomorrow * 86_400_000 + 43_200_000).getUTCFullYear();
  return new Date(wallInstant(zoneYear(calendar.zone, year), tomorrow, 0) - 1);
}
