import type { LoaderFunctionArgs } from 'react-router';
import { DeskFrame } from '#app/components/desk/desk-frame.tsx';
import { type QueryLine, QueryTable } from '#app/components/desk/query-table.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { currentRules } from '#app/domain/county-rules.ts';
import { clockRules } from '#app/domain/replay/clocks.ts';
import { timeLeft } from '#app/domain/sla/time-left.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { enterDesk, loadFrame } from '#app/routes/desk/desk-page.server.ts';
import { loadQuerySubjects } from '#app/routes/desk/query-subject.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { listOpenQueries } from '#db/repositories/queries.server.ts';

type QueriesData = Awaited<ReturnType<typeof loader>>;

export async function loader(args: LoaderFunctionArgs) {
  const { session, ctx } = await enterDesk(args);
  const { calendar } = clockRules(currentRules(await getCountyRules(ctx.db)), session.department.id);
  const subjectOf = await loadQuerySubjects(ctx.db);
  const queries = await listOpenQueries(ctx.db, session.department.id, ctx.now);
  const lines: QueryLine[] = queries.map((query) => {
    const { number, servedAt, dueAt } = query;
    const left = timeLeft(calendar, ctx.now, dueAt);
    return { number, servedAt, dueAt, left, subject: subjectOf(query).name.zh };
  });
  return { frame: await loadFrame(args, session), lines };
}

export default function Queries({ loaderData }: { loaderData: QueriesData }) {
  const texts = deskTexts.query;
  return (
    <DeskFrame frame={loaderData.frame} isQueries>
      <PageTitle title={texts.title} />
      <h1 className="page-title">{texts.title}</h1>
      <p className="mb-3">{texts.listLead}</p>
      <QueryTable lines={loaderData.lines} />
    </DeskFrame>
  );
}
