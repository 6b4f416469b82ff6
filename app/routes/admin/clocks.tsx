import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { AdminPage } from '#app/components/admin/admin-page.tsx';
import { versionHeading } from '#app/components/admin/change-heading.ts';
import { PolicyChangeTable } from '#app/components/admin/policy-change-table.tsx';
import { PolicyTables } from '#app/components/admin/policy-tables.tsx';
import { DraftList, VersionTable } from '#app/components/admin/rule-lists.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { adminTexts } from '#app/i18n/index.ts';
import { adminContext, openAdmin } from '#app/routes/admin/admin-page.server.ts';
import { typedFields } from '#app/routes/admin/calendar-pages.server.ts';
import { changeRows, countingOf, policyView } from '#app/routes/admin/clock-pages.server.ts';
import { baseOf, listRules, startDraft } from '#app/routes/admin/rule-pages.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

const words = adminTexts.clocks;
const HOME = '/admin/clocks';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { ctx, frame } = await openAdmin({ context, request });
  const county = await getCountyRules(ctx.db);
  const { versions, drafts } = await listRules(ctx, 'policy');
  const asked = new URL(request.url).searchParams.get('version') ?? county.policyVersion;
  const shown = versions.find(({ version }) => version === asked);
  if (!shown) throw data(null, 404);
  const policy = JSON.parse(shown.body);
  const base = await baseOf(ctx, 'policy', shown.version);
  const counting = countingOf(county, ctx.now, base ? [policy, JSON.parse(base.body)] : [policy]);
  return {
    frame,
    drafts,
    shown: shown.version,
    history: base && {
      base: base.version,
      start: counting.start,
      changes: changeRows({ base: JSON.parse(base.body), policy, county }, counting),
    },
    newest: versions[0]?.version ?? shown.version,
    versions: versions.map(({ body: _body, ...version }) => ({
      ...version,
      href: `${HOME}?version=${encodeURIComponent(version.version)}`,
    })),
    view: policyView(policy, county, counting),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await adminContext(args);
  const typed = await typedFields(args.request);
  if (typed?.intent !== 'new') return data(null, 400);
  return startDraft(ctx, 'policy', HOME);
}

export default function Clocks({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { frame, drafts, shown, newest, versions, view, history } = loaderData;
  return (
    <AdminPage frame={frame} tab="clocks">
      <PageTitle title={words.title} />
      <h1 className="page-title">{words.title}</h1>
      <p className="mb-3">{words.lead}</p>
      <DraftList drafts={drafts} home={HOME} baseVersion={newest} />
      <VersionTable versions={versions} shown={shown} />
      {history && <PolicyChangeTable {...history} heading={versionHeading(shown, history.base)} />}
      <PolicyTables view={view} />
    </AdminPage>
  );
}
