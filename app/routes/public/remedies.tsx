import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { CheckFrame } from '#app/components/checker/check-frame.tsx';
import { RemedyList } from '#app/components/checker/remedy-list.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { answerErrorWords } from '#app/components/report/answer-error-words.ts';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { Field } from '#app/components/ui/field.tsx';
import type { AnswerErrors, StepForm } from '#app/domain/answer-errors.ts';
import { readDecision } from '#app/domain/check-questions.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import { type Decision, type RemedyDate, remediesOf } from '#app/domain/remedies.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { readForm } from '#app/http/form.ts';
import { textsOf } from '#app/routes/public/report-way.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

export const handle = { static: true, sendsForm: true };

type Answer =
  | { values: StepForm; errors: AnswerErrors }
  | { values: StepForm; decision: Decision; dates: RemedyDate[]; today: string };

export async function loader({ context }: LoaderFunctionArgs): Promise<{ today: string }> {
  const { calendar } = currentRules(await getCountyRules(context.db));
  return { today: dayOf(calendar, context.clock()) };
}

/** Answers and keeps nothing. */
export async function action({ context, request }: ActionFunctionArgs) {
  const values = textsOf(await readForm(request));
  const { calendar } = currentRules(await getCountyRules(context.db));
  const today = dayOf(calendar, context.clock());
  const read = readDecision(values, today);
  if (!read.ok) return data<Answer>({ values, errors: read.errors }, 400);
  const dates = remediesOf(read.value, calendar, today);
  return data<Answer>({ values, decision: read.value, dates, today });
}

export default function Remedies({ loaderData, actionData }: { loaderData: { today: string }; actionData?: Answer }) {
  const { texts } = useTexts();
  const words = texts.checker;
  const errors = answerErrorWords(actionData && 'errors' in actionData ? actionData.errors : undefined, texts);
  const values = { ...actionData?.values };
  const kinds = [
    { value: 'spot', label: words.spot, hint: words.spotNote },
    { value: 'ordinary', label: words.ordinary },
  ];
  const day = (name: string) => ({ name, value: values[name], error: errors[name], type: 'date' as const });
  return (
    <CheckFrame
      title={words.remediesQ}
      hint={words.remediesHint}
      action="/remedies"
      errors={errors}
      result={
        actionData &&
        'dates' in actionData && (
          <RemedyList decision={actionData.decision} dates={actionData.dates} today={actionData.today} />
        )
      }
    >
      <RadioGroup name="kind" legend={words.decisionKind} options={kinds} value={values.kind} error={errors.kind} />
      <Field {...day('decidedOn')} label={words.decidedOn} max={loaderData.today} width="short" optional />
      <Field {...day('hearingToldOn')} label={words.hearingToldOn} max={loaderData.today} width="short" optional />
    </CheckFrame>
  );
}
