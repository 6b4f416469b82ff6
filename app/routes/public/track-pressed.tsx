import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { LONGEST_STORY } from '#app/domain/typed-text.ts';
import { optionalText, parseForm, readForm } from '#app/http/form.ts';
import { backToCase, type OwnPage, ownPage, readOwnCase, requireOwnCase } from '#app/routes/public/own-case.server.ts';
import { askInspection } from '#app/use-cases/ask-inspection.server.ts';

export const handle = { sendsForm: true };

type PressedData = OwnPage & { receiptDays: number; canSend: boolean; isAnonymous: boolean };
type Refusal = { body: string; errors: Record<string, string> };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<PressedData> {
  const view = await readOwnCase(await requireOwnCase(context, request));
  return {
    receiptDays: view.own.receiptDays,
    canSend: view.own.inspection.retaliation.state === 'open',
    isAnonymous: view.identityMode === 'anonymous',
    ...ownPage(view),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireOwnCase(context, request);
  const schema = z.object({
    body: optionalText({ max: LONGEST_STORY, tooLong: own.wording.texts.track.bodyTooLong }),
  });
  const form = parseForm(schema, await readForm(request));
  if (!form.ok) return data<Refusal>({ body: form.values.body ?? '', errors: form.errors }, { status: 400 });
  const done = await askInspection(own.ctx, own.caseId, { reason: 'pressed', words: form.value.body });
  return backToCase(own, done.ok ? 'told' : 'changed');
}

/** 被施压: one button; what somebody said or did may be left out. */
export default function TrackPressed({ loaderData, actionData }: { loaderData: PressedData; actionData?: Refusal }) {
  const { texts, path } = useTexts();
  const words = texts.inspection;
  const { receiptDays, canSend, isAnonymous } = loaderData;
  return (
    <div className="column">
      <PageTitle title={words.pressedTabTitle} hasErrors={actionData !== undefined} />
      <BackLink href={path('/track/case')} />
      <ErrorSummary errors={actionData?.errors} />
      <h1 className="page-title">{words.pressedTitle}</h1>
      {!canSend && (
        <>
          <p>{words.closed}</p>
          <PageForm />
        </>
      )}
      {canSend && (
        <>
          <div className="prose mb-4">
            <p>{words.pressedWhat}</p>
            <p>{words.pressedSecret}</p>
            <p>{words.danger}</p>
          </div>
          <PageForm autoComplete="off">
            <TextArea
              name="body"
              label={words.pressedLabel}
              optional
              rows={4}
              hint={isAnonymous ? texts.track.anonymousHint : undefined}
              error={actionData?.errors.body}
              value={actionData?.body}
              autoComplete="off"
            />
            <p>{words.pressedNext(texts.common.workingDays(receiptDays))}</p>
            <div className="actions">
              <Button>{words.pressedSubmit}</Button>
            </div>
          </PageForm>
        </>
      )}
    </div>
  );
}
