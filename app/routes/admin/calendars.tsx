import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { AdminPage } from '#app/components/admin/admin-page.tsx';
import { CalendarChangeTable } from '#app/components/admin/calendar-change-table.tsx';
import { Horizon, UnitExceptions, WeekHours } from '#app/components/admin/calendar-facts.tsx';
import { dayWords } from '#app/components/admin/calendar-words.ts';
import { versionHeading } from '#app/components/admin/change-heading.ts';
import { DraftList, VersionTable } from '#app/components/admin/rule-lists.tsx';
import { YearView } from '#app/components/admin/year-view.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { calendarChanges } from '#app/domain/sla/calendar-changes.ts';
import type { CalendarDefinition } from '#app/domain/sla/calendar-definition.ts';
import { adminTexts } from '#app/i18n/index.ts';
import { adminContext, openAdmin } from '#app/routes/admin/admin-page.server.ts';
import {
  horizonData,
  nameOf,
  typedFields,
  unitRows,
  yearData,
  yearOf,
} from '#app/routes/admin/calendar-pages.server.ts';
import { baseOf, listRules, startDraft } from '#app/routes/admin/rule-pages.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

const words = adminTexts.calendars;
const HOME = '/admin/calendars';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { ctx, frame } = await openAdmin({ context, request });
  const county = await getCountyRules(ctx.db);
  const { versions, drafts } = await listRules(ctx, 'calendar');
  const asked = new URL(request.url).searchParams;
  const shown = versions.find(({ version }) => version === (asked.get('version') ?? county.calendarVersion));
  if (!shown) throw data(null, 404);
  const definition: CalendarDefinition = JSON.parse(shown.body);
  const year = yearOf(request, county, ctx.now);
  const base = await baseOf(ctx, 'calendar', shown.version);
  const changes = base && calendarChanges(JSON.parse(base.body), definition);
  const homeOf = (unit: string | null) =>
    `${HOME}?version=${encodeURIComponent(shown.version)}${unit === null ? '' : `&unit=${unit}`}&year=`;
  return {
    frame,
    drafts,
    shown: shown.version,
    newest: versions[0]?.version ?? shown.version,
    versions: versions.map(({ body, ...version }) => ({
      ...version,
      href: `${HOME}?version=${encodeURIComponent(version.version)}`,
      horizon: (JSON.parse(body) as CalendarDefinition).publishedThrough ?? null,
    })),
    horizon: horizonData(definition, county, ctx.now),
    history: base &&
      changes && {
        base: base.version,
        changes,
        unitNames: Object.fromEntries(changes.units.map(({ unit }) => [unit, nameOf(county, unit)])),
      },
    week: definition.week,
    units: unitRows(definition, county, (unit) => `${homeOf(unit)}${year}#year`),
    year: yearData(definition, { year, unit: asked.get('unit'), county, homeOf }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await adminContext(args);
  const typed = await typedFields(args.request);
  if (typed?.intent !== 'new') return data(null, 400);
  return startDraft(ctx, 'calendar', HOME);
}

type Loaded = Awaited<ReturnType<typeof loader>>;

export default function Calendars({ loaderData }: { loaderData: Loaded }) {
  const { frame, drafts, shown, newest, versions, horizon, history, week, units, year } = loaderData;
  return (
    <AdminPage frame={frame} tab="calendars">
      <PageTitle title={words.title} />
      <h1 className="page-title">{words.title}</h1>
      <p className="mb-3">{words.lead}</p>
      <Horizon horizon={horizon} />
      <DraftList drafts={drafts} home={HOME} baseVersion={newest} />
      <VersionTable versions={versions} shown={shown} more={[HORIZON_COLUMN]} />
      {history && <CalendarChangeTable {...history} heading={versionHeading(shown, history.base)} />}
      <YearView data={year} />
      <WeekHours week={week} />
      <UnitExceptions units={units} />
    </AdminPage>
  );
}

const HORIZON_COLUMN = {
  key: 'horizon',
  head: words.versions.columns.horizon,
  cell: ({ horizon }: Loaded['versions'][number]) => (horizon === null ? words.versions.noHorizon : dayWords(horizon)),
  className: 'nowrap',
};
