import { currentRules } from '#app/domain/county-rules.ts';
import { remediesWhileHeld } from '#app/domain/held-report.ts';
import type { RemedyDate } from '#app/domain/remedies.ts';
import type { OwnCase } from '#app/routes/public/own-case.server.ts';
import { countyDay } from '#app/routes/public/report-way.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { listAmounts } from '#db/repositories/reports.server.ts';

/** What runs on while the own report is kept, as of `today` of the county, `YYYY-MM-DD`. */
export type OwnRemedies = { remedies: RemedyDate[]; today: string };

export async function readOwnRemedies({ ctx, caseId }: OwnCase): Promise<OwnRemedies> {
  const county = await getCountyRules(ctx.db);
  const today = countyDay(county, ctx.now);
  const remedies = remediesWhileHeld(await listAmounts(ctx.db, caseId), currentRules(county).calendar, today);
  return { remedies, today };
}
