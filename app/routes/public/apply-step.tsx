import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from 'react-router';
import { data, redirect } from 'react-router';
import { changeApplication } from '#app/auth/application-draft.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { applicationErrorWords, type TaskPage, taskHref } from '#app/components/service/application-page.ts';
import { TaskForm } from '#app/components/service/task-form.tsx';
import type { StepForm } from '#app/domain/answer-errors.ts';
import {
  type ApplicationAnswers,
  type ApplicationErrors,
  applicantOf,
  applicationSteps,
  isApplicationStep,
  type TypedStep,
} from '#app/domain/service/application.ts';
import { answerTask, keepTypedTask, taskValues } from '#app/domain/service/application-answer.ts';
import { agentUnit } from '#app/domain/service/request.ts';
import { readForm } from '#app/http/form.ts';
import { LOCALES, pathFor } from '#app/i18n/index.ts';
import {
  currentAnswers,
  type OwnApplication,
  pageAfterTask,
  requireApplication,
} from '#app/routes/public/apply-way.server.ts';
import { answerLook } from '#app/routes/public/look-cookie.server.ts';
import { isFromCheck, redirectTo, textsOf } from '#app/routes/public/report-way.server.ts';

export const handle = { static: true };

type Shown = { page: TaskPage; values: StepForm };
type Refusal = { values: StepForm; errors: ApplicationErrors };
type TaskResult =
  | { outcome: 'sent' }
  | { outcome: 'left' }
  | { outcome: 'refused'; errors: ApplicationErrors }
  | { outcome: 'answered'; answers: ApplicationAnswers };

export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<Shown & { isStep: true }> {
  const own = await requireApplication(context, request, params.id);
  const step = requireStep(request, own, params.step);
  return { isStep: true, page: taskPage(context, request, own, step), values: taskValues(step, own.answers) };
}

function taskPage(
  { settings }: AppLoadContext,
  request: Request,
  { service, offer, county, answers }: OwnApplication,
  step: TypedStep,
): TaskPage {
  const steps = applicationSteps(offer);
  const nameOf = (unit: string | null) => (unit ? county.departments.get(unit)?.name : undefined);
  const { id, name, applicants, papers } = service;
  return {
    isStep: true,
    step,
    index: steps.indexOf(step) + 1,
    total: steps.length,
    formHref: taskHref(id, step, isFromCheck(request)),
    service: { id, name, applicants, papers },
    applicant: applicantOf(answers, offer),
    offersMail: settings.mailIsConfigured,
    unit: nameOf(service.department) ?? name,
    agent: nameOf(agentUnit(county)) ?? null,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const own = await requireApplication(context, request, params.id);
  const step = requireStep(request, own, params.step);
  const typed = await readForm(request);
  const form: StepForm = { ...textsOf(typed), papers: typed.getAll('papers').join(',') };
  const result = await changeApplication<TaskResult>(context, own.session.tokenHash, (draft) => {
    if (draft.receipt) return { draft, result: { outcome: 'sent' } };
    const answers = currentAnswers(draft, own.service);
    const current = { ...draft, serviceVersion: own.service.version };
    if (leaves(form)) {
      return { draft: { ...current, answers: keepTypedTask(answers, step, form) }, result: { outcome: 'left' } };
    }
    const task = answerTask(answers, step, form, own.offer);
    if (!task.ok) return { draft, result: { outcome: 'refused', errors: task.errors } };
    return { draft: { ...current, answers: task.answers }, result: { outcome: 'answered', answers: task.answers } };
  });
  const fromCheck = isFromCheck(request);
  switch (result?.outcome) {
    case 'refused':
      return data<Refusal>({ values: form, errors: result.errors }, 400);
    case 'answered':
      return redirectTo(request, pageAfterTask(step, result.answers, { ...own, fromCheck }));
    case 'left':
      return leave(request, { own, step, intent: form.intent ?? '' });
    case 'sent':
      return redirectTo(request, '/apply/done?again=1');
    case undefined:
      return redirectTo(request, `/apply/${own.service.id}?gone=1`);
  }
}

function leaves({ intent = '' }: StepForm): boolean {
  return intent === 'back' || intent.startsWith('language:') || intent.startsWith('look:');
}

/** To the same task in the other language; back to the check page where one came from there, else to the list. */
function leave(request: Request, from: { own: OwnApplication; step: TypedStep; intent: string }): Response {
  const { own, step, intent } = from;
  const { id } = own.service;
  const look = answerLook(request, intent);
  if (look) return look;
  const language = LOCALES.find((locale) => intent === `language:${locale}`);
  if (language) return redirect(pathFor(language, taskHref(id, step, isFromCheck(request))), 303);
  return redirectTo(request, isFromCheck(request) ? `/apply/${id}/check` : `/apply/${id}`);
}

/** A task of this application. What is asked about the company depends on who applies, so that comes first. */
function requireStep(request: Request, { offer, answers, service }: OwnApplication, word = ''): TypedStep {
  if (!isApplicationStep(word) || word === 'files') throw data(null, 404);
  if (!applicationSteps(offer).includes(word)) throw redirectTo(request, `/apply/${service.id}`);
  if (word === 'company' && applicantOf(answers, offer) === null) {
    throw redirectTo(request, taskHref(service.id, 'applicant'));
  }
  return word;
}

export default function ApplyStep({ loaderData, actionData }: { loaderData: Shown; actionData?: Refusal }) {
  const { texts } = useTexts();
  const errors = applicationErrorWords(actionData?.errors, texts);
  return <TaskForm page={loaderData.page} values={actionData?.values ?? loaderData.values} errors={errors} />;
}
