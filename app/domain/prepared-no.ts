import type { Case } from '#app/domain/case.ts';
import type { CaseEventBody } from '#app/domain/case-event.ts';

/**
 * A "no" that waits for its signature, written by this person. The clock runs until the signature (sla.md §4, An answer):
 * whoever has written the answer waits neither for the investor nor for a procedure any more, so what was paused goes on.
 */
export function preparedNo({ status }: Pick<Case, 'status'>, message: number, by: number): CaseEventBody[] {
  const prepared: CaseEventBody = { type: 'answer_prepared', outcome: 'not', message, by };
  switch (status) {
    case 'awaiting_investor':
      return [{ type: 'pause_ended', early: true }, prepared];
    case 'in_statutory_procedure':
      return [{ type: 'procedure_ended', early: true }, prepared];
    default:
      return [prepared];
  }
}
