import type { ComponentType } from 'react';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PAGE_FORM } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { AccusedQuestion } from '#app/components/report/accused-step.tsx';
import { AmountsQuestion } from '#app/components/report/amounts-step.tsx';
import { CategoryQuestion, IdentityQuestion, KindQuestion } from '#app/components/report/choice-steps.tsx';
import { type QuestionProps, questionOf } from '#app/components/report/step-page.ts';
import {
  ContactQuestion,
  OutcomeQuestion,
  ProjectQuestion,
  SafetyPage,
  WhatQuestion,
} from '#app/components/report/text-steps.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { DefaultButton } from '#app/components/ui/default-button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { LineNotes, useKeptForm } from '#app/components/ui/line-notes.tsx';
import type { QuestionStep } from '#app/domain/report-steps.ts';

const QUESTION_OF: Record<QuestionStep, ComponentType<QuestionProps>> = {
  kind: KindQuestion,
  category: CategoryQuestion,
  identity: IdentityQuestion,
  safety: SafetyPage,
  accused: AccusedQuestion,
  amounts: AmountsQuestion,
  what: WhatQuestion,
  outcome: OutcomeQuestion,
  project: ProjectQuestion,
  contact: ContactQuestion,
};

/** The page of one step: where one is, what is wrong, the question, 继续. */
export function StepForm(props: QuestionProps) {
  const { page, errors } = props;
  const { texts, path } = useTexts();
  const Question = QUESTION_OF[page.step];
  const hasErrors = Object.keys(errors).length > 0;
  return (
    <div className="column">
      <PageTitle title={questionOf(page.step, texts)} hasErrors={hasErrors} />
      <form method="post" action={path(page.formHref)} id={PAGE_FORM} {...useKeptForm()} noValidate>
        <DefaultButton />
        <button type="submit" name="intent" value="back" className="back-link">
          {texts.common.back}
        </button>
        <ErrorSummary errors={errors} />
        <p className="step">{texts.common.step(page.index, page.total)}</p>
        <Question {...props} />
        <LineNotes />
        <Button name="intent" value="continue">
          {texts.common.continue}
        </Button>
      </form>
    </div>
  );
}
