import type { NamedFee } from '#app/components/checker/fee-name.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { UNSURE } from '#app/domain/answer-schemas.ts';
import type { Category, CategoryGroup } from '#app/domain/category.ts';
import type { Department } from '#app/domain/department.ts';
import type { ReportAnswers } from '#app/domain/report-answers.ts';
import type { QuestionStep, Step } from '#app/domain/report-steps.ts';
import type { Texts } from '#app/i18n/index.ts';

export type FeeOption = NamedFee & { code: string };

/** What a step's page is made of. */
export type StepPage = {
  showExit: boolean;
  /** The languages send this page's form. */
  isStep: true;
  step: QuestionStep;
  index: number;
  total: number;
  /** The form's own address; keeps the way back to the check page. */
  formHref: string;
  answers: ReportAnswers;
  groups: readonly CategoryGroup[];
  /** Those of the kind chosen. */
  categories: readonly Category[];
  units: readonly Pick<Department, 'id' | 'name'>[];
  items: readonly FeeOption[];
  /** Who would help where the investor is foreign; null where that is not asked. */
  foreignHelper: Department['name'] | null;
  /** The portal can send mail. */
  offersMail: boolean;
  /** Calendar day of the county. */
  today: string;
};

/** One question: what is known, what was typed, what is wrong with it. */
export type QuestionProps = { page: StepPage; values: Record<string, string>; errors: FieldErrors };

/** The question of a step, also the page's title. */
export function questionOf(step: Step, texts: Texts): string {
  if (step === 'safety') return texts.report.safety.title;
  return step === 'evidence' ? texts.evidence.q : texts.report[step].q;
}

/** What the fields of a step start with: what was typed and left, else the answer given before. */
export function valuesOf(step: Step, answers: ReportAnswers): Record<string, string> {
  const typed = answers.pending?.[step];
  return typed ? { ...typed } : answeredValues(step, answers);
}

function answeredValues(step: Step, answers: ReportAnswers): Record<string, string> {
  switch (step) {
    case 'kind':
      return { group: answers.group ?? '' };
    case 'category':
      return { category: answers.category === null ? UNSURE : (answers.category ?? '') };
    case 'identity':
      return { identityMode: answers.identityMode ?? '' };
    case 'accused':
      return accusedValues(answers);
    case 'amounts':
      return { none: answers.amounts?.isComplete && answers.amounts.lines.length === 0 ? 'yes' : '' };
    case 'what':
      return { what: answers.what ?? '', decidedOn: answers.decidedOn ?? '' };
    case 'outcome':
      return { outcome: answers.outcome ?? '' };
    case 'project':
      return { project: answers.project ?? '', foreign: answers.isForeign ? 'yes' : '' };
    case 'contact':
      return contactValues(answers);
    case 'safety':
    case 'evidence':
      return {};
  }
}

function accusedValues({ accused }: ReportAnswers): Record<string, string> {
  const isUnknown = accused?.isComplete && accused.units.length === 0;
  return { headPersonally: accused?.headPersonally ? 'yes' : '', unknown: isUnknown ? 'yes' : '' };
}

function contactValues({ contact, wantsMail }: ReportAnswers): Record<string, string> {
  const { name = '', phone, email, reachable } = contact ?? {};
  return { name, phone: phone ?? '', email: email ?? '', reachable: reachable ?? '', mails: wantsMail ? 'yes' : '' };
}
