import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { z } from 'zod';
import { type OwnFile, readHeldFiles } from '#app/auth/held-files.server.ts';
import { trackTokenHash } from '#app/auth/public-session.server.ts';
import { QuestionNotice } from '#app/components/case/question-notice.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { filesInAll } from '#app/components/report/evidence-page.ts';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { LineNotes, OpenedAt } from '#app/components/ui/kept-form.tsx';
import type { TrackedCaseView } from '#app/domain/case-view.ts';
import { repeatedSince } from '#app/domain/repeated-form.ts';
import { LONGEST_STORY } from '#app/domain/typed-text.ts';
import { filledText, openingTime, parseForm, readForm } from '#app/http/form.ts';
import { backToCase, type OwnPage, ownPage, readOwnCase, requireOwnCase } from '#app/routes/public/own-case.server.ts';
import { answerQuestion } from '#app/use-cases/answer-question.server.ts';
import type { WaitingEvidence } from '#app/use-cases/evidence.server.ts';
import { writeToOfficers } from '#app/use-cases/write-to-officers.server.ts';

export const handle = { sendsForm: true };

type MessageData = OwnPage & {
  question: string | null;
  canWrite: boolean;
  appealWaits: boolean;
  isAnonymous: boolean;
  isConductOnly: boolean;
  /** Files that go with it. */
  files: { size: number }[];
};
type Refusal = { body: string; errors: Record<string, string> };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<MessageData> {
  const view = await readOwnCase(await requireOwnCase(context, request));
  return {
    question: view.question?.body ?? null,
    canWrite: view.question !== null || view.canWrite,
    appealWaits: view.appeal?.decided === null,
    isAnonymous: view.identityMode === 'anonymous',
    isConductOnly: view.isConductOnly,
    ...ownPage(view),
    files: (await waitingFiles(context, request)).map(({ size }) => ({ size })),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireOwnCase(context, request);
  const words = own.wording.texts.track;
  const body = filledText({ missing: words.bodyMissing, max: LONGEST_STORY, tooLong: words.bodyTooLong });
  const answers = z.literal('question').optional().catch(undefined);
  const schema = z.object({ body, answers, openedAt: openingTime() });
  const form = parseForm(schema, await readForm(request));
  if (!form.ok) return data<Refusal>({ body: form.values.body ?? '', errors: form.errors }, { status: 400 });
  const { body: text, openedAt } = form.value;
  const view = await readOwnCase(own);
  const waiting = await waitingEvidence(context, request);
  const hasFiles = waiting !== undefined && waiting.numbers.length > 0;
  if (!hasFiles && wasSent(view, text, repeatedSince(own.ctx.now, openedAt))) return backToCase(own, 'message');
  if (form.value.answers && (await answerQuestion(own.ctx, own.caseId, text, waiting)).ok)
    return backToCase(own, 'answer');
  // The wait for the answer may have ended meanwhile; what was typed reaches the officers all the same.
  if ((await writeToOfficers(own.ctx, own.caseId, text, waiting)).ok) return backToCase(own, 'message');
  return data<Refusal>({ body: text, errors: { body: words.cannotWrite } }, { status: 409 });
}

async function waitingFiles(context: AppLoadContext, request: Request): Promise<OwnFile[]> {
  const tokenHash = trackTokenHash(request);
  return tokenHash === null ? [] : readHeldFiles(context, { kind: 'track', tokenHash });
}

async function waitingEvidence(context: AppLoadContext, request: Request): Promise<WaitingEvidence | undefined> {
  const tokenHash = trackTokenHash(request);
  if (tokenHash === null) return undefined;
  const numbers = (await waitingFiles(context, request)).map(({ number }) => number);
  return { holder: { kind: 'track', tokenHash }, numbers };
}

function wasSent(view: TrackedCaseView, text: string, since: Date): boolean {
  const last = view.messages.findLast((message) => message.direction === 'from_investor');
  return last?.body === text && last.sentAt >= since;
}

type MessageProps = { loaderData: MessageData; actionData?: Refusal };

export default function TrackMessage({ loaderData, actionData }: MessageProps) {
  const { texts, path } = useTexts();
  const words = texts.track;
  const { question, canWrite, appealWaits, isConductOnly } = loaderData;
  const title = question ? words.reply : isConductOnly ? words.writeConduct : words.write;
  return (
    <div className="column">
      <PageTitle title={title} hasErrors={actionData !== undefined} />
      <BackLink href={path('/track/case')} />
      <ErrorSummary errors={actionData?.errors} />
      <h1 className="page-title">{title}</h1>
      {question && <QuestionNotice question={question} />}
      {canWrite || actionData ? (
        <MessageForm {...{ loaderData, actionData }} />
      ) : (
        <NothingLeft appealWaits={appealWaits} />
      )}
    </div>
  );
}

function NothingLeft({ appealWaits }: Pick<MessageData, 'appealWaits'>) {
  const words = useTexts().texts.track;
  return (
    <>
      <p>{appealWaits ? words.appealWaits : words.nothingLeft}</p>
      <PageForm />
    </>
  );
}

function MessageForm({ loaderData: { question, isAnonymous, files }, actionData }: MessageProps) {
  const { texts, path, locale } = useTexts();
  const words = texts.track;
  const attached = filesInAll(files, locale, texts);
  return (
    <PageForm autoComplete="off">
      <OpenedAt />
      {question && <input type="hidden" name="answers" value="question" />}
      <TextArea
        name="body"
        label={question ? words.replyLabel : words.writeLabel}
        hint={
          <>
            <p>{words.writeHint}</p>
            {isAnonymous && <p>{words.anonymousHint}</p>}
          </>
        }
        error={actionData?.errors.body}
        value={actionData?.body}
        autoComplete="off"
      />
      <p className="mb-4">
        {attached ? `${texts.evidence.attached(attached)} ` : ''}
        <a href={path('/track/case/files')} className="tel">
          {attached ? texts.common.change : texts.evidence.attach}
        </a>
      </p>
      {question && <p className="hint">{words.declineNote}</p>}
      <LineNotes />
      <div className="actions">
        <Button>{question ? words.sendReply : words.send}</Button>
        {question && (
          <ButtonLink href={path('/track/case/decline')} variant="secondary">
            {words.decline}
          </ButtonLink>
        )}
      </div>
    </PageForm>
  );
}
