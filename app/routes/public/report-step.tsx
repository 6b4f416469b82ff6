import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data, redirect } from 'react-router';
import { changeDraft, endedDraftCookie, requireDraft } from '#app/auth/report-draft.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { answerErrorWords } from '#app/components/report/answer-error-words.ts';
import { StepForm } from '#app/components/report/step-form.tsx';
import { type StepPage, valuesOf } from '#app/components/report/step-page.ts';
import type { AnswerErrors, StepForm as Typed } from '#app/domain/answer-errors.ts';
import { type AnsweredStep, answerStep } from '#app/domain/answer-step.ts';
import type { CountyRules } from '#app/domain/county-rules.ts';
import { foreignHelper } from '#app/domain/foreign-investor.ts';
import { keepTyped } from '#app/domain/pending-answer.ts';
import { categoriesOf, isDiscreet, type ReportAnswers } from '#app/domain/report-answers.ts';
import {
  isReachable,
  isStep,
  previousStep,
  type QuestionStep,
  type Step,
  stepCount,
} from '#app/domain/report-steps.ts';
import { readForm } from '#app/http/form.ts';
import { LOCALES, pathFor } from '#app/i18n/index.ts';
import { answerLook } from '#app/routes/public/look-cookie.server.ts';
import {
  countyDay,
  isFromCheck,
  openPage,
  pageAfter,
  redirectTo,
  stepHref,
  textsOf,
} from '#app/routes/public/report-way.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { listFeeItems } from '#db/repositories/fee-catalogue.server.ts';

export const handle = { static: true };

type Refusal = { values: Typed; errors: AnswerErrors };
/** `left`: by its language or by 返回, with what was typed; `answers` as they are now. */
type StepResult = AnsweredStep | { outcome: 'sent' } | { outcome: 'left'; answers: ReportAnswers };

export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<StepPage> {
  const step = readStep(params.step);
  const { draft } = await requireDraft(context, request);
  if (draft.receipt) throw redirectTo(request, '/report/done?again=1');
  const county = await getCountyRules(context.db);
  const { answers } = draft;
  if (!isReachable(step, answers, county.categories)) throw redirectTo(request, openPage(answers, county.categories));
  const today = countyDay(county, context.clock());
  return {
    showExit: isDiscreet(answers),
    isStep: true,
    step,
    ...stepCount(step, answers, county.categories),
    formHref: stepHref(step, isFromCheck(request)),
    answers,
    groups: county.groups,
    categories: categoriesOf(answers.group ?? '', county.categories),
    units: [...county.departments.values()],
    items: step === 'amounts' ? await listFeeItems(context.db, today) : [],
    foreignHelper: step === 'project' ? helperName(answers, county) : null,
    offersMail: context.settings.mailIsConfigured,
    today,
  };
}

function helperName(answers: ReportAnswers, county: CountyRules): StepPage['foreignHelper'] {
  const unit = foreignHelper(answers, county);
  return (unit && county.departments.get(unit)?.name) || null;
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const step = readStep(params.step);
  const { tokenHash } = await requireDraft(context, request);
  const form = textsOf(await readForm(request));
  const county = await getCountyRules(context.db);
  const today = countyDay(county, context.clock());
  const items = step === 'amounts' ? await listFeeItems(context.db, today) : [];
  const itemCodes = new Set(items.map((item) => item.code));
  const facts = { county, itemCodes, today };
  const result = await changeDraft<StepResult>(context, tokenHash, (draft) => {
    if (draft.receipt) return { draft, result: { outcome: 'sent' } };
    if (leaves(form)) {
      const answers = keepTyped(draft.answers, step, form, county);
      return { draft: { ...draft, answers }, result: { outcome: 'left', answers } };
    }
    const result = answerStep(draft.answers, step, form, facts);
    if (result.outcome === 'protected') return { draft: null, result };
    return { draft: result.outcome === 'answered' ? { ...draft, answers: result.answers } : draft, result };
  });
  switch (result?.outcome) {
    case 'refused':
      return data<Refusal>({ values: form, errors: result.errors }, 400);
    case 'protected':
      return redirectTo(request, '/report/higher-channel', endedDraftCookie());
    case 'sent':
      return redirectTo(request, '/report/done?again=1');
    case 'answered': {
      const fromCheck = isFromCheck(request);
      const way = { categories: county.categories, fromCheck };
      return redirectTo(request, result.stays ? stepHref(step, fromCheck) : pageAfter(step, result.answers, way));
    }
    case 'left':
      return leave(request, { step, answers: result.answers, intent: form.intent ?? '' }, county);
    case 'not_yet':
      return redirectTo(request, stepHref(step, false));
    case undefined:
      return redirectTo(request, '/report?gone=1');
  }
}

const SAME_STEP = /^(language:(zh-CN|en|ru)|look:(light|dark|normal|large))$/;

function leaves({ intent = '' }: Typed): boolean {
  return intent === 'back' || SAME_STEP.test(intent);
}

/** To the same step in the other language or look, or back: to the check page where one came from there, else one step. */
function leave(request: Request, from: { step: Step; answers: ReportAnswers; intent: string }, county: CountyRules) {
  const { step, answers, intent } = from;
  const fromCheck = isFromCheck(request);
  const language = LOCALES.find((locale) => intent === `language:${locale}`);
  if (language) return redirect(pathFor(language, stepHref(step, fromCheck)), 303);
  const look = answerLook(request, intent);
  if (look) return look;
  if (fromCheck) return redirectTo(request, '/report/check');
  const previous = previousStep(step, answers, county.categories);
  return redirectTo(request, previous ? stepHref(previous, false) : '/report');
}

function readStep(word: string | undefined): QuestionStep {
  if (word === undefined || !isStep(word) || word === 'evidence') throw data(null, 404);
  return word;
}

type ReportStepProps = { loaderData: StepPage; actionData?: Refusal };

export default function ReportStep({ loaderData, actionData }: ReportStepProps) {
  const { texts } = useTexts();
  const errors = answerErrorWords(actionData?.errors, texts);
  const values = actionData?.values ?? valuesOf(loaderData.step, loaderData.answers);
  return <StepForm page={loaderData} values={values} errors={errors} />;
}
