import { data, type LoaderFunctionArgs } from 'react-router';
import { writeFees } from '#app/domain/fee-csv.ts';
import { adminContext } from '#app/routes/admin/admin-page.server.ts';
import { today, unitNamesOf } from '#app/routes/admin/fee-pages.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { getFeeCatalogue, listFeeEntries } from '#db/repositories/fee-catalogue.server.ts';

/** A version as a table to keep or to make the next one from; without a version the one in force. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { db, now } = await adminContext(args);
  const county = await getCountyRules(db);
  const asked = new URL(args.request.url).searchParams.get('version');
  const version = asked ?? (await getFeeCatalogue(db, today(county, now))).version;
  const entries = await listFeeEntries(db, version);
  if (entries.length === 0) throw data(null, 404);
  return new Response(writeFees(entries, new Map(Object.entries(unitNamesOf(county)))), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="fees-${version}.csv"`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
    },
  });
}
