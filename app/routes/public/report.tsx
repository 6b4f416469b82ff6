import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { findDraft, startDraft } from '#app/auth/report-draft.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { NeedsCookie } from '#app/components/layout/needs-cookie.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { SafetyAdvice } from '#app/components/report/safety-advice.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Folded } from '#app/components/ui/folded.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { CategoryGroup } from '#app/domain/category.ts';
import { isDiscreet } from '#app/domain/report-answers.ts';
import { clockRow } from '#app/domain/sla/policy.ts';
import { inLocale, localeOfPath } from '#app/i18n/index.ts';
import { openPage, redirectTo } from '#app/routes/public/report-way.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

export const handle = { static: true, needsCookie: true };

type StartPage = {
  showExit: boolean;
  groups: readonly CategoryGroup[];
  acceptanceDays: number | null;
  /** L5 and L8 are taken up by discipline instead. */
  receiptDays: number | null;
  /** What this browser has here already. */
  earlier: { state: 'kept' | 'sent'; href: string } | null;
  isGone: boolean;
};

export async function loader({ context, request }: LoaderFunctionArgs): Promise<StartPage> {
  const county = await getCountyRules(context.db);
  const policy = county.policies.get(county.policyVersion);
  if (!policy) throw new Error('the county has no policy in force');
  const draft = (await findDraft(context, request))?.draft;
  const isBegun = draft !== undefined && Object.keys(draft.answers).length > 0;
  const kept = isBegun ? ({ state: 'kept', href: openPage(draft.answers, county.categories) } as const) : null;
  return {
    showExit: draft !== undefined && isDiscreet(draft.answers),
    groups: county.groups,
    acceptanceDays: clockRow(policy, 'acceptance', { kind: 'report' }).target,
    receiptDays: clockRow(policy, 'referral_receipt', { kind: 'report' }).target,
    earlier: draft?.receipt ? { state: 'sent', href: '/report/done' } : kept,
    isGone: draft === undefined && new URL(request.url).searchParams.has('gone'),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const taken = await context.limits.draftStart.take(context.clientAddress);
  if (!taken.ok) {
    const { retrySeconds } = taken;
    throw data({ retrySeconds }, { status: 429, headers: { 'Retry-After': String(retrySeconds) } });
  }
  const cookie = await startDraft(context, request, localeOfPath(new URL(request.url).pathname));
  return redirectTo(request, '/report/step/kind', cookie);
}

export default function ReportStart({ loaderData }: { loaderData: StartPage }) {
  const { texts, path } = useTexts();
  const { start } = texts;
  const words = texts.report.start;
  const { earlier, acceptanceDays, receiptDays } = loaderData;
  return (
    <div className="column prose">
      <PageTitle title={start.title} />
      <h1 className="page-title">{start.title}</h1>
      {loaderData.isGone && (
        <Notice tone="warn" title={words.goneTitle}>
          <p>{words.gone}</p>
          <p>{words.goneCookies}</p>
        </Notice>
      )}
      <Earlier earlier={earlier} />
      <p>
        {start.time}
        {acceptanceDays !== null && <span className="block">{start.promise(acceptanceDays)}</span>}
        {receiptDays !== null && <span className="block">{start.promiseDiscipline(receiptDays)}</span>}
      </p>
      <p>{texts.report.safety.browser}</p>
      <form method="post" action={path('/report')}>
        <NeedsCookie />
        <Button variant={earlier ? 'secondary' : 'primary'}>{earlier ? words.restart : start.button}</Button>
      </form>
      <p>
        <a href={path('/check')} className="tel">
          {texts.home.checkFirst}
        </a>
        <br />
        <a href={path('/verify-site')} className="tel">
          {texts.help.pages.verify.title}
        </a>
      </p>
      <Folded words={words.protect}>
        <SafetyAdvice isBegun={false} />
      </Folded>
      <StartFacts groups={loaderData.groups} />
    </div>
  );
}

function Earlier({ earlier }: Pick<StartPage, 'earlier'>) {
  const { texts, path } = useTexts();
  const words = texts.report.start;
  if (!earlier) return null;
  const isKept = earlier.state === 'kept';
  return (
    <Notice title={isKept ? words.keptTitle : words.sentTitle}>
      <p>{isKept ? words.kept : words.sent}</p>
      <p className="mt-3">
        <ButtonLink href={path(earlier.href)}>{isKept ? words.keptLink : words.sentLink}</ButtonLink>
      </p>
    </Notice>
  );
}

function StartFacts({ groups }: Pick<StartPage, 'groups'>) {
  const { texts, locale } = useTexts();
  const words = texts.report.start;
  return (
    <>
      <h2 className="section-title">{words.canTitle}</h2>
      <ul>
        {groups.map((group) => (
          <li key={group.id}>{inLocale(locale, group.name)}</li>
        ))}
      </ul>
      <p>{texts.start.not}</p>
      <h2 className="section-title">{words.whoTitle}</h2>
      <p>{words.who}</p>
      <h2 className="section-title">{words.identityTitle}</h2>
      <p>{words.identity}</p>
    </>
  );
}
