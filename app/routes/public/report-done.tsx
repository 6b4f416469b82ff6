import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { deleteDraft, findDraft } from '#app/auth/report-draft.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { ConfirmCode } from '#app/components/report/confirm-code.tsx';
import { type GroupField, groupErrors, wrongGroups } from '#app/components/report/confirmed-groups.ts';
import { HashSlip } from '#app/components/report/hash-slip.tsx';
import { ChoiceLines, NextNotes } from '#app/components/report/next-steps.tsx';
import { OwnRemediesSection } from '#app/components/report/own-remedies.tsx';
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
import type { Receipt } from '#app/domain/receipt.ts';
import type { OwnRemedies } from '#app/domain/remedies.ts';
import { isDiscreet } from '#app/domain/report-answers.ts';
import { readForm } from '#app/http/form.ts';
import { type ReceiptView, receiptView } from '#app/routes/public/receipt-view.server.ts';
import { redirectTo, textsOf } from '#app/routes/public/report-way.server.ts';
import { remediesOfSubmission } from '#app/use-cases/own-remedies.server.ts';
import { listEvidenceHashes } from '#db/repositories/evidence-files.server.ts';

export const handle = { static: true };

type Refusal = { values: StepForm; wrong: GroupField[] };
type DonePage =
  | ({
      state: 'receipt';
      showExit: boolean;
      isRepeat: boolean;
      hashes: EvidenceHash[];
      remedies: OwnRemedies | null;
    } & ReceiptView)
  /** The code is confirmed just now, or was before: it is never shown again. */
  | { state: 'confirmed' | 'gone'; showExit: true };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<DonePage> {
  const { searchParams } = new URL(request.url);
  const session = await findDraft(context, request);
  // Anybody can type the address with `kept`: the page claims nothing about a code.
  if (!session) return { state: searchParams.has('kept') ? 'confirmed' : 'gone', showExit: true };
  const view = await receiptView(context, session.draft, 'report');
  if (!view) throw redirectTo(request, '/report/check');
  // What was written goes along as a file alone.
  const { text: _, ...shown } = view;
  return {
    state: 'receipt',
    showExit: isDiscreet(session.draft.answers),
    ...shown,
    isRepeat: searchParams.has('again'),
    hashes: await listEvidenceHashes(context.db, view.receipt.reference),
    remedies: await remediesOfSubmission(context.db, session.draft.submissionId, context.clock()),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const session = await findDraft(context, request);
  if (!session) return redirectTo(request, '/report/done');
  if (!session.draft.receipt) return redirectTo(request, '/report/check');
  const form = textsOf(await readForm(request));
  const wrong = wrongGroups(form, session.draft.code);
  if (wrong.length > 0) return data<Refusal>({ values: form, wrong }, 400);
  return redirectTo(request, '/report/done?kept=1', await deleteDraft(context, session.tokenHash));
}

export default function ReportDone({ loaderData, actionData }: { loaderData: DonePage; actionData?: Refusal }) {
  const { texts } = useTexts();
  if (loaderData.state !== 'receipt') return <WithoutCode state={loaderData.state} />;
  const { receipt: words } = texts;
  const errors = groupErrors(actionData, words);
  const title = loaderData.receipt.heldUntil ? texts.hold.receiptTitle : words.title;
  return (
    <div className="column">
      <PageTitle title={title} hasErrors={actionData !== undefined} />
      <ErrorSummary errors={errors} />
      <h1 className="page-title">{title}</h1>
      {loaderData.isRepeat && <RepeatNotice receipt={loaderData.receipt} />}
      <ReceiptCard receipt={loaderData.receipt} codeGroups={loaderData.codeGroups} ruler={loaderData.ruler} />
      <SaveReceipt at="/report/done" />
      <NextNotes dates={loaderData.receipt} referralDays={loaderData.referralDays}>
        {/* A repeat says it above, with the reason. */}
        {!loaderData.isRepeat && <ChoiceLines choices={loaderData.receipt} />}
      </NextNotes>
      <OwnRemediesSection remedies={loaderData.remedies} />
      <HashSlip hashes={loaderData.hashes} />
      <h2 className="section-title">{words.keepTitle}</h2>
      <ul className="list-disc pl-6">
        <li>{words.keepCode}</li>
        <li>{words.keepSecret}</li>
        <WindowItem />
        <VerifySiteItem />
      </ul>
      <SignedReceipt at="/report/done" proof={loaderData.proof} />
      <ConfirmCode action="/report/done" values={actionData?.values ?? {}} errors={errors} />
      <SiteFeedback />
    </div>
  );
}

/** Sent before, perhaps from another tab with another choice: the first one counts. */
function RepeatNotice({ receipt }: { receipt: Receipt }) {
  const { receipt: words } = useTexts().texts;
  const hasChoice = typeof (receipt.queryAgreed ?? receipt.wordsToHigher) === 'boolean';
  return (
    <Notice title={words.repeat}>
      {hasChoice && (
        <>
          <p>{words.repeatChoice}</p>
          <ul className="list-disc pl-6">
            <ChoiceLines choices={receipt} />
          </ul>
        </>
      )}
    </Notice>
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
