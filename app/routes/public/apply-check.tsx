import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { leaveRequestReceipt } from '#app/auth/application-draft.server.ts';
import { type OwnFile, readHeldFiles } from '#app/auth/held-files.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { NextSteps } from '#app/components/report/next-steps.tsx';
import { type ApplicationCheck, taskHref } from '#app/components/service/application-page.ts';
import { ApplicationRows } from '#app/components/service/application-rows.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { KeptForm, LineNotes } from '#app/components/ui/kept-form.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { digestShown } from '#app/crypto/shown.server.ts';
import { applicationSteps, firstOpenStep, toApplication } from '#app/domain/service/application.ts';
import { requestDates, requestDestination, requestOpened } from '#app/domain/service/request.ts';
import { readForm } from '#app/http/form.ts';
import { inLocale, localeOfPath } from '#app/i18n/index.ts';
import { type OwnApplication, requireApplication } from '#app/routes/public/apply-way.server.ts';
import { redirectTo, textsOf } from '#app/routes/public/report-way.server.ts';
import { fileRequest } from '#app/use-cases/file-request.server.ts';
import { listFiledCase } from '#app/use-cases/own-account.server.ts';
import { urgentCover } from '#app/use-cases/urgent-cover.server.ts';
import type { FileHolder } from '#db/repositories/held-files.server.ts';

export const handle = { static: true };

type Refusal = { isChanged: true };

export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<ApplicationCheck> {
  const own = await requireApplication(context, request, params.id);
  return buildCheck(context, request, own, await heldBy(context, own));
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const own = await requireApplication(context, request, params.id);
  const files = await heldBy(context, own);
  const page = await buildCheck(context, request, own, files);
  const form = textsOf(await readForm(request));
  // Agreed to something else than what would be sent: another tab, or the county's rules, changed it.
  if (form.shown !== page.shown) return data<Refusal>({ isChanged: true }, 400);
  const taken = await context.limits.submitReport.take(context.clientAddress);
  if (!taken.ok) {
    const { retrySeconds } = taken;
    throw data({ retrySeconds }, { status: 429, headers: { 'Retry-After': String(retrySeconds) } });
  }
  const { db, keys } = context;
  const { draft, accountId } = own.session;
  const { submissionId, code } = draft;
  const ctx = { db, keys, actor: { kind: 'investor' }, now: context.clock() } as const;
  const locale = localeOfPath(new URL(request.url).pathname);
  const evidence = { holder: holderOf(own), numbers: files.map(({ number }) => number), paperOf: own.answers.paperOf };
  const filed = await fileRequest(
    ctx,
    { submissionId, code, locale, serviceId: own.service.id, application: page.application, evidence },
    async (trx, receipt) => {
      await leaveRequestReceipt(trx, context, { ...own.session, receipt });
      if (accountId !== null) await listFiledCase(trx, ctx, { accountId, submissionId });
    },
  );
  if (!filed.ok) return redirectTo(request, `/services/${own.service.id}`);
  return redirectTo(request, filed.alreadyFiled ? '/apply/done?again=1' : '/apply/done');
}

function holderOf({ session }: OwnApplication): FileHolder {
  return { kind: 'application', tokenHash: session.tokenHash };
}

function heldBy(context: AppLoadContext, own: OwnApplication): Promise<OwnFile[]> {
  return readHeldFiles(context, holderOf(own));
}

async function buildCheck(
  context: AppLoadContext,
  request: Request,
  own: OwnApplication,
  held: readonly OwnFile[],
): Promise<ApplicationCheck> {
  const { service, offer, county, answers } = own;
  const open = firstOpenStep(answers, offer);
  if (open) throw redirectTo(request, taskHref(service.id, open));
  const application = toApplication(answers, offer);
  const destination = requestDestination(service, application, county);
  const opened = requestOpened(service, destination, county);
  const now = context.clock();
  const going = { route: 'lead', category: service.category, lead: destination.lead } as const;
  const urgent = (await urgentCover(context.db, county, going, now)).length > 0;
  const helpers = destination.co.flatMap((id) => county.departments.get(id) ?? []);
  const { id, name, papers, version } = service;
  const { paperOf = {} } = answers;
  return {
    subject: 'request',
    service: { id, name, papers },
    steps: applicationSteps(offer),
    application,
    files: held.map(({ number, name, size }) => ({ name, size, paper: papers[paperOf[number] ?? -1] ?? null })),
    dates: requestDates({ ...opened, urgent }, county, now),
    helpers: helpers.map((unit) => ({ id: unit.id, name: unit.name })),
    shown: digestShown({
      id,
      version,
      application,
      files: held.map(({ number }) => [number, paperOf[number]]),
      destination,
    }),
  };
}

export default function ApplyCheck({ loaderData, actionData }: { loaderData: ApplicationCheck; actionData?: Refusal }) {
  const { texts, locale, path } = useTexts();
  const words = texts.apply.check;
  const { id, name } = loaderData.service;
  const title = `${words.title} · ${inLocale(locale, name)}`;
  return (
    <div className="column">
      <PageTitle title={title} hasErrors={actionData !== undefined} />
      <BackLink href={path(`/apply/${id}`)} />
      <KeptForm action={path(`/apply/${id}/check`)}>
        <input type="hidden" name="shown" value={loaderData.shown} />
        {actionData?.isChanged && (
          <div role="alert">
            <Notice tone="warn" title={words.changedTitle}>
              <p>{words.changed}</p>
            </Notice>
          </div>
        )}
        <h1 className="page-title">{words.title}</h1>
        <ApplicationRows page={loaderData} />
        <h2 className="section-title">{words.dates}</h2>
        <NextSteps dates={loaderData.dates} isSent={false} />
        <p className="my-6">{words.truth}</p>
        <LineNotes />
        <Button>{words.submit}</Button>
      </KeptForm>
    </div>
  );
}
