import { inspectionOpening } from '#app/domain/inspection.ts';
import type { OwnActsView } from '#app/domain/own-acts-view.ts';
import { mayBePublished } from '#app/domain/published-case.ts';
import { clockRow } from '#app/domain/sla/policy.ts';
import { addableModes, canObjectToExtension, canWithdraw } from '#app/domain/verdict.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';

/** What the investor can do with the own report now, and from when. Throws where the policy promises no receipt: bad data. */
export function ownActsView(record: CaseRecord): OwnActsView {
  const { caseFile, rules } = record;
  const receipt = clockRow(rules.policy, 'referral_receipt', caseFile).target;
  if (receipt === null) throw new Error('a lead is taken up within days that the policy names');
  return {
    inspection: {
      not_handled: inspectionOpening(caseFile, 'not_handled', record),
      wrong_result: inspectionOpening(caseFile, 'wrong_result', record),
      favours: inspectionOpening(caseFile, 'favours', record),
      retaliation: inspectionOpening(caseFile, 'retaliation', record),
    },
    receiptDays: receipt,
    canObject: canObjectToExtension(caseFile),
    hasObjected: caseFile.extension?.isObjectedTo ?? false,
    canWithdraw: canWithdraw(caseFile),
    withdrawal: caseFile.withdrawal,
    addableModes: addableModes(caseFile),
    canChooseMails: caseFile.identityMode !== 'anonymous',
    canBePublished: caseFile.publication !== null || mayBePublished(caseFile, record.county.categories),
  };
}
