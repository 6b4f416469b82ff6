import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { readHeldFiles } from '#app/auth/held-files.server.ts';
import { deleteDraft, leaveReceipt, type ReportDraft, requireDraft } from '#app/auth/report-draft.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { answerErrorWords } from '#app/components/report/answer-error-words.ts';
import { CheckChoices } from '#app/components/report/check-choices.tsx';
import type { CheckPage } from '#app/components/report/check-page.ts';
import { CheckRows } from '#app/components/report/check-rows.tsx';
import { NextSteps } from '#app/components/report/next-steps.tsx';
import { RemedyCalendar, RemedyWords } from '#app/components/report/own-remedies.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { KeptForm, LineNotes } from '#app/components/ui/kept-form.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { AnswerErrors, StepForm } from '#app/domain/answer-errors.ts';
import { toReport } from '#app/domain/report-answers.ts';
import { firstUnanswered } from '#app/domain/report-steps.ts';
import { readForm } from '#app/http/form.ts';
import { localeOfPath } from '#app/i18n/index.ts';
import { buildCheckPage, parseChoices } from '#app/routes/public/check-view.server.ts';
import { investorContext } from '#app/routes/public/own-case.server.ts';
import { redirectTo, stepHref, textsOf } from '#app/routes/public/report-way.server.ts';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import { listFiledCase } from '#app/use-cases/own-account.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

export const handle = { static: true };

type Refusal = { values: StepForm; errors: AnswerErrors; isChanged: boolean };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<CheckPage> {
  const { tokenHash, draft } = await requireDraft(context, request);
  await requireAnswers(context, request, draft);
  const page = await buildCheckPage(context, draft.answers, await readHeldFiles(context, { kind: 'draft', tokenHash }));
  // Only after a change of the county's rules: what was allowed while it was typed is not any more, and may not stay.
  if (page === 'protected') throw await leaveForHigher(context, request, tokenHash);
  return page;
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { tokenHash, draft } = await requireDraft(context, request);
  await requireAnswers(context, request, draft);
  const files = await readHeldFiles(context, { kind: 'draft', tokenHash });
  const page = await buildCheckPage(context, draft.answers, files);
  if (page === 'protected') return leaveForHigher(context, request, tokenHash);
  const form = textsOf(await readForm(request));
  // Agreed to something else than what would be sent: another tab, or the county's rules, changed it. No choice is kept.
  if (form.shown !== page.shown) return data<Refusal>({ values: {}, errors: {}, isChanged: true }, 400);
  const parsed = parseChoices(form, page);
  if (!parsed.ok) return data<Refusal>({ values: form, errors: parsed.errors, isChanged: false }, 400);
  await takeSubmission(context);
  const report = toReport(page.answers, localeOfPath(new URL(request.url).pathname), parsed.choices);
  const { submissionId, code, accountId } = draft;
  const evidence = { holder: { kind: 'draft', tokenHash }, numbers: files.map(({ number }) => number) } as const;
  const ctx = investorContext(context);
  const filed = await fileReport(
    ctx,
    { submissionId, code, report, evidence, heldUntil: parsed.heldUntil },
    async (trx, receipt) => {
      await leaveReceipt(trx, context, { tokenHash, draft, receipt });
      if (accountId !== undefined) await listFiledCase(trx, ctx, { accountId, submissionId });
    },
  );
  if (!filed.ok && filed.reason === 'cannot_wait') {
    return data<Refusal>({ values: {}, errors: {}, isChanged: true }, 400);
  }
  if (!filed.ok) return leaveForHigher(context, request, tokenHash);
  return redirectTo(request, filed.alreadyFiled ? '/report/done?again=1' : '/report/done');
}

/** Nothing can be checked before all is answered, nor again once it is sent. */
async function requireAnswers(context: AppLoadContext, request: Request, draft: ReportDraft): Promise<void> {
  if (draft.receipt) throw redirectTo(request, '/report/done?again=1');
  const { categories } = await getCountyRules(context.db);
  const open = firstUnanswered(draft.answers, categories);
  if (open) throw redirectTo(request, stepHref(open, false));
}

async function leaveForHigher(context: AppLoadContext, request: Request, tokenHash: string): Promise<Response> {
  return redirectTo(request, '/report/higher-channel', await deleteDraft(context, tokenHash));
}

async function takeSubmission(context: AppLoadContext): Promise<void> {
  const taken = await context.limits.submitReport.take(context.clientAddress);
  if (taken.ok) return;
  const { retrySeconds } = taken;
  throw data({ retrySeconds }, { status: 429, headers: { 'Retry-After': String(retrySeconds) } });
}

export default function ReportCheck({ loaderData, actionData }: { loaderData: CheckPage; actionData?: Refusal }) {
  const { texts, path } = useTexts();
  const { check } = texts;
  const errors = answerErrorWords(actionData?.errors, texts);
  return (
    <div className="column">
      <PageTitle title={check.title} hasErrors={actionData !== undefined} />
      <BackLink href={path(loaderData.lastHref)} />
      <KeptForm action={path('/report/check')}>
        <input type="hidden" name="shown" value={loaderData.shown} />
        <ErrorSummary errors={errors} />
        {actionData?.isChanged && (
          <div role="alert">
            <Notice tone="warn" title={check.changedTitle}>
              <p>{check.changed}</p>
            </Notice>
          </div>
        )}
        <h1 className="page-title">{check.title}</h1>
        <CheckRows page={loaderData} />
        <CheckChoices page={loaderData} values={actionData?.values ?? {}} errors={errors} />
        <h2 className="section-title">{check.dates}</h2>
        <NextSteps dates={loaderData.dates} isSent={false} />
        <RemedyWords remedies={loaderData.remedies} />
        <p className="my-6">{check.truth}</p>
        <LineNotes />
        <Button>{check.submit}</Button>
      </KeptForm>
      <RemedyCalendar remedies={loaderData.remedies} />
    </div>
  );
}
