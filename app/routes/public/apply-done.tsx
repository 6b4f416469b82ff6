import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { deleteApplication, findApplication } from '#app/auth/application-draft.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { ConfirmCode } from '#app/components/report/confirm-code.tsx';
import { type GroupField, groupErrors, wrongGroups } from '#app/components/report/confirmed-groups.ts';
import { HashSlip } from '#app/components/report/hash-slip.tsx';
import { NextNotes } from '#app/components/report/next-steps.tsx';
import { ReceiptCard } from '#app/components/report/receipt-card.tsx';
import {
  SaveReceipt,
  SignedReceipt,
  SiteFeedback,
  VerifySiteItem,
  WindowItem,
} from '#app/components/report/save-receipt.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { StepForm } from '#app/domain/answer-errors.ts';
import type { EvidenceHash } from '#app/domain/evidence.ts';
import { readForm } from '#app/http/form.ts';
import { type ReceiptView, receiptView } from '#app/routes/public/receipt-view.server.ts';
import { redirectTo, textsOf } from '#app/routes/public/report-way.server.ts';
import { listEvidenceHashes } from '#db/repositories/evidence-files.server.ts';

export const handle = { static: true };

type Refusal = { values: StepForm; wrong: GroupField[] };
type DonePage =
  | ({ state: 'receipt'; isRepeat: boolean; hashes: EvidenceHash[] } & ReceiptView)
  /** The code is confirmed just now, or was before: it is never shown again. */
  | { state: 'confirmed' | 'gone' };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<DonePage> {
  const { searchParams } = new URL(request.url);
  const session = await findApplication(context, request);
  if (!session) return { state: searchParams.has('kept') ? 'confirmed' : 'gone' };
  const view = await receiptView(context, session.draft, 'request');
  if (!view) throw redirectTo(request, `/apply/${session.draft.serviceId}`);
  // What was written goes along as a file alone.
  const { text: _, ...shown } = view;
  return {
    state: 'receipt',
    ...shown,
    isRepeat: searchParams.has('again'),
    hashes: await listEvidenceHashes(context.db, view.receipt.reference),
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
      <PageTitle title={words.title} hasErrors={actionData !== undefined} />
      <ErrorSummary errors={errors} />
      <h1 className="page-title">{words.title}</h1>
      {isRepeat && <Notice title={words.repeat} />}
      <ReceiptCard receipt={receipt} codeGroups={codeGroups} ruler={ruler} />
      <SaveReceipt at="/apply/done" />
      <NextNotes dates={receipt} referralDays={loaderData.referralDays}>
        <li>{apply.done.stalled}</li>
      </NextNotes>
      <HashSlip hashes={loaderData.hashes} />
      <h2 className="section-title">{words.keepTitle}</h2>
      <ul className="list-disc pl-6">
        <li>{words.keepCode}</li>
        <li>{words.keepSecret}</li>
        <WindowItem />
        <VerifySiteItem />
      </ul>
      <SignedReceipt at="/apply/done" proof={loaderData.proof} />
      <ConfirmCode action="/apply/done" values={actionData?.values ?? {}} errors={errors} />
      <SiteFeedback />
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
