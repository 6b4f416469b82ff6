import type { LoaderFunctionArgs } from 'react-router';
import { publishedRows } from '#app/domain/scorecard/published-rows.ts';
import { readScorecard } from '#app/use-cases/read-scorecard.server.ts';

export const handle = { static: true };

/** The rows of the CSV for machines; units with their names in three languages. */
export async function loader({ context }: LoaderFunctionArgs): Promise<Response> {
  const { scorecard, units } = await readScorecard(context.db);
  const { from = null, through = null, publishedAt = null } = scorecard ?? {};
  return Response.json({ from, through, publishedAt, units, rows: scorecard ? publishedRows(scorecard) : [] });
}
