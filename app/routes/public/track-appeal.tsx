import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
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
import { appealRefusal } from '#app/use-cases/appeal-refusal.server.ts';

type AppealData = OwnPage & { isOutside: boolean };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<AppealData> {
  const own = await requireOwnCase(context, request);
  const view = await readOwnCase(own);
  if (!view.refusal?.canAppeal) throw backToCase(own, 'changed');
  return { ...ownPage(view), isOutside: view.route === 'outside' };
}

export async function action({ context, request }: ActionFunctionArgs): Promise<Response> {
  const own = await requireOwnCase(context, request);
  const openedAt = (await readForm(request)).get('openedAt');
  const done = await appealRefusal(own.ctx, own.caseId);
  return backToCase(own, done.ok || (await hasJustDone(own, 'refusal_appealed', openedAt)) ? 'appeal' : 'changed');
}

export default function TrackAppeal({ loaderData: { isOutside } }: { loaderData: AppealData }) {
  const { texts, path } = useTexts();
  const words = texts.track;
  return (
    <div className="column">
      <PageTitle title={words.appeal} />
      <BackLink href={path('/track/case')} />
      <h1 className="page-title">{words.appealQuestion}</h1>
      <div className="prose">
        <p>{words.appealEffect}</p>
        <p>{isOutside ? words.appealSilenceOutside : words.appealSilence}</p>
        <p>{words.appealOnce}</p>
      </div>
      <KeptForm>
        <OpenedAt />
        <LineNotes />
        <div className="actions">
          <Button>{words.appealSubmit}</Button>
        </div>
      </KeptForm>
    </div>
  );
}
