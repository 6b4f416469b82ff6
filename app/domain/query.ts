import type { Case } from '#app/domain/case.ts';

/** How long after its due instant a unit may still answer a query, in days; then it leaves the unit's list. */
export const QUERY_OPEN_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Queries due before this instant have left every list. */
export function oldestOpenDue(now: Date): Date {
  return new Date(now.getTime() - QUERY_OPEN_DAYS * DAY_MS);
}

/**
 * Whether a query takes no answer any more: answered, or long past its due instant. What became of a report behind it
 * changes nothing here, for that would tell the unit that there is one (product.md rule 1).
 */
export function isOver(query: { closedAt: Date | null; dueAt: Date }, now: Date): boolean {
  return query.closedAt !== null || query.dueAt < oldestOpenDue(now);
}

/** The accused could have been asked for its basis, and the reporter said no (sla.md §4). Not asking is no declining. */
export function isQueryDeclined(caseFile: Pick<Case, 'basis' | 'queryUnits' | 'queryAgreed'>): boolean {
  return caseFile.basis && caseFile.queryUnits.length > 0 && !caseFile.queryAgreed;
}
