import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { QuestionNotice } from '#app/components/case/question-notice.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { KeptForm, LineNotes, OpenedAt } from '#app/components/ui/kept-form.tsx';
import { readForm } from '#app/http/form.ts';
import {
  backToCase,
  hasJustDone,
  type OwnPage,
  ownPage,
  readOwnCase,
  requireOwnCase,
} from '#app/routes/public/own-case.server.ts';
import { declineQuestion } from '#app/use-cases/answer-question.server.ts';

type DeclineData = OwnPage & { question: string };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<DeclineData> {
  const own = await requireOwnCase(context, request);
  const view = await readOwnCase(own);
  if (!view.question) throw backToCase(own, 'changed');
  return { question: view.question.body, ...ownPage(view) };
}

/** 不便回答: without any disadvantage (sla.md §4, Pauses). */
export async function action({ context, request }: ActionFunctionArgs): Promise<Response> {
  const own = await requireOwnCase(context, request);
  const openedAt = (await readForm(request)).get('openedAt');
  const done = await declineQuestion(own.ctx, own.caseId);
  return backToCase(own, done.ok || (await hasJustDone(own, 'question_declined', openedAt)) ? 'declined' : 'changed');
}

export default function TrackDecline({ loaderData }: { loaderData: DeclineData }) {
  const { texts, path } = useTexts();
  const words = texts.track;
  return (
    <div className="column">
      <PageTitle title={words.decline} />
      <BackLink href={path('/track/case')} />
      <h1 className="page-title">{words.declineQuestion}</h1>
      <QuestionNotice question={loaderData.question} />
      <p>{words.declineEffect}</p>
      <KeptForm>
        <OpenedAt />
        <LineNotes />
        <div className="actions">
          <Button>{words.declineSubmit}</Button>
          <a href={path('/track/case/message')} className="tel">
            {words.reply}
          </a>
        </div>
      </KeptForm>
    </div>
  );
}
