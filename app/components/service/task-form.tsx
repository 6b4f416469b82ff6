import type { ComponentType } from 'react';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PAGE_FORM } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import type { TaskProps } from '#app/components/service/application-page.ts';
import {
  ApplicantQuestion,
  CompanyQuestion,
  ContactQuestion,
  HandlingQuestion,
  MatterQuestion,
  PapersQuestion,
} from '#app/components/service/task-questions.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { DefaultButton } from '#app/components/ui/default-button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import type { TypedStep } from '#app/domain/service/application.ts';
import { inLocale } from '#app/i18n/index.ts';

const QUESTION_OF: Record<TypedStep, ComponentType<TaskProps>> = {
  applicant: ApplicantQuestion,
  company: CompanyQuestion,
  contact: ContactQuestion,
  matter: MatterQuestion,
  papers: PapersQuestion,
  handling: HandlingQuestion,
};

/** The page of one task: which service, what is wrong, the question, 继续. */
export function TaskForm(props: TaskProps) {
  const { page, errors } = props;
  const { texts, locale, path } = useTexts();
  const Question = QUESTION_OF[page.step];
  const name = inLocale(locale, page.service.name);
  const title = `${texts.apply.step[page.step].q} · ${name}`;
  return (
    <div className="column">
      <PageTitle title={title} hasErrors={Object.keys(errors).length > 0} />
      <form method="post" action={path(page.formHref)} id={PAGE_FORM} noValidate>
        <DefaultButton />
        <button type="submit" name="intent" value="back" className="back-link">
          {texts.common.back}
        </button>
        <ErrorSummary errors={errors} />
        <p className="step">
          {name} · {texts.common.step(page.index, page.total)}
        </p>
        <Question {...props} />
        <Button name="intent" value="continue">
          {texts.common.continue}
        </Button>
      </form>
    </div>
  );
}
