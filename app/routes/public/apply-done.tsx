import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { deleteApplication, findApplication } from '#app/auth/application-draft.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { ConfirmCode } from '#app/components/report/confirm-code.tsx';
import { type GroupField, groupErrors, wrongGroups } from '#app/components/report/confirmed-groups.ts';
import { NextNotes } from '#app/components/report/next-steps.tsx';
import { ReceiptCard } from '#app/components/report/receipt-card.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { StepForm } from '#app/domain/answer-errors.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import type { Receipt } from '#app/domain/receipt.ts';
import { queryCodeGroups } from '#app/domain/reference.ts';
import { type ClockRuler, promiseRuler } from '#app/domain/sla/ruler.ts';
import { readForm } from '#app/http/form.ts';
import { redirectTo, textsOf } from '#app/routes/public/report-way.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

export const handle = { static: true };

type Refusal = { values: StepForm; wrong: GroupField[] };
type DonePage =
  | { state: 'receipt'; receipt: Receipt; codeGroups: string[]; ruler: ClockRuler | null; isRepeat: boolean }
  /** The code is confirmed just now, or was before: it is never shown again. */
  | { state: 'confirmed' | 'gone' };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<DonePage> {
  const { searchParams } = new URL(request.url);
  const session = await findApplication(context, request);
  if (!session) return { state: searchParams.has('kept') ? 'confirmed' : 'gone' };
  const { receipt, code, serviceId } = session.draft;
  if (!receipt) throw redirectTo(request, `/apply/${serviceId}`);
  const { calendar } = currentRules(await getCountyRules(context.db));
  const promised = [receipt.acceptBy, receipt.answerBy].filter((at) => at !== null);
  return {
    state: 'receipt',
    receipt,
    codeGroups: queryCodeGroups(code),
    ruler: promiseRuler(calendar, receipt.filedAt, promised),
    isRepeat: searchParams.has('again'),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const session = await findApplication(context, request);
  if (!session) return redirectTo(request, '/apply/done');
  const { receipt, code, serviceId } = session.draft;
  if (!receipt) return redirectTo(request, `/apply/${serviceId}`);
  const form = textsOf(await readForm(request));
  const wrong = wrongGroups(form, code);
  if (wrong.length > 0) return data<Refusal>({ values: form, wrong }, 400);
  return redirectTo(request, '/apply/done?kept=1', await deleteApplication(context, session.tokenHash));
}

export default function ApplyDone({ loaderData, actionData }: { loaderData: DonePage; actionData?: Refusal }) {
  const { apply, receipt: words } = useTexts().texts;
  if (loaderData.state !== 'receipt') return <WithoutCode state={loaderData.state} />;
  const { receipt, codeGroups, ruler, isRepeat } = loaderData;
  const errors = groupErrors(actionData, words);
  return (
    <div className="column">
      <PageTitle title={apply.done.title} hasErrors={actionData !== undefined} />
      <ErrorSummary errors={errors} />
      <h1 className="page-title">{apply.done.title}</h1>
      {isRepeat && <Notice title={words.repeat} />}
      <ReceiptCard receipt={receipt} codeGroups={codeGroups} ruler={ruler} />
      <NextNotes dates={receipt} referralDays={null}>
        <li>{apply.done.stalled}</li>
      </NextNotes>
      <h2 className="section-title">{words.keepTitle}</h2>
      <ul className="list-disc pl-6">
        <li>{words.keepCode}</li>
        <li>{apply.done.keepSecret}</li>
      </ul>
      <ConfirmCode action="/apply/done" values={actionData?.values ?? {}} errors={errors} />
    </div>
  );
}

function WithoutCode({ state }: { state: 'confirmed' | 'gone' }) {
  const { texts, path } = useTexts();
  const { receipt } = texts;
  const title = state === 'confirmed' ? receipt.keptTitle : receipt.onceTitle;
  return (
    <div className="column prose">
      <PageTitle title={title} />
      <h1 className="page-title">{title}</h1>
      <p>{state === 'confirmed' ? receipt.kept : receipt.once}</p>
      <p>
        <ButtonLink href={path('/track')}>{receipt.track}</ButtonLink>
      </p>
    </div>
  );
}
