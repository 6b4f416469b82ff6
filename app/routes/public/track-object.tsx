import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { MarkedChinese } from '#app/components/case/marked-chinese.tsx';
import { trackedCasePage } from '#app/components/case/tracked-case-page.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { LONGEST_STORY } from '#app/domain/typed-text.ts';
import { optionalText, parseForm, readForm } from '#app/http/form.ts';
import { backToCase, type OwnPage, ownPage, readOwnCase, requireOwnCase } from '#app/routes/public/own-case.server.ts';
import { objectToExtension } from '#app/use-cases/object-to-extension.server.ts';

export const handle = { sendsForm: true };

type ObjectData = OwnPage & { lines: string[]; reason: string; isAnonymous: boolean };
type Refusal = { body: string; errors: Record<string, string> };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<ObjectData> {
  const own = await requireOwnCase(context, request);
  const view = await readOwnCase(own);
  const { extension } = trackedCasePage(view, own.wording).dateMoves;
  if (!extension || !view.own.canObject) throw backToCase(own, 'changed');
  const { lines, reason } = extension;
  return { lines, reason, isAnonymous: view.identityMode === 'anonymous', ...ownPage(view) };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireOwnCase(context, request);
  const words = own.wording.texts.track;
  const schema = z.object({ body: optionalText({ max: LONGEST_STORY, tooLong: words.bodyTooLong }) });
  const form = parseForm(schema, await readForm(request));
  if (!form.ok) return data<Refusal>({ body: form.values.body ?? '', errors: form.errors }, { status: 400 });
  const done = await objectToExtension(own.ctx, own.caseId, form.value.body);
  // A second click finds it said.
  const isSaid = done.ok || (await readOwnCase(own)).own.hasObjected;
  return backToCase(own, isSaid ? 'objection' : 'changed');
}

export default function TrackObject({ loaderData, actionData }: { loaderData: ObjectData; actionData?: Refusal }) {
  const { texts, path } = useTexts();
  const { ownActs: words, track } = texts;
  const { lines, reason, isAnonymous } = loaderData;
  return (
    <div className="column">
      <PageTitle title={words.objectQuestion} hasErrors={actionData !== undefined} />
      <BackLink href={path('/track/case')} />
      <ErrorSummary errors={actionData?.errors} />
      <h1 className="page-title">{words.objectQuestion}</h1>
      <Notice title={track.extensionTitle}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>
          <MarkedChinese text={reason} />
        </p>
      </Notice>
      <div className="prose mb-4">
        <p>{words.objectReads}</p>
        <p>{words.objectEffect}</p>
        <p>{words.objectOnce}</p>
      </div>
      <PageForm autoComplete="off">
        <TextArea
          name="body"
          label={words.objectLabel}
          optional
          rows={4}
          hint={isAnonymous ? track.anonymousHint : undefined}
          error={actionData?.errors.body}
          value={actionData?.body}
          autoComplete="off"
        />
        <div className="actions">
          <Button>{words.objectSubmit}</Button>
        </div>
      </PageForm>
    </div>
  );
}
