import { data, type LoaderFunctionArgs } from 'react-router';
import { AdminPage } from '#app/components/admin/admin-page.tsx';
import { CatalogueTable, EntryTable } from '#app/components/admin/fee-tables.tsx';
import { countWords } from '#app/components/admin/fee-words.ts';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { countByList } from '#app/domain/fee-changes.ts';
import { adminTexts } from '#app/i18n/index.ts';
import { openAdmin } from '#app/routes/admin/admin-page.server.ts';
import { listedCatalogues, today, unitNamesOf } from '#app/routes/admin/fee-pages.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { listFeeEntries } from '#db/repositories/fee-catalogue.server.ts';

const words = adminTexts.fees;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, frame } = await openAdmin(args);
  const county = await getCountyRules(ctx.db);
  const catalogues = await listedCatalogues(ctx.db, today(county, ctx.now));
  const asked = new URL(args.request.url).searchParams;
  const wanted = asked.get('version') ?? catalogues.find(({ state }) => state === 'inForce')?.version;
  const shown = catalogues.find(({ version }) => version === wanted);
  if (!shown) throw data(null, 404);
  return {
    frame,
    catalogues,
    shown: shown.version,
    entries: await listFeeEntries(ctx.db, shown.version),
    unitNames: unitNamesOf(county),
    isPublished: asked.has('published'),
  };
}

export default function Fees({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { frame, catalogues, shown, entries, unitNames, isPublished } = loaderData;
  const title = words.entriesOf(shown);
  return (
    <AdminPage frame={frame} tab="fees">
      <PageTitle title={words.title} />
      <h1 className="page-title">{words.title}</h1>
      {isPublished && (
        <div role="status">
          <Notice tone="ok" title={words.published(shown)} />
        </div>
      )}
      <p className="mb-3">{words.lead}</p>
      <div className="actions">
        <ButtonLink href="/admin/fees/import">{words.import}</ButtonLink>
        <ButtonLink variant="secondary" href="/admin/fees/catalogue.csv">
          {words.template}
        </ButtonLink>
      </div>
      <h2 className="section-title">{words.versions}</h2>
      <CatalogueTable catalogues={catalogues} shown={shown} />
      <h2 className="section-title">{title}</h2>
      <p className="mb-2">
        {countWords(countByList(entries))}{' '}
        <a href={`/admin/fees/catalogue.csv?version=${encodeURIComponent(shown)}`}>{words.download}</a>
      </p>
      <EntryTable caption={title} entries={entries} unitNames={unitNames} />
    </AdminPage>
  );
}
