import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { findApplication, startApplication } from '#app/auth/application-draft.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { NeedsCookie } from '#app/components/layout/needs-cookie.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { type TaskListPage, taskHref } from '#app/components/service/application-page.ts';
import { TaskList } from '#app/components/service/task-list.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { applicationSteps, firstOpenStep, isStepDone } from '#app/domain/service/application.ts';
import { type InThreeLanguages, inLocale, localeOfPath } from '#app/i18n/index.ts';
import { currentAnswers, requireService } from '#app/routes/public/apply-way.server.ts';
import { redirectTo } from '#app/routes/public/report-way.server.ts';
import { findService } from '#db/repositories/services.server.ts';

export const handle = { static: true, needsCookie: true };

type StartPage = {
  service: TaskListPage['service'];
  isGone: boolean;
  /** One was sent from this browser, and its code is not confirmed yet. */
  isSent: boolean;
  /** An unsent application for another service in this browser. */
  other: { id: string; name: InThreeLanguages } | null;
};
type ApplyPage = { list: TaskListPage | null; start: StartPage };

export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<ApplyPage> {
  const { service, offer } = await requireService(context, request, params.id);
  const session = await findApplication(context, request);
  const isSent = session !== null && session.draft.receipt !== null;
  const draft = isSent ? null : (session?.draft ?? null);
  const named = { id: service.id, name: service.name };
  const isGone = session === null && new URL(request.url).searchParams.has('gone');
  if (draft?.serviceId !== service.id) {
    const other = draft ? await findService(context.db, draft.serviceId) : undefined;
    const unsent = other ? { id: other.id, name: other.name } : null;
    return { list: null, start: { service: named, isGone, isSent, other: unsent } };
  }
  const answers = currentAnswers(draft, service);
  const tasks = applicationSteps(offer).map((step) => ({ step, isDone: isStepDone(step, answers) }));
  return { list: { service: named, tasks }, start: { service: named, isGone, isSent, other: null } };
}

/** Starts, or goes on with the same application: a second click erases nothing. */
export async function action({ context, request, params }: ActionFunctionArgs): Promise<Response> {
  const { service, offer } = await requireService(context, request, params.id);
  const draft = (await findApplication(context, request))?.draft;
  if (draft && !draft.receipt && draft.serviceId === service.id) return redirectTo(request, `/apply/${service.id}`);
  const taken = await context.limits.draftStart.take(context.clientAddress);
  if (!taken.ok) {
    const { retrySeconds } = taken;
    throw data({ retrySeconds }, { status: 429, headers: { 'Retry-After': String(retrySeconds) } });
  }
  const locale = localeOfPath(new URL(request.url).pathname);
  const cookie = await startApplication(context, request, {
    locale,
    serviceId: service.id,
    serviceVersion: service.version,
  });
  const first = firstOpenStep({}, offer) ?? 'contact';
  return redirectTo(request, taskHref(service.id, first), cookie);
}

export default function Apply({ loaderData: { list, start } }: { loaderData: ApplyPage }) {
  const { texts, locale, path } = useTexts();
  const name = inLocale(locale, start.service.name);
  return (
    <div className="column">
      <PageTitle title={`${texts.apply.tasks.title} · ${name}`} />
      <BackLink href={path(`/services/${start.service.id}`)} />
      {list && <p className="step">{texts.apply.tasks.title}</p>}
      <h1 className="page-title">{name}</h1>
      {list ? <TaskList page={list} /> : <Start page={start} />}
    </div>
  );
}

function Start({ page: { service, isGone, isSent, other } }: { page: StartPage }) {
  const { texts, locale, path } = useTexts();
  const words = texts.apply.start;
  return (
    <div className="prose">
      {isGone && (
        <Notice tone="warn" title={words.goneTitle}>
          <p>{words.gone}</p>
          <p>{words.goneCookies}</p>
        </Notice>
      )}
      {isSent && (
        <Notice title={words.sentTitle}>
          <p>{words.sent}</p>
          <p className="mt-3">
            <ButtonLink href={path('/apply/done')}>{words.sentLink}</ButtonLink>
          </p>
        </Notice>
      )}
      {other && (
        <Notice title={words.otherTitle}>
          <p>{words.other(inLocale(locale, other.name))}</p>
          <p>{words.otherNote}</p>
          <p className="mt-3">
            <ButtonLink href={path(`/apply/${other.id}`)}>{words.otherLink}</ButtonLink>
          </p>
        </Notice>
      )}
      <p>{words.lead}</p>
      <p>{words.saved}</p>
      <p>{words.who}</p>
      <form method="post" action={path(`/apply/${service.id}`)}>
        <NeedsCookie />
        <Button variant={other || isSent ? 'secondary' : 'primary'}>{words.button}</Button>
      </form>
      <p>
        <a href={path('/apply/resume')} className="tel">
          {words.resume}
        </a>
      </p>
    </div>
  );
}
