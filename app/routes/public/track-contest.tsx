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
import {
  backToCase,
  type OwnCase,
  type OwnPage,
  ownPage,
  readOwnCase,
  requireOwnCase,
} from '#app/routes/public/own-case.server.ts';
import { contestPause } from '#app/use-cases/contest-pause.server.ts';

export const handle = { sendsForm: true };

type ContestData = OwnPage & { title: string; lines: string[]; isAnonymous: boolean };
type Refusal = { body: string; errors: Record<string, string> };

/** A second contest within this time is the same one. */
const SAME_CONTEST_MS = 10 * 60_000;

export async function loader({ context, request }: LoaderFunctionArgs): Promise<ContestData> {
  const own = await requireOwnCase(context, request);
  const view = await readOwnCase(own);
  const { pause } = trackedCasePage(view, own.wording).dateMoves;
  if (!pause?.canContest) throw backToCase(own, 'changed');
  const { title, lines } = pause;
  return { title, lines, isAnonymous: view.identityMode === 'anonymous', ...ownPage(view) };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireOwnCase(context, request);
  const words = own.wording.texts.track;
  const schema = z.object({ body: optionalText({ max: LONGEST_STORY, tooLong: words.bodyTooLong }) });
  const form = parseForm(schema, await readForm(request));
  if (!form.ok) return data<Refusal>({ body: form.values.body ?? '', errors: form.errors }, { status: 400 });
  const done = await contestPause(own.ctx, own.caseId, form.value.body);
  return backToCase(own, done.ok || (await wasJustContested(own)) ? 'contest' : 'changed');
}

/** A second click on the same form. */
async function wasJustContested(own: OwnCase): Promise<boolean> {
  const contest = (await readOwnCase(own)).dateMoves.pause?.contest;
  return contest !== null && contest !== undefined && own.ctx.now.getTime() - contest.at.getTime() < SAME_CONTEST_MS;
}

export default function TrackContest({ loaderData, actionData }: { loaderData: ContestData; actionData?: Refusal }) {
  const { texts, path } = useTexts();
  const words = texts.track;
  const { title, lines, isAnonymous } = loaderData;
  return (
    <div className="column">
      <PageTitle title={words.contestQuestion} hasErrors={actionData !== undefined} />
      <BackLink href={path('/track/case')} />
      <ErrorSummary errors={actionData?.errors} />
      <h1 className="page-title">{words.contestQuestion}</h1>
      <Notice title={title}>
        {lines.map((line) => (
          <p key={line}>
            <MarkedChinese text={line} />
          </p>
        ))}
      </Notice>
      <div className="prose mb-4">
        <p>{words.contestEffect}</p>
        <p>{words.contestSilence}</p>
        <p>{words.contestOnce}</p>
      </div>
      <PageForm autoComplete="off">
        <TextArea
          name="body"
          label={words.contestLabel}
          optional
          rows={5}
          hint={
            <>
              <p>{words.contestReads}</p>
              {isAnonymous && <p>{words.anonymousHint}</p>}
            </>
          }
          error={actionData?.errors.body}
          value={actionData?.body}
          autoComplete="off"
        />
        <div className="actions">
          <Button>{words.contestSubmit}</Button>
        </div>
      </PageForm>
    </div>
  );
}
