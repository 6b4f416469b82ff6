import type { Case } from '#app/domain/case.ts';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import { EXTENSION_DAYS } from '#app/domain/sla/extension.ts';

const DATE_MOVES = [
  'grant_pause',
  'decline_pause',
  'uphold_contest',
  'dismiss_contest',
  'extend_1',
  'extend_2',
  'extend_3',
  'grant_extension',
  'refuse_extension',
  'propose_procedure',
  'approve_procedure',
  'decline_procedure',
] as const;
export type PreviewedDateMove = (typeof DATE_MOVES)[number];

export function isDateMove(act: string): act is PreviewedDateMove {
  return (DATE_MOVES as readonly string[]).includes(act);
}

/** The events of an act that makes a promised date wait or move; `extend_2`: as it would be once it is granted. */
export function dateMoveBodies(act: PreviewedDateMove, caseFile: Case, accountId: number): CaseEventBody[] {
  const message = 0;
  switch (act) {
    case 'grant_pause':
      return [{ type: 'pause_granted' }];
    case 'decline_pause':
      return [{ type: 'pause_declined', paper: null }];
    case 'uphold_contest':
    case 'dismiss_contest':
      return [{ type: 'pause_contest_decided', upheld: act === 'uphold_contest', message }];
    case 'grant_extension':
      return [{ type: 'extension_granted', days: caseFile.extension?.days ?? 0, message }];
    case 'refuse_extension':
      return [{ type: 'extension_refused', paper: null }];
    case 'propose_procedure':
      // What it is and until when is typed later; nothing moves before it is approved.
      return [{ type: 'procedure_proposed', document: '', paperKind: '', dueOn: '', message, body: null }];
    case 'approve_procedure':
      return [{ type: 'procedure_approved', message: caseFile.procedure?.message ?? message }];
    case 'decline_procedure':
      return [{ type: 'procedure_declined', paper: null }];
    default: {
      const days = EXTENSION_DAYS.find((count) => act === `extend_${count}`) ?? 1;
      const asked: CaseEventBody = { type: 'extension_asked', days, paper: 0, by: accountId };
      return [asked, { type: 'extension_granted', days, message }];
    }
  }
}
