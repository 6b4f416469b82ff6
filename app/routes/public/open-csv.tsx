import type { LoaderFunctionArgs } from 'react-router';
import { writeCsv } from '#app/domain/csv.ts';
import { COUNTY } from '#app/domain/scorecard/measure.ts';
import { OTHERS } from '#app/domain/scorecard/parcels.ts';
import { type PublishedRow, publishedRows } from '#app/domain/scorecard/published-rows.ts';
import { inLocale, localeOfPath, textsFor } from '#app/i18n/index.ts';
import { readScorecard } from '#app/use-cases/read-scorecard.server.ts';

export const handle = { static: true };

const VALUES = [
  'n',
  'of',
  'percent',
  'mean',
  'medianDays',
  'fewerThan',
] as const satisfies readonly (keyof PublishedRow)[];
const HEAD = ['monthFrom', 'monthThrough', 'unit', 'unitName', 'measure', 'measureName', ...VALUES];

/** The scorecard as a table that spreadsheets open: what the page shows, cell by cell, and no more. */
export async function loader({ context, request }: LoaderFunctionArgs): Promise<Response> {
  const locale = localeOfPath(new URL(request.url).pathname);
  const words = textsFor(locale).scorecard;
  const { scorecard, units } = await readScorecard(context.db);
  const names = new Map(units.map(({ id, name }) => [id, inLocale(locale, name)]));
  names.set(COUNTY, words.county).set(OTHERS, words.others);
  const rows = scorecard === null ? [] : publishedRows(scorecard);
  const lines = rows.map((row) => [
    scorecard?.from ?? '',
    scorecard?.through ?? '',
    row.unit,
    names.get(row.unit) ?? '',
    row.measure,
    words.measures[row.measure],
    ...VALUES.map((value) => String(row[value] ?? '')),
  ]);
  return new Response(writeCsv([HEAD, ...lines]), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="scorecard-${scorecard?.through ?? 'empty'}.csv"`,
    },
  });
}
