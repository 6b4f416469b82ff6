import { currentRules } from '#app/domain/county-rules.ts';
import { remediesWhileHeld } from '#app/domain/held-report.ts';
import type { RunningRemedies } from '#app/domain/remedies.ts';
import type { OwnCase } from '#app/routes/public/own-case.server.ts';
import { countyDay } from '#app/routes/public/report-way.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { findDecisionDay, listAmounts } from '#db/repositories/reports.server.ts';

/** What runs on while the own report is kept, as of `today` of the county, `YYYY-MM-DD`. */
export type KeptRemedies = { remedies: RunningRemedies; today: string };

export async function readKeptRemedies({ ctx, caseId }: OwnCase): Promise<KeptRemedies> {
  const county = await getCountyRules(ctx.db);
  const today = countyDay(county, ctx.now);
  const told = { amounts: await listAmounts(ctx.db, caseId), decidedOn: await findDecisionDay(ctx.db, caseId) };
  return { remedies: remediesWhileHeld(told, currentRules(county).calendar, today), today };
}
