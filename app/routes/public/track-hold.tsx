import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { RemedyLines } from '#app/components/report/remedy-lines.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { currentRules } from '#app/domain/county-rules.ts';
import { remediesWhileHeld } from '#app/domain/held-report.ts';
import type { RemedyDate } from '#app/domain/remedies.ts';
import { readForm } from '#app/http/form.ts';
import { formatDay } from '#app/i18n/index.ts';
import { type HoldDay, holdDays, readMonths } from '#app/routes/public/hold-days.server.ts';
import {
  backToCase,
  type OwnCase,
  type OwnPage,
  ownPage,
  readOwnCase,
  requireOwnCase,
} from '#app/routes/public/own-case.server.ts';
import { countyDay } from '#app/routes/public/report-way.server.ts';
import { changeHold, sendHeldReport, takeBackHeldReport } from '#app/use-cases/change-hold.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { listAmounts } from '#db/repositories/reports.server.ts';

type HoldData = { days: HoldDay[]; until: string; today: string; remedies: RemedyDate[] } & OwnPage;
type Refusal = { errors: Record<string, string> };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<HoldData> {
  const own = await requireOwnCase(context, request);
  const view = await readOwnCase(own);
  if (!view.hold || view.hold.isTakenBack) throw backToCase(own, 'changed');
  const county = await getCountyRules(context.db);
  const { calendar } = currentRules(county);
  const today = countyDay(county, own.ctx.now);
  return {
    days: holdDays(calendar, own.ctx.now),
    until: view.hold.until,
    today,
    remedies: remediesWhileHeld(await listAmounts(context.db, own.caseId), calendar, today),
    ...ownPage(view),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireOwnCase(context, request);
  const form = await readForm(request);
  switch (form.get('intent')) {
    case 'send':
      return backTo(own, await sendHeldReport(own.ctx, own.caseId), 'released');
    case 'date':
      return changeDate(own, readMonths(form.get('hold')));
    case 'take-back':
      return takeBack(own, form.get('confirm') === 'yes');
    default:
      return backToCase(own, 'changed');
  }
}

async function changeDate(own: OwnCase, months: ReturnType<typeof readMonths>) {
  if (months === null) return refusal({ hold: own.wording.texts.report.errors.hold });
  return backTo(own, await changeHold(own.ctx, own.caseId, months), 'heldChanged');
}

async function takeBack(own: OwnCase, isConfirmed: boolean) {
  if (!isConfirmed) return refusal({ confirm: own.wording.texts.hold.confirmMissing });
  return backTo(own, await takeBackHeldReport(own.ctx, own.caseId), 'heldBack');
}

function refusal(errors: Refusal['errors']) {
  return data<Refusal>({ errors }, { status: 400 });
}

function backTo(own: OwnCase, { ok }: { ok: boolean }, sent: Parameters<typeof backToCase>[1]): Response {
  return backToCase(own, ok ? sent : 'changed');
}

export default function TrackHold({ loaderData, actionData }: { loaderData: HoldData; actionData?: Refusal }) {
  const { texts, path } = useTexts();
  const { hold: words } = texts;
  const { errors = {} } = actionData ?? {};
  const { until, today, remedies } = loaderData;
  return (
    <div className="column">
      <PageTitle title={words.title} hasErrors={actionData !== undefined} />
      <BackLink href={path('/track/case')} />
      <ErrorSummary errors={errors} />
      <h1 className="page-title">{words.title}</h1>
      <HeldWords until={until} today={today} />
      <h2 className="section-title">{words.sendTitle}</h2>
      <form method="post">
        <p>{words.sendHint}</p>
        <div className="actions">
          <Button name="intent" value="send">
            {words.send}
          </Button>
        </div>
      </form>
      <form method="post" className="mt-8" noValidate>
        <DateChoice page={loaderData} error={errors.hold} />
        <div className="actions">
          <Button name="intent" value="date" variant="secondary">
            {words.date}
          </Button>
        </div>
      </form>
      <h2 className="section-title">{words.takeBackTitle}</h2>
      <form method="post" noValidate>
        <p>{words.takeBackHint}</p>
        <Checkbox name="confirm" label={words.takeBackConfirm} error={errors.confirm} />
        <div className="actions">
          <Button name="intent" value="take-back" variant="secondary">
            {words.takeBack}
          </Button>
        </div>
      </form>
      <div className="prose mt-6">
        <RemedyLines remedies={remedies} today={today} />
      </div>
    </div>
  );
}

function HeldWords({ until, today }: { until: string; today: string }) {
  const { texts, locale } = useTexts();
  const { hold: words } = texts;
  return (
    <ul className="list-disc pl-6">
      <li>{words.receiptKept(formatDay(until, locale, today))}</li>
      <li>{words.receiptUnread}</li>
    </ul>
  );
}

function DateChoice({ page, error }: { page: Pick<HoldData, 'days' | 'today'>; error: string | undefined }) {
  const { texts, locale } = useTexts();
  const { hold: words } = texts;
  const options = page.days.map(({ months, until }) => ({
    value: String(months),
    label: words.keepUntil(formatDay(until, locale, page.today)),
  }));
  return <RadioGroup name="hold" legend={words.dateTitle} options={options} error={error} />;
}
