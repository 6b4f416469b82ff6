import { data, type HeadersArgs, type LoaderFunctionArgs } from 'react-router';
import { AdminPage } from '#app/components/admin/admin-page.tsx';
import { LadderView, OrdersView } from '#app/components/admin/ladder-view.tsx';
import { MovesView } from '#app/components/admin/moves-view.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { emptyRehearsal, type Rehearsal, type RouteChange } from '#app/domain/rules/rehearsal.ts';
import { adminTexts } from '#app/i18n/index.ts';
import { openAdmin } from '#app/routes/admin/admin-page.server.ts';
import { draftIdOf } from '#app/routes/admin/rule-pages.server.ts';
import { namesOfUnits } from '#app/routes/admin/unit-names.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { findRuleDraft } from '#db/repositories/rule-drafts.server.ts';
import { findRehearsal } from '#db/repositories/rule-rehearsals.server.ts';

const words = adminTexts.rehearsal.rehearsal;
const { kinds, draftName } = adminTexts.rehearsal;
/** Without JavaScript the page asks again by itself while the rehearsal runs, in seconds. */
const REFRESH_SECONDS = 3;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, frame } = await openAdmin(args);
  const id = draftIdOf(args);
  const rehearsal = await findRehearsal(ctx.db, id);
  if (!rehearsal) throw data(null, 404);
  const county = await getCountyRules(ctx.db);
  const draft = await findRuleDraft(ctx.db, rehearsal.draftId);
  const { kind, draftId, months, state, examined, total, result } = rehearsal;
  const shown = {
    frame,
    isDraft: draft?.publishedVersion === null,
    // One of before the ladder was rehearsed says nothing of it.
    hasLadder: result !== null && 'ladder' in result,
    rehearsal: { id, kind, draftId, months, state, examined, total, result: { ...emptyRehearsal(), ...result } },
    unitNames: namesOfUnits(county),
    categoryNames: Object.fromEntries([...county.categories.values()].map(({ code, name }) => [code, name.zh])),
  };
  const refresh = isUnderWay(state) ? { Refresh: String(REFRESH_SECONDS) } : undefined;
  return data(shown, { headers: refresh });
}

export function headers({ loaderHeaders }: HeadersArgs): Headers {
  return loaderHeaders;
}

function isUnderWay(state: string): boolean {
  return state === 'waiting' || state === 'running';
}

type Loaded = Awaited<ReturnType<typeof loader>>['data'];

export default function RehearsalResult({ loaderData }: { loaderData: Loaded }) {
  const { frame, isDraft, hasLadder, rehearsal, unitNames, categoryNames } = loaderData;
  const { id, kind, draftId, months, state, examined, total, result } = rehearsal;
  const title = `${words.title} – ${draftName(kinds[kind], draftId)} – ${words.monthsOf(months)}`;
  return (
    <AdminPage frame={frame} tab="rehearsal">
      <PageTitle title={title} />
      <BackLink href="/admin/rehearsal">{words.back}</BackLink>
      <h1 className="page-title">{title}</h1>
      <p role="status">
        {words.states[state]} · {words.progress(examined, total)}
      </p>
      {isUnderWay(state) && (
        <p className="hint">
          {words.refreshes} <a href={`/admin/rehearsal/${id}`}>{words.refresh}</a>
        </p>
      )}
      {state === 'failed' && <Notice tone="warn">{words.failed}</Notice>}
      {state === 'done' && (
        <>
          <p className="hint">{kind === 'routing' ? words.routingMethod : words.method}</p>
          {kind === 'routing' && <NotRehearsed />}
          {result.unreadable > 0 && <Notice tone="warn">{words.unreadable(result.unreadable)}</Notice>}
          {kind === 'routing' ? (
            <Routes {...{ result, unitNames, categoryNames }} />
          ) : (
            <>
              <MovesView moves={result} unitNames={unitNames} />
              {hasLadder && <LadderView ladder={result.ladder} unitNames={unitNames} />}
              {hasLadder && <OrdersView orders={result.orders} unitNames={unitNames} />}
            </>
          )}
          {isDraft ? (
            <p className="mt-4">
              <ButtonLink href={`/admin/drafts/${draftId}/publish`}>{words.publish}</ButtonLink>
            </p>
          ) : (
            <p className="hint">{words.noDraft}</p>
          )}
        </>
      )}
    </AdminPage>
  );
}

/** What people of another lead would have done is nobody's to guess. */
function NotRehearsed() {
  const { title, people, co, progress } = words.notRehearsed;
  return (
    <>
      <p className="hint">{title}：</p>
      <ul className="hint mb-3 list-disc pl-6">
        <li>{people}</li>
        <li>{co}</li>
        <li>{progress}</li>
      </ul>
    </>
  );
}

type RoutesProps = { result: Rehearsal } & Pick<Loaded, 'unitNames' | 'categoryNames'>;

function Routes({ result, unitNames, categoryNames }: RoutesProps) {
  const nameOf = (unit: string) => unitNames[unit] ?? unit;
  const listOf = (units: readonly string[]) => (units.length === 0 ? words.none : units.map(nameOf).join('、'));
  const columns: Column<RouteChange>[] = [
    {
      key: 'category',
      head: words.routeColumns.category,
      cell: ({ category }) => categoryNames[category] ?? category,
      isRowHead: true,
      className: 'nowrap',
    },
    { key: 'lead', head: words.routeColumns.lead, cell: ({ from, to }) => words.changed(nameOf(from), nameOf(to)) },
    {
      key: 'co',
      head: words.routeColumns.co,
      cell: ({ coFrom, coTo }) => words.changed(listOf(coFrom), listOf(coTo)),
    },
    { key: 'cases', head: words.routeColumns.cases, cell: ({ cases }) => cases, isNumber: true },
  ];
  return (
    <>
      <p className="mb-3">{words.routed(result.routed)}</p>
      <DataTable
        caption={words.routes}
        columns={columns}
        rows={Object.values(result.routes)}
        rowKey={(route) => JSON.stringify(route)}
        empty={result.unlisted > 0 ? words.noRows : words.noRoutes}
      />
      {result.unlisted > 0 && <p className="hint">{words.unlisted(result.unlisted)}</p>}
      {Object.keys(result.counts).length > 0 && (
        <>
          <h2 className="section-title">{words.routedClocks}</h2>
          <MovesView moves={result} unitNames={unitNames} />
        </>
      )}
    </>
  );
}
