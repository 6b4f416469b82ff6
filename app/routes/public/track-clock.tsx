import { data, type LoaderFunctionArgs } from 'react-router';
import { promiseName } from '#app/components/case/promises.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { ClockExplanation } from '#app/components/sla/clock-explanation.tsx';
import { type ExplainedPage, explainedPage } from '#app/components/sla/explained-page.ts';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { type OwnPage, ownPage, readOwnCase, requireOwnCase } from '#app/routes/public/own-case.server.ts';
import { explainOwnClock } from '#app/use-cases/explain-clock.server.ts';

type ClockData = OwnPage & { page: ExplainedPage };

export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<ClockData> {
  const own = await requireOwnCase(context, request);
  const explained = await explainOwnClock(own.ctx, own.caseId, params.key ?? '');
  if (!explained) throw data(null, 404);
  const view = await readOwnCase(own);
  const { wording } = own;
  const what = promiseName(explained.clock.kind, view, wording);
  const page = explainedPage(explained, what, { ...wording, words: wording.texts.clock });
  return { page, ...ownPage(view) };
}

/** How a promised date is counted, in the investor's words. */
export default function TrackClock({ loaderData: { page } }: { loaderData: ClockData }) {
  const { path } = useTexts();
  return (
    <div className="column">
      <PageTitle title={page.title} />
      <BackLink href={path('/track/case')} />
      <h1 className="page-title">{page.title}</h1>
      <ClockExplanation page={page} />
    </div>
  );
}
