import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { findDraft } from '#app/auth/report-draft.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { isDiscreet } from '#app/domain/report-answers.ts';
import { startReport } from '#app/routes/public/begin-report.server.ts';
import { openPage, redirectTo } from '#app/routes/public/report-way.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

export const handle = { static: true };

type OtherPage = { showExit: boolean; isSent: boolean; openHref: string };

/** Two reports in one browser: the open one, and the one that was to begin. Without both it leads to the start page. */
export async function loader({ context, request }: LoaderFunctionArgs): Promise<OtherPage> {
  const draft = (await findDraft(context, request))?.draft;
  if (!draft?.instead) throw redirectTo(request, '/report');
  const { categories } = await getCountyRules(context.db);
  const isSent = draft.receipt !== null;
  return {
    showExit: isDiscreet(draft.answers) || isDiscreet(draft.instead.answers),
    isSent,
    openHref: isSent ? '/report/done' : openPage(draft.answers, categories),
  };
}

/** The new one, by the button that says what it erases. */
export async function action({ context, request }: ActionFunctionArgs): Promise<Response> {
  const instead = (await findDraft(context, request))?.draft.instead;
  return instead ? startReport(context, request, instead) : redirectTo(request, '/report');
}

export default function ReportOther({ loaderData: { isSent, openHref } }: { loaderData: OtherPage }) {
  const { texts, path } = useTexts();
  const { start, other } = texts.report;
  const title = isSent ? start.sentTitle : start.keptTitle;
  return (
    <div className="column prose">
      <PageTitle title={title} />
      <h1 className="page-title">{title}</h1>
      <p>{isSent ? other.sent : other.open}</p>
      <p>{other.erased}</p>
      <p className="mt-6">
        <ButtonLink href={path(openHref)}>{isSent ? start.sentLink : other.goOn}</ButtonLink>
      </p>
      <form method="post" action={path('/report/other')}>
        <Button variant="secondary">{other.startNew}</Button>
      </form>
    </div>
  );
}
