import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from 'react-router';
import { data, redirect } from 'react-router';
import { changeDraft, endedDraftCookie, requireDraft } from '#app/auth/report-draft.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { StepForm } from '#app/components/report/step-form.tsx';
import { type StepPage, valuesOf } from '#app/components/report/step-page.ts';
import type { AnswerErrors, StepForm as Typed } from '#app/domain/answer-errors.ts';
import { type AnsweredStep, answerStep } from '#app/domain/answer-step.ts';
import { categoriesOf, type ReportAnswers } from '#app/domain/report-answers.ts';
import {
  firstUnanswered,
  isReachable,
  isStep,
  nextStep,
  previousStep,
  type Step,
  stepCount,
} from '#app/domain/report-steps.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { readForm } from '#app/http/form.ts';
import { localeOfPath, pathFor } from '#app/i18n/index.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { listFeeItems } from '#db/repositories/fee-catalogue.server.ts';

export const handle = { static: true };

type Refusal = { values: Typed; errors: AnswerErrors };
type Categories = Parameters<typeof firstUnanswered>[1];

export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<StepPage> {
  const step = readStep(params.step);
  const { draft } = await requireDraft(context, request);
  if (draft.receipt) throw redirectTo(request, '/report/done?again=1');
  const county = await getCountyRules(context.db);
  const { answers } = draft;
  if (!isReachable(step, answers, county.categories)) throw redirectTo(request, openPage(answers, county.categories));
  const fromCheck = isFromCheck(request);
  const previous = previousStep(step, answers, county.categories);
  const stepBefore = previous ? `/report/step/${previous}` : '/report';
  return {
    showExit: isDiscreet(answers),
    step,
    ...stepCount(step, answers, county.categories),
    backHref: fromCheck ? '/report/check' : stepBefore,
    formHref: stepHref(step, fromCheck),
    answers,
    groups: county.groups,
    categories: categoriesOf(answers.group ?? '', county.categories),
    units: [...county.departments.values()],
    items: step === 'amounts' ? await listFeeItems(context.db) : [],
    today: await today(context),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const step = readStep(params.step);
  const { tokenHash } = await requireDraft(context, request);
  const form = textsOf(await readForm(request));
  const county = await getCountyRules(context.db);
  const items = step === 'amounts' ? await listFeeItems(context.db) : [];
  const facts = { county, itemCodes: new Set(items.map((item) => item.code)), today: await today(context) };
  const result = await changeDraft(context, tokenHash, (draft) => {
    if (draft.receipt) return { draft, result: { outcome: 'sent' as const } };
    const result: AnsweredStep = answerStep(draft.answers, step, form, facts);
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
    case 'answered':
      return redirectTo(request, pageAfter(step, result, county.categories, isFromCheck(request)));
    case 'not_yet':
      return redirectTo(request, stepHref(step, false));
    case undefined:
      return redirectTo(request, '/report?gone=1');
  }
}

function pageAfter(
  step: Step,
  { answers, stays }: { answers: ReportAnswers; stays: boolean },
  categories: Categories,
  fromCheck: boolean,
): string {
  if (stays) return stepHref(step, fromCheck);
  const next = fromCheck ? firstUnanswered(answers, categories) : nextStep(step, answers, categories);
  return next ? stepHref(next, fromCheck) : '/report/check';
}

function openPage(answers: ReportAnswers, categories: Categories): string {
  const open = firstUnanswered(answers, categories);
  return open ? stepHref(open, false) : '/report/check';
}

function stepHref(step: Step, fromCheck: boolean): string {
  return `/report/step/${step}${fromCheck ? '?back=check' : ''}`;
}

function readStep(word: string | undefined): Step {
  if (word === undefined || !isStep(word)) throw data(null, 404);
  return word;
}

function isFromCheck(request: Request): boolean {
  return new URL(request.url).searchParams.get('back') === 'check';
}

function isDiscreet({ identityMode }: ReportAnswers): boolean {
  return identityMode === 'hidden' || identityMode === 'anonymous';
}

async function today(context: AppLoadContext): Promise<string> {
  const county = await getCountyRules(context.db);
  const calendar = county.calendars.get(county.calendarVersion);
  if (!calendar) throw new Error('the county has no calendar in force');
  return dayOf(calendar, context.clock());
}

function redirectTo(request: Request, href: string, setCookie?: string): Response {
  const headers = setCookie ? { 'Set-Cookie': setCookie } : undefined;
  return redirect(pathFor(localeOfPath(new URL(request.url).pathname), href), { status: 303, headers });
}

function textsOf(form: FormData): Typed {
  return Object.fromEntries([...form].filter((field): field is [string, string] => typeof field[1] === 'string'));
}

type ReportStepProps = { loaderData: StepPage; actionData?: Refusal };

export default function ReportStep({ loaderData, actionData }: ReportStepProps) {
  const { texts } = useTexts();
  const errors = Object.fromEntries(
    Object.entries(actionData?.errors ?? {}).map(([field, reason]) => [field, texts.report.errors[reason]]),
  );
  const values = actionData?.values ?? valuesOf(loaderData.step, loaderData.answers);
  return <StepForm page={loaderData} values={values} errors={errors} />;
}
