import type { StepForm } from '#app/domain/answer-errors.ts';
import { isProtectedSoFar } from '#app/domain/answer-step.ts';
import type { CountyRules } from '#app/domain/county-rules.ts';
import { NO_ONE_NAMED, type ReportAnswers, withoutTyped } from '#app/domain/report-answers.ts';
import { isAnswered, isReachable, type Step } from '#app/domain/report-steps.ts';

/** The fields of each step's page; nothing else of a form is kept. */
const FIELDS_OF: Record<Step, readonly string[]> = {
  kind: ['group'],
  category: ['category'],
  identity: ['identityMode'],
  safety: [],
  accused: ['unit', 'headPersonally', 'countyLeader', 'unknown'],
  amounts: ['itemCode', 'itemText', 'yuan', 'paidOn', 'paidHow', 'receiptKind', 'none'],
  what: ['what', 'decidedOn'],
  outcome: ['outcome'],
  evidence: [],
  project: ['project', 'foreign'],
  contact: ['name', 'phone', 'email', 'reachable', 'mails'],
};

/**
 * The answers with what was typed on a page that is left by its language or by 返回: as typed, unchecked, no answer yet.
 * What names somebody of whom the county may keep nothing is not kept (product.md "Not stored").
 */
export function keepTyped(answers: ReportAnswers, step: Step, form: StepForm, county: CountyRules): ReportAnswers {
  if (!isReachable(step, answers, county.categories)) return answers;
  const typed = Object.fromEntries(FIELDS_OF[step].map((name) => [name, form[name] ?? '']));
  const isUntouched = !isAnswered(step, answers) && Object.values(typed).every((value) => value === '');
  if (isUntouched || (step === 'accused' && namesProtected(answers, typed, county))) return withoutTyped(answers, step);
  return { ...answers, pending: { ...answers.pending, [step]: typed } };
}

function namesProtected(answers: ReportAnswers, typed: StepForm, county: CountyRules): boolean {
  const { units } = answers.accused ?? NO_ONE_NAMED;
  const named = typed.unit && county.departments.has(typed.unit) ? [...units, typed.unit] : units;
  const [countyLeader, headPersonally] = [typed.countyLeader === 'yes', typed.headPersonally === 'yes'];
  const accused = { units: named, countyLeader, headPersonally, isComplete: false };
  return isProtectedSoFar({ ...answers, accused }, county);
}
