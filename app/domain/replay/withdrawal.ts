import type { Case } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { cancelScheduled, endClocks, SUBSTANCE_CLOCKS } from '#app/domain/replay/clocks.ts';
import { endJoint } from '#app/domain/replay/joint.ts';
import { endProcedure, endQuestion } from '#app/domain/replay/pauses.ts';
import { oweFeedback } from '#app/domain/replay/referral.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import { schedule } from '#app/domain/replay/scheduled.ts';
import { withdrawalTakesEffectAt } from '#app/domain/withdrawal-time.ts';

/** What investors do about their own report beside handling it. Returns false for an event that is not of this part. */
export function applyWithdrawal(caseFile: Case, event: CaseEvent, rules: SlaRules): boolean {
  switch (event.type) {
    case 'withdrawal_asked':
      caseFile.withdrawal = { askedAt: event.at, takesEffectAt: withdrawalTakesEffectAt(event.at) };
      schedule(caseFile, rules, { round: 0, act: 'withdraw', unit: '' });
      return true;
    case 'withdrawal_taken_back':
      endWithdrawal(caseFile);
      return true;
    case 'withdrawn':
      withdraw(caseFile, event.at);
      return true;
    case 'identity_added':
      caseFile.identityMode = event.mode;
      oweFeedback(caseFile, rules, event.at);
      return true;
    case 'inspection_asked':
      return true;
    default:
      return false;
  }
}

/** Taken back, or overtaken: the case was answered, refused or handed on before it took effect. */
export function endWithdrawal(caseFile: Case): void {
  caseFile.withdrawal = null;
  cancelScheduled(caseFile, ['withdraw']);
}

/**
 * The substance track ends; what has breached stays breached, the conduct track and duties go on (sla.md §3). A silent
 * acceptance is a fact that nothing ends any more.
 */
function withdraw(caseFile: Case, at: Date): void {
  const ending = SUBSTANCE_CLOCKS.filter((kind) => kind !== 'acceptance' || caseFile.acceptedAt === null);
  endClocks(caseFile, at, 'withdrawn', ending);
  endQuestion(caseFile, at);
  endProcedure(caseFile, at);
  endJoint(caseFile, at, 'withdrawn');
  endWithdrawal(caseFile);
  cancelScheduled(caseFile, ['serve_query']);
  caseFile.pendingAnswer = null;
  caseFile.status = 'withdrawn';
}
