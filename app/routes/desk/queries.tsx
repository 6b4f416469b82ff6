import type { LoaderFunctionArgs } from 'react-router';
import { DeskFrame } from '#app/components/desk/desk-frame.tsx';
import { type QueryLine, QueryTable } from '#app/components/desk/query-table.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { deskTexts } from '#app/i18n/index.ts';
import { enterDesk, loadFrame } from '#app/routes/desk/desk-page.server.ts';
import { loadQuerySubjects } from '#app/routes/desk/query-subject.server.ts';
import { timesLeft } from '#app/use-cases/times-left.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { listOpenQueries, listQueryClocks } from '#db/repositories/queries.server.ts';

type QueriesData = Awaited<ReturnType<typeof loader>>;

export async function loader(args: LoaderFunctionArgs) {
  const { session, ctx } = await enterDesk(args);
  const county = await getCountyRules(ctx.db);
  const subjectOf = await loadQuerySubjects(ctx.db);
  const queries = await listOpenQueries(ctx.db, session.department.id, ctx.now);
  const clocks = await listQueryClocks(ctx.db, queries);
  const dues = queries.flatMap((query) => {
    const clock = clocks.get(query.number);
    return clock ? [{ query, due: { ...clock, at: query.dueAt } }] : [];
  });
  const leftUntil = await timesLeft(
    ctx.db,
    { county, now: ctx.now },
    dues.map(({ due }) => due),
  );
  const lines: QueryLine[] = dues.map(({ query, due }) => {
    const { number, servedAt, dueAt } = query;
    return { number, servedAt, dueAt, left: leftUntil(due), subject: subjectOf(query).name.zh };
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
