import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { findDraft } from '#app/auth/report-draft.server.ts';
import { CheckFrame } from '#app/components/checker/check-frame.tsx';
import { type CheckItem, type CheckUnit, FeeFields } from '#app/components/checker/fee-fields.tsx';
import { FeeResult } from '#app/components/checker/fee-result.tsx';
import { NearFees } from '#app/components/checker/near-fees.tsx';
import { ReportIt } from '#app/components/checker/report-it.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { answerErrorWords } from '#app/components/report/answer-error-words.ts';
import type { AnswerErrors, StepForm } from '#app/domain/answer-errors.ts';
import { readFeeQuestion } from '#app/domain/check-questions.ts';
import { checkFee, type FeeCheck, type FeeEntry } from '#app/domain/fee-check.ts';
import { readForm } from '#app/http/form.ts';
import { countyDay, textsOf } from '#app/routes/public/report-way.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { getFeeCatalogue } from '#db/repositories/fee-catalogue.server.ts';

export const handle = { static: true, sendsForm: true, needsCookie: true };

type FeePage = { units: CheckUnit[]; items: CheckItem[]; today: string; hasDraft: boolean };
type Answer =
  | { values: StepForm; errors: AnswerErrors; near: string[] }
  | { values: StepForm; check: FeeCheck; entry: FeeEntry | null };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<FeePage> {
  const { county, catalogue, today } = await factsOf(context);
  const draft = (await findDraft(context, request))?.draft;
  return {
    units: [...county.departments.values()].map(({ id, name }) => ({ id, name })),
    items: catalogue.entries.map(({ code, name, nameEn, nameRu, department }) => ({
      code,
      name,
      nameEn,
      nameRu,
      department,
    })),
    today,
    hasDraft: draft !== undefined && draft.receipt === null && Object.keys(draft.answers).length > 0,
  };
}

/** Answers and keeps nothing: what was typed goes back with the page. */
export async function action({ context, request }: ActionFunctionArgs) {
  const values = textsOf(await readForm(request));
  const { county, catalogue, today } = await factsOf(context);
  const read = readFeeQuestion(values, { catalogue, departments: county.departments, today });
  if (!read.ok) {
    const { errors, near } = read;
    return data<Answer>({ values, errors, near }, Object.keys(errors).length > 0 ? 400 : 200);
  }
  const { itemCode } = read.value;
  const entry = catalogue.entries.find(({ code }) => code === itemCode) ?? null;
  const taken = entry ? { ...values, itemCode: entry.code, itemText: '' } : values;
  return data<Answer>({ values: taken, check: checkFee(read.value, catalogue, today), entry });
}

async function factsOf(context: AppLoadContext) {
  const county = await getCountyRules(context.db);
  const today = countyDay(county, context.clock());
  return { county, catalogue: await getFeeCatalogue(context.db, today), today };
}

export default function CheckFee({ loaderData, actionData }: { loaderData: FeePage; actionData?: Answer }) {
  const { texts } = useTexts();
  const words = texts.checker;
  const { units, items, today, hasDraft } = loaderData;
  const answer = actionData && 'check' in actionData ? actionData : null;
  const errors = answerErrorWords(actionData && 'errors' in actionData ? actionData.errors : undefined, texts);
  const values = { ...actionData?.values };
  const typed = { values, errors, units, items };
  if (actionData && 'near' in actionData && asksWhich(actionData)) {
    return <NearFees {...typed} near={actionData.near} />;
  }
  const entitled = units.find((unit) => unit.id === answer?.entry?.department)?.name ?? null;
  return (
    <CheckFrame
      title={words.feeQ}
      hint={words.feeHint}
      action="/check/fee"
      errors={errors}
      result={
        answer && (
          <>
            <FeeResult check={answer.check} entry={answer.entry} entitled={entitled} today={today} />
            <ReportIt kind="fee" values={values} hasDraft={hasDraft} />
          </>
        )
      }
    >
      <FeeFields {...typed} today={today} />
    </CheckFrame>
  );
}

/** What is wrong elsewhere is said first, on the page where it was typed. */
function asksWhich({ near, errors }: { near: readonly string[]; errors: AnswerErrors }): boolean {
  return near.length > 0 && Object.keys(errors).every((field) => field === 'near');
}
