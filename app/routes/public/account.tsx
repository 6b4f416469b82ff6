import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from 'react-router';
import { findApplication, listWaitingApplications } from '#app/auth/application-draft.server.ts';
import { requireInvestor } from '#app/auth/investor-session.server.ts';
import { AccountChoices, AddCase } from '#app/components/account/account-forms.tsx';
import { type ListedApplication, ListedApplications } from '#app/components/account/listed-applications.tsx';
import { type ListedCase, ListedCases } from '#app/components/account/listed-cases.tsx';
import { hasProvisionalDate } from '#app/components/case/case-facts.ts';
import { caseSentence } from '#app/components/case/case-sentence.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { SignedInInvestor } from '#app/domain/investor-account.ts';
import type { ReportLocale } from '#app/domain/report.ts';
import type { Service } from '#app/domain/service/service.ts';
import { readForm } from '#app/http/form.ts';
import { localeOfPath, textsFor } from '#app/i18n/index.ts';
import { ACCOUNT_ACTS, type RefusedListing } from '#app/routes/public/account-acts.server.ts';
import { investorContext, ownPage } from '#app/routes/public/own-case.server.ts';
import { redirectTo, textsOf } from '#app/routes/public/report-way.server.ts';
import { openOwnAccount } from '#app/use-cases/own-account.server.ts';
import { findService } from '#db/repositories/services.server.ts';

export const handle = { sendsForm: true };

const DONE = ['added', 'saved', 'gone', 'kept'] as const;
type AccountPage = {
  email: string;
  language: ReportLocale;
  wantsMail: boolean;
  cases: ListedCase[];
  applications: ListedApplication[];
  /** The service that this browser is applying for, where the account does not keep it yet. */
  openHere: Service['name'] | null;
  done: (typeof DONE)[number] | null;
  showExit: boolean;
};

export async function loader({ context, request }: LoaderFunctionArgs): Promise<AccountPage> {
  const who = await requireInvestor(context, request);
  const url = new URL(request.url);
  const ctx = investorContext(context);
  const { email, locale: language, wantsMail, cases } = await openOwnAccount(ctx, who);
  const locale = localeOfPath(url.pathname);
  const told = { locale, timeZone: context.settings.timeZone, now: ctx.now };
  const listed = cases.map((view) => ({
    reference: view.reference,
    sentence: caseSentence(view, { ...told, texts: textsFor(locale, ownPage(view).subject) }),
    isProvisional: hasProvisionalDate(view),
    isHidden: view.identityMode === 'hidden',
  }));
  const done = DONE.find((word) => word === url.searchParams.get('done')) ?? null;
  const showExit = listed.some(({ isHidden }) => isHidden);
  return {
    email,
    language,
    wantsMail,
    cases: listed,
    ...(await applicationsOf(context, request, who)),
    done,
    showExit,
  };
}

async function applicationsOf(
  context: AppLoadContext,
  request: Request,
  { accountId }: SignedInInvestor,
): Promise<Pick<AccountPage, 'applications' | 'openHere'>> {
  const waiting = await listWaitingApplications(context, accountId);
  const here = await findApplication(context, request);
  const nameOf = async (id: string) => (await findService(context.db, id))?.name ?? null;
  const applications: ListedApplication[] = [];
  for (const { submissionId, serviceId } of waiting) {
    const service = await nameOf(serviceId);
    if (service) applications.push({ submissionId, service });
  }
  const isOpen = here && !here.draft.receipt && here.accountId !== accountId;
  return { applications, openHere: isOpen ? await nameOf(here.draft.serviceId) : null };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const who = await requireInvestor(context, request);
  const form = textsOf(await readForm(request));
  const act = Object.entries(ACCOUNT_ACTS).find(([name]) => name === form.intent)?.[1];
  return act ? act({ context, request, who, form }) : redirectTo(request, '/me');
}

export default function Account({ loaderData, actionData }: { loaderData: AccountPage; actionData?: RefusedListing }) {
  const { texts, path } = useTexts();
  const { account: words } = texts;
  const { email, language, wantsMail, cases, applications, openHere, done } = loaderData;
  return (
    <div className="column">
      <PageTitle title={words.title} hasErrors={actionData !== undefined} />
      {!actionData && done && (
        <Notice tone={done === 'gone' ? 'warn' : 'ok'}>
          <p role="status">{words[done]}</p>
        </Notice>
      )}
      <ErrorSummary errors={actionData ? { code: actionData.error } : {}} />
      <h1 className="page-title">{words.title}</h1>
      <p className="hint [overflow-wrap:anywhere]">{words.signedInAs(email)}</p>
      <ListedCases cases={cases} />
      <ListedApplications applications={applications} openHere={openHere} />
      <AddCase code={actionData?.code} error={actionData?.error} />
      <form method="post" action={path('/me')} className="mt-8">
        <Button variant="secondary" name="intent" value="report">
          {words.report}
        </Button>
        <p className="hint mt-2">{words.reportHint}</p>
      </form>
      <AccountChoices language={language} wantsMail={wantsMail} />
      <form method="post" action={path('/me')} className="mt-8">
        <Button variant="secondary" name="intent" value="leave">
          {words.signOut}
        </Button>
      </form>
      <p className="mt-6">
        <a href={path('/me/delete')} className="tel">
          {words.deleteLink}
        </a>
      </p>
    </div>
  );
}
