import type { LoaderFunctionArgs } from 'react-router';
import { AdminPage } from '#app/components/admin/admin-page.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { SummaryList } from '#app/components/ui/summary-list.tsx';
import { publishedThrough } from '#app/domain/sla/calendar.ts';
import { adminTexts, formatDay } from '#app/i18n/index.ts';
import { openAdmin } from '#app/routes/admin/admin-page.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

const words = adminTexts.frame;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, frame } = await openAdmin(args);
  const { calendars, calendarVersion, policyVersion } = await getCountyRules(ctx.db);
  const calendar = calendars.get(calendarVersion);
  return { frame, calendarVersion, policyVersion, horizon: calendar ? publishedThrough(calendar) : null };
}

export default function Home({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { frame, calendarVersion, policyVersion, horizon } = loaderData;
  return (
    <AdminPage frame={frame} tab="home">
      <PageTitle title={words.title} />
      <h1 className="page-title">{words.title}</h1>
      <p className="mb-3">{words.lead}</p>
      <h2 className="section-title">{words.calendar}</h2>
      <SummaryList
        rows={[
          { term: words.version, value: calendarVersion },
          { term: words.horizon, value: horizon === null ? words.noHorizon : formatDay(horizon, 'zh-CN', '') },
        ]}
      />
      <h2 className="section-title">{words.clocks}</h2>
      <SummaryList rows={[{ term: words.version, value: policyVersion }]} />
    </AdminPage>
  );
}
