import type { StepForm } from '#app/domain/answer-errors.ts';
import { type CheckFacts, readFeeQuestion, readFineAnswers } from '#app/domain/check-questions.ts';
import { checkFee, type FeeCheck, type FeeQuestion } from '#app/domain/fee-check.ts';
import { checkFine, type FineAnswers, type FineResult } from '#app/domain/fine-check.ts';
import type { ReportAnswers } from '#app/domain/report-answers.ts';

type Said =
  | ({ kind: 'fee'; question: FeeQuestion } & FeeCheck)
  | { kind: 'fine'; answers: FineAnswers; results: FineResult[] };

/** What a checker said before the report, as it said it then: pinned to the case with the catalogue's version. */
export type PinnedCheck = Said & { checkedOn: string };
/** The same for a reader; without the day where that is not told. */
export type ToldCheck = Said & { checkedOn: string | null };

/** The answers with which a report begins after a check; null where the form says nothing that can be checked. */
export function answersFromCheck(form: StepForm, facts: CheckFacts): ReportAnswers | null {
  return form.check === 'fine' ? fromFine(form, facts.today) : fromFee(form, facts);
}

function fromFee(form: StepForm, facts: CheckFacts): ReportAnswers | null {
  const read = readFeeQuestion(form, facts);
  if (!read.ok) return null;
  const question = read.value;
  const { itemCode, itemText, amountFen, chargedOn: paidOn, paidHow, receiptKind, department } = question;
  const lines = amountFen === null ? [] : [{ itemCode, itemText, amountFen, paidOn, paidHow, receiptKind }];
  return {
    group: 'fee',
    category: 'L1',
    // Begun and not complete: each page is still shown, with what is known already.
    accused: { units: department ? [department] : [], countyLeader: false, headPersonally: false, isComplete: false },
    amounts: { lines, isComplete: false },
    check: { kind: 'fee', question, checkedOn: facts.today, ...checkFee(question, facts.catalogue, facts.today) },
  };
}

function fromFine(form: StepForm, today: string): ReportAnswers | null {
  const read = readFineAnswers(form);
  if (!read.ok) return null;
  return {
    group: 'fine',
    category: 'L2',
    check: { kind: 'fine', answers: read.value, results: checkFine(read.value), checkedOn: today },
  };
}
