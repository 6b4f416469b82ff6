import { parseAccused } from '#app/domain/accused-answer.ts';
import { parseAmounts } from '#app/domain/amounts-answer.ts';
import type { AnswerErrors, StepForm } from '#app/domain/answer-errors.ts';
import { parseStep } from '#app/domain/answer-schemas.ts';
import type { CountyRules } from '#app/domain/county-rules.ts';
import { isProtected } from '#app/domain/department-routing.ts';
import { destinationOf } from '#app/domain/report.ts';
import { applyAnswer, type ReportAnswers, withoutTyped } from '#app/domain/report-answers.ts';
import { isAnswered, isReachable, type Step } from '#app/domain/report-steps.ts';

export type AnswerFacts = { county: CountyRules; itemCodes: ReadonlySet<string>; today: string };
export type AnsweredStep =
  | { outcome: 'refused'; errors: AnswerErrors }
  /** The step does not belong to this report, or one before it has no answer. */
  | { outcome: 'not_yet' }
  /** Nothing may be kept: the higher channel is shown. */
  | { outcome: 'protected' }
  /** `stays`: a line was added or taken away, the page goes on. */
  | { outcome: 'answered'; answers: ReportAnswers; stays: boolean };

/** What the form of a step does to the answers so far. */
export function answerStep(answers: ReportAnswers, step: Step, form: StepForm, facts: AnswerFacts): AnsweredStep {
  const { categories } = facts.county;
  if (!isReachable(step, answers, categories)) return { outcome: 'not_yet' };
  const parsed = parseAnswer(answers, step, form, facts);
  if (!parsed.ok) return { outcome: 'refused', errors: parsed.errors };
  const next = withoutTyped(applyAnswer(answers, parsed.given), step);
  if (isProtectedSoFar(next, facts.county)) return { outcome: 'protected' };
  return { outcome: 'answered', answers: next, stays: !isAnswered(step, next) };
}

type ParsedAnswer = { ok: true; given: Partial<ReportAnswers> } | { ok: false; errors: AnswerErrors };

function parseAnswer(answers: ReportAnswers, step: Step, form: StepForm, facts: AnswerFacts): ParsedAnswer {
  const { groups, categories, departments } = facts.county;
  if (step === 'accused') {
    const parsed = parseAccused(form, answers.accused, departments);
    return parsed.ok ? { ok: true, given: { accused: parsed.accused } } : parsed;
  }
  if (step === 'amounts') {
    const parsed = parseAmounts(form, answers.amounts, facts);
    return parsed.ok ? { ok: true, given: { amounts: parsed.amounts } } : parsed;
  }
  return parseStep(step, form, { answers, groups, categories, today: facts.today });
}

/** Whether what is answered so far may not be stored, by the one rule that filing uses too (product.md "Not stored"). */
export function isProtectedSoFar(answers: ReportAnswers, county: CountyRules): boolean {
  const { accused, category } = answers;
  if (!accused) return false;
  if (category === undefined) return isProtected(accused, county.departments);
  return destinationOf({ category, accused }, county) === 'protected';
}
