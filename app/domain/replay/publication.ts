import type { Case } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';

/** What the reporter lets be published of a case that has ended. Returns false for an event that is not of this part. */
export function applyPublication(caseFile: Case, event: CaseEvent): boolean {
  switch (event.type) {
    case 'publication_allowed':
      caseFile.publication = { row: event.row, allowedAt: event.at };
      return true;
    case 'publication_withdrawn':
      caseFile.publication = null;
      return true;
    default:
      return false;
  }
}
