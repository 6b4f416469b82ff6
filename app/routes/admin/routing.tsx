import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import { AdminPage } from '#app/components/admin/admin-page.tsx';
import { useWhen } from '#app/components/desk/when.ts';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import type { RoutingBody } from '#app/domain/rules/rule-draft.ts';
import { readForm } from '#app/http/form.ts';
import { adminTexts } from '#app/i18n/index.ts';
import { adminContext, openAdmin } from '#app/routes/admin/admin-page.server.ts';
import { namesOfUnits } from '#app/routes/admin/unit-names.server.ts';
import { saveRuleDraft } from '#app/use-cases/save-rule-draft.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { listRuleDrafts } from '#db/repositories/rule-drafts.server.ts';
import { listRuleVersions } from '#db/repositories/rule-versions.server.ts';

const words = adminTexts.rehearsal.routing;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, frame } = await openAdmin(args);
  const county = await getCountyRules(ctx.db);
  const drafts = await listRuleDrafts(ctx.db, 'routing');
  return {
    frame,
    version: county.routing.version,
    rules: county.routing.rules,
    unitNames: namesOfUnits(county),
    categoryNames: Object.fromEntries([...county.categories.values()].map(({ code, name }) => [code, name.zh])),
    drafts: drafts.map(({ id, updatedAt }) => ({ id, updatedAt })),
  };
}

/** A new draft from the version published last. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await adminContext(args);
  const form = await readForm(args.request);
  if (form.get('intent') !== 'new') throw data(null, 400);
  const [last] = await listRuleVersions(ctx.db, 'routing');
  if (!last) throw data(null, 404);
  const { version: baseVersion, body } = last;
  const draft = { id: null, kind: 'routing', body, baseVersion, note: null, effectiveOn: null } as const;
  const saved = await saveRuleDraft(ctx, draft);
  if (!saved.ok) throw data(null, 409);
  return redirect(`/admin/routing/draft/${saved.id}`, 303);
}

type Loaded = Awaited<ReturnType<typeof loader>>;

export default function Routing({ loaderData }: { loaderData: Loaded }) {
  const { frame, version, rules, drafts } = loaderData;
  const when = useWhen();
  return (
    <AdminPage frame={frame} tab="routing">
      <PageTitle title={words.title} />
      <h1 className="page-title">{words.title}</h1>
      <p className="mb-3">{words.lead}</p>
      <DataTable
        caption={`${words.version} ${version}`}
        columns={ruleColumns(loaderData)}
        rows={rules}
        rowKey={({ categories }) => categories.join()}
      />
      <h2 className="section-title">{words.drafts}</h2>
      {drafts.length === 0 ? (
        <p className="hint">{words.noDrafts}</p>
      ) : (
        <ul>
          {drafts.map(({ id, updatedAt }) => (
            <li key={id}>
              <a href={`/admin/routing/draft/${id}`}>{words.draftTitle(id)}</a> · {when(updatedAt)}
            </li>
          ))}
        </ul>
      )}
      <form method="post">
        <input type="hidden" name="intent" value="new" />
        <Button>{words.newDraft}</Button>
      </form>
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
