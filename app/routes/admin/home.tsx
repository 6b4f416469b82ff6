import type { LoaderFunctionArgs } from 'react-router';
import { AdminPage } from '#app/components/admin/admin-page.tsx';
import { Horizon } from '#app/components/admin/calendar-facts.tsx';
import { PART_OF } from '#app/components/admin/draft-parts.ts';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { SummaryList } from '#app/components/ui/summary-list.tsx';
import type { RuleKind } from '#app/domain/rules/rule-draft.ts';
import type { CalendarDefinition } from '#app/domain/sla/calendar-definition.ts';
import { adminTexts } from '#app/i18n/index.ts';
import { openAdmin } from '#app/routes/admin/admin-page.server.ts';
import { horizonData } from '#app/routes/admin/calendar-pages.server.ts';
import { today } from '#app/routes/admin/fee-pages.server.ts';
import { readNewestNotices } from '#app/use-cases/read-notices.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { getFeeCatalogue } from '#db/repositories/fee-catalogue.server.ts';
import { findOpenRuleApplication } from '#db/repositories/rule-applications.server.ts';
import { listRuleDrafts } from '#db/repositories/rule-drafts.server.ts';
import { findRuleVersion } from '#db/repositories/rule-versions.server.ts';

const words = adminTexts.frame;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, frame } = await openAdmin(args);
  const county = await getCountyRules(ctx.db);
  const calendar = await findRuleVersion(ctx.db, 'calendar', county.calendarVersion);
  const definition: CalendarDefinition = JSON.parse(calendar?.body ?? '{}');
  const drafts = await listRuleDrafts(ctx.db);
  const walk = await findOpenRuleApplication(ctx.db);
  const part = (kind: RuleKind, version: string) => ({
    kind,
    name: PART_OF[kind],
    version,
    drafts: drafts.filter((draft) => draft.kind === kind).map(({ id }) => id),
  });
  return {
    frame,
    horizon: horizonData(definition, county, ctx.now),
    walking: { policy: walk?.policyVersion ?? null, calendar: walk?.calendarVersion ?? null, routing: null },
    fees: (await getFeeCatalogue(ctx.db, today(county, ctx.now))).version,
    newestNotice: (await readNewestNotices(ctx.db, ctx.now))[0]?.texts.zh.title ?? null,
    parts: [
      part('calendar', county.calendarVersion),
      part('policy', county.policyVersion),
      part('routing', county.routing.version),
    ],
  };
}

type Loaded = Awaited<ReturnType<typeof loader>>;

export default function Home({ loaderData }: { loaderData: Loaded }) {
  const { frame, horizon, walking, fees, newestNotice, parts } = loaderData;
  return (
    <AdminPage frame={frame} tab="home">
      <PageTitle title={words.title} />
      <h1 className="page-title">{words.title}</h1>
      <p className="mb-3">{words.lead}</p>
      <Horizon horizon={horizon} />
      {parts.map((part) => (
        <Part key={part.name} part={part} walking={walking[part.kind]} />
      ))}
      <h2 className="section-title">
        <a href="/admin/fees">{words.fees}</a>
      </h2>
      <SummaryList rows={[{ term: words.version, value: fees }]} />
      <h2 className="section-title">
        <a href="/admin/notices">{words.notices}</a>
      </h2>
      <SummaryList rows={[{ term: words.newestNotice, value: newestNotice }]} />
    </AdminPage>
  );
}

type PartProps = { part: Loaded['parts'][number]; walking: string | null };

function Part({ part: { name, version, drafts }, walking }: PartProps) {
  const links = drafts.map((id) => (
    <a key={id} href={`/admin/${name}/draft/${id}`} className="mr-3">
      {words.draft(id)}
    </a>
  ));
  return (
    <>
      <h2 className="section-title">
        <a href={`/admin/${name}`}>{words[name]}</a>
      </h2>
      <SummaryList
        rows={[
          { term: words.version, value: version },
          ...(walking === null
            ? []
            : [{ term: words.walk, value: <a href={`/admin/${name}`}>{words.walking(walking)}</a> }]),
          { term: words.drafts, value: links.length === 0 ? words.noDrafts : links },
        ]}
      />
    </>
  );
}
