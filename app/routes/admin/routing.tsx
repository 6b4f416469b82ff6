import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { AdminPage } from '#app/components/admin/admin-page.tsx';
import { versionHeading } from '#app/components/admin/change-heading.ts';
import { RoutingChangeTable } from '#app/components/admin/routing-change-table.tsx';
import { DraftList, VersionTable } from '#app/components/admin/rule-lists.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import type { RoutingBody } from '#app/domain/rules/rule-draft.ts';
import { adminTexts } from '#app/i18n/index.ts';
import { adminContext, openAdmin } from '#app/routes/admin/admin-page.server.ts';
import { typedFields } from '#app/routes/admin/calendar-pages.server.ts';
import { baseOf, listRules, startDraft } from '#app/routes/admin/rule-pages.server.ts';
import { namesOfUnits } from '#app/routes/admin/unit-names.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

const words = adminTexts.rehearsal.routing;
const HOME = '/admin/routing';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { ctx, frame } = await openAdmin({ context, request });
  const county = await getCountyRules(ctx.db);
  const { versions, drafts } = await listRules(ctx, 'routing');
  const asked = new URL(request.url).searchParams.get('version') ?? county.routing.version;
  const shown = versions.find(({ version }) => version === asked);
  if (!shown) throw data(null, 404);
  const base = await baseOf(ctx, 'routing', shown.version);
  return {
    frame,
    drafts,
    shown: shown.version,
    newest: versions[0]?.version ?? shown.version,
    versions: versions.map(({ body: _body, ...version }) => ({
      ...version,
      href: `${HOME}?version=${encodeURIComponent(version.version)}`,
    })),
    routing: JSON.parse(shown.body) as RoutingBody,
    base: base && { version: base.version, routing: JSON.parse(base.body) as RoutingBody },
    unitNames: namesOfUnits(county),
    categoryNames: Object.fromEntries([...county.categories.values()].map(({ code, name }) => [code, name.zh])),
  };
}

/** A new draft from the version published last. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await adminContext(args);
  const typed = await typedFields(args.request);
  if (typed?.intent !== 'new') return data(null, 400);
  return startDraft(ctx, 'routing', HOME);
}

type Loaded = Awaited<ReturnType<typeof loader>>;

export default function Routing({ loaderData }: { loaderData: Loaded }) {
  const { frame, drafts, shown, newest, versions, routing, base, unitNames, categoryNames } = loaderData;
  return (
    <AdminPage frame={frame} tab="routing">
      <PageTitle title={words.title} />
      <h1 className="page-title">{words.title}</h1>
      <p className="mb-3">{words.lead}</p>
      <DraftList drafts={drafts} home={HOME} baseVersion={newest} />
      <VersionTable versions={versions} shown={shown} />
      {base && (
        <RoutingChangeTable
          before={base.routing}
          after={routing}
          heading={versionHeading(shown, base.version)}
          {...{ unitNames, categoryNames }}
        />
      )}
      <h2 className="section-title">{`${words.version} ${shown}`}</h2>
      <DataTable
        caption={`${words.version} ${shown}`}
        isCaptionHidden
        columns={ruleColumns(loaderData)}
        rows={routing.rules}
        rowKey={({ categories }) => categories.join()}
      />
    </AdminPage>
  );
}

function ruleColumns({
  unitNames,
  categoryNames,
}: Pick<Loaded, 'unitNames' | 'categoryNames'>): Column<RoutingBody['rules'][number]>[] {
  const names = (units: readonly string[], between: string) =>
    units.length === 0 ? words.none_ : units.map((unit) => unitNames[unit] ?? unit).join(between);
  return [
    {
      key: 'categories',
      head: words.columns.categories,
      cell: ({ categories }) => categories.map((code) => categoryNames[code] ?? code).join('、'),
      isRowHead: true,
      className: 'min-w-[12rem]',
    },
    { key: 'lead', head: words.columns.lead, cell: ({ lead }) => names([lead], '') },
    { key: 'co', head: words.columns.co, cell: ({ co }) => names(co, '、') },
    { key: 'fallback', head: words.columns.fallback, cell: ({ fallback }) => names(fallback, ' → ') },
  ];
}
