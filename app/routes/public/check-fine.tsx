import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { findDraft } from '#app/auth/report-draft.server.ts';
import { CheckFrame } from '#app/components/checker/check-frame.tsx';
import { FineFields } from '#app/components/checker/fine-fields.tsx';
import { FineResult } from '#app/components/checker/fine-result.tsx';
import { ReportIt } from '#app/components/checker/report-it.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { answerErrorWords } from '#app/components/report/answer-error-words.ts';
import type { AnswerErrors, StepForm } from '#app/domain/answer-errors.ts';
import { readFineAnswers } from '#app/domain/check-questions.ts';
import { checkFine, type FineResult as Result } from '#app/domain/fine-check.ts';
import { readForm } from '#app/http/form.ts';
import { textsOf } from '#app/routes/public/report-way.server.ts';

export const handle = { static: true, sendsForm: true, needsCookie: true };

type Answer = { values: StepForm; errors: AnswerErrors } | { values: StepForm; results: Result[] };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<{ hasDraft: boolean }> {
  const draft = (await findDraft(context, request))?.draft;
  return { hasDraft: draft !== undefined && draft.receipt === null && Object.keys(draft.answers).length > 0 };
}

/** Answers and keeps nothing: what was typed goes back with the page. */
export async function action({ request }: ActionFunctionArgs) {
  const values = textsOf(await readForm(request));
  const read = readFineAnswers(values);
  if (!read.ok) return data<Answer>({ values, errors: read.errors }, 400);
  return data<Answer>({ values, results: checkFine(read.value) });
}

export default function CheckFine({
  loaderData,
  actionData,
}: {
  loaderData: { hasDraft: boolean };
  actionData?: Answer;
}) {
  const { texts } = useTexts();
  const words = texts.checker;
  const errors = answerErrorWords(actionData && 'errors' in actionData ? actionData.errors : undefined, texts);
  const values = { ...actionData?.values };
  return (
    <CheckFrame
      title={words.fineQ}
      hint={words.fineHint}
      action="/check/fine"
      errors={errors}
      result={
        actionData &&
        'results' in actionData && (
          <>
            <FineResult results={actionData.results} />
            <ReportIt kind="fine" values={values} hasDraft={loaderData.hasDraft} />
          </>
        )
      }
    >
      <FineFields values={values} errors={errors} />
    </CheckFrame>
  );
}
