import type { Category } from '#app/domain/category.ts';
import { asksAmounts, type ReportAnswers } from '#app/domain/report-answers.ts';

/** One question a page (experience.md, decisions: steps of a report). */
export const STEPS = [
  'kind',
  'category',
  'identity',
  'safety',
  'accused',
  'amounts',
  'what',
  'outcome',
  'evidence',
  'project',
  'contact',
] as const;
export type Step = (typeof STEPS)[number];
/** A step of questions alone; files have a page of their own. */
export type QuestionStep = Exclude<Step, 'evidence'>;

type Categories = ReadonlyMap<string, Category>;

/** Whether a word of a URL is a step. */
export function isStep(word: string): word is Step {
  return (STEPS as readonly string[]).includes(word);
}

/**
 * The steps of this report in their order. Amounts only where the category has them; the safety page for hidden and
 * anonymous reporters; nothing about the person for anonymous ones.
 */
export function stepsFor(answers: ReportAnswers, categories: Categories): Step[] {
  const { identityMode } = answers;
  return STEPS.filter((step) => {
    if (step === 'safety') return identityMode === 'hidden' || identityMode === 'anonymous';
    if (step === 'amounts') return asksAmounts(answers, categories);
    if (step === 'project' || step === 'contact') return identityMode !== 'anonymous';
    return true;
  });
}

/** Whether a step has its answer; one left empty on purpose counts. */
export function isAnswered(step: Step, answers: ReportAnswers): boolean {
  switch (step) {
    case 'kind':
      return answers.group !== undefined;
    case 'identity':
      return answers.identityMode !== undefined;
    case 'safety':
      return answers.safetyRead === true;
    case 'accused':
      return answers.accused?.isComplete === true;
    case 'amounts':
      return answers.amounts?.isComplete === true;
    default:
      return answers[step] !== undefined;
  }
}

/** The first step without an answer; null when the report can be checked and sent. */
export function firstUnanswered(answers: ReportAnswers, categories: Categories): Step | null {
  return stepsFor(answers, categories).find((step) => !isAnswered(step, answers)) ?? null;
}

/** Whether a step may be opened: it belongs to this report, and every step before it has its answer. */
export function isReachable(step: Step, answers: ReportAnswers, categories: Categories): boolean {
  const steps = stepsFor(answers, categories);
  const index = steps.indexOf(step);
  return index >= 0 && steps.slice(0, index).every((earlier) => isAnswered(earlier, answers));
}

/** The step after this one; null when the check page comes. */
export function nextStep(step: Step, answers: ReportAnswers, categories: Categories): Step | null {
  const steps = stepsFor(answers, categories);
  return steps[steps.indexOf(step) + 1] ?? null;
}

/** The step before this one; null when the start page comes. */
export function previousStep(step: Step, answers: ReportAnswers, categories: Categories): Step | null {
  const steps = stepsFor(answers, categories);
  return steps[steps.indexOf(step) - 1] ?? null;
}

/** The last step, which the check page leads back to. */
export function lastStep(answers: ReportAnswers, categories: Categories): Step {
  return stepsFor(answers, categories).at(-1) ?? 'kind';
}

/** "Step i of n"; what is not decided yet is counted as for a named report. */
export function stepCount(
  step: Step,
  answers: ReportAnswers,
  categories: Categories,
): { index: number; total: number } {
  const steps = stepsFor(answers, categories);
  return { index: steps.indexOf(step) + 1, total: steps.length };
}
