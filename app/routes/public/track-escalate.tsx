import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ReasonLine, reasonLines, tooEarlyWords } from '#app/components/case/own-acts-page.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { ASKED_REASONS } from '#app/domain/inspection.ts';
import { LONGEST_STORY } from '#app/domain/typed-text.ts';
import { type FormValues, oneOf, optionalText, parseForm, readForm } from '#app/http/form.ts';
import { backToCase, type OwnPage, ownPage, readOwnCase, requireOwnCase } from '#app/routes/public/own-case.server.ts';
import { askInspection } from '#app/use-cases/ask-inspection.server.ts';

export const handle = { sendsForm: true };

type EscalateData = OwnPage & {
  reasons: ReasonLine[];
  receiptDays: number;
  canSayNotSolved: boolean;
  isAnonymous: boolean;
};
type Refusal = { values: FormValues; errors: Record<string, string> };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<EscalateData> {
  const own = await requireOwnCase(context, request);
  const view = await readOwnCase(own);
  return {
    reasons: reasonLines(view, own.wording),
    receiptDays: view.own.receiptDays,
    canSayNotSolved: view.canGiveVerdict,
    isAnonymous: view.identityMode === 'anonymous',
    ...ownPage(view),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireOwnCase(context, request);
  const { track, inspection } = own.wording.texts;
  const schema = z.object({
    reason: oneOf(ASKED_REASONS, inspection.reasonMissing),
    body: optionalText({ max: LONGEST_STORY, tooLong: track.bodyTooLong }),
  });
  const form = parseForm(schema, await readForm(request));
  if (!form.ok) return data<Refusal>({ values: form.values, errors: form.errors }, { status: 400 });
  const { reason, body } = form.value;
  const done = await askInspection(own.ctx, own.caseId, { reason, words: body });
  if (done.ok) return backToCase(own, 'told');
  const early = tooEarlyWords((await readOwnCase(own)).own.inspection[reason], own.wording);
  const errors = { reason: early ?? inspection.tooEarlyUnknown };
  return data<Refusal>({ values: { reason, body: body ?? '' }, errors }, { status: 400 });
}

type EscalateProps = { loaderData: EscalateData; actionData?: Refusal };

export default function TrackEscalate({ loaderData, actionData }: EscalateProps) {
  const { texts, path } = useTexts();
  const words = texts.inspection;
  return (
    <div className="column">
      <PageTitle title={words.tabTitle} hasErrors={actionData !== undefined} />
      <BackLink href={path('/track/case')} />
      <ErrorSummary errors={actionData?.errors} />
      <h1 className="page-title">{words.title}</h1>
      {loaderData.reasons.length === 0 ? (
        <>
          <p>{words.closed}</p>
          <PageForm />
        </>
      ) : (
        <EscalateForm loaderData={loaderData} actionData={actionData} />
      )}
    </div>
  );
}

function EscalateForm({ loaderData, actionData }: EscalateProps) {
  const { texts } = useTexts();
  const words = texts.inspection;
  const { reasons, receiptDays, canSayNotSolved, isAnonymous } = loaderData;
  return (
    <>
      <div className="prose mb-4">
        <p>{words.secret}</p>
        <p>{words.goesOn}</p>
        <p>{words.danger}</p>
      </div>
      <PageForm autoComplete="off">
        <RadioGroup
          name="reason"
          legend={words.reasonQuestion}
          hint={canSayNotSolved ? words.verdictFirst : undefined}
          options={reasons}
          value={actionData?.values.reason}
          error={actionData?.errors.reason}
        />
        <TextArea
          name="body"
          label={words.wordsLabel}
          optional
          rows={5}
          hint={
            <>
              <p>{words.wordsHint}</p>
              {isAnonymous && <p>{texts.track.anonymousHint}</p>}
            </>
          }
          error={actionData?.errors.body}
          value={actionData?.values.body}
          autoComplete="off"
        />
        <h2 className="section-title">{words.nextTitle}</h2>
        <div className="prose">
          <p>{words.nextLead(texts.common.workingDays(receiptDays))}</p>
          <p>{words.nextNotice}</p>
          <p>{words.nextPlace}</p>
        </div>
        <div className="actions">
          <Button>{words.submit}</Button>
        </div>
      </PageForm>
    </>
  );
}
