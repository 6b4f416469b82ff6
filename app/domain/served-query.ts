import type { Case } from '#app/domain/case.ts';
import { readCaseClock } from '#app/domain/sla/due-step.ts';

/** What the row of a served query holds that follows from the history of its case; `dueAt` is the day its unit reads. */
export type ServedRow = {
  number: string;
  department: string;
  category: string;
  servedAt: Date;
  dueAt: Date;
  closedAt: Date | null;
};

/** The queries of a case as they were served: what is written then, and what the doctor expects ever after. */
export function servedRows(caseFile: Case): ServedRow[] {
  return [...caseFile.servedUnits].map(([unit, { number, at, category, answeredAt }]) => {
    const clock = caseFile.clocks.find(({ key }) => key === `legal_basis:${unit}`);
    // As it was served: the case may have ended since, and the unit's own day stays.
    const dueAt = clock && readCaseClock({ ...clock, ended: null }, at).dueAt;
    if (!dueAt || !category) throw new Error('a query is served on a case with a category and a due date');
    return { number, department: unit, category, servedAt: at, dueAt, closedAt: answeredAt };
  });
}
