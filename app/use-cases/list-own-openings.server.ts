import { type Opening, openingsOf } from '#app/domain/case-openings.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { unitName } from '#app/use-cases/clock-views.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { listCaseReadings } from '#db/repositories/audit-rows.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

/** Who of the staff opened the investor's own case, from the log, the latest first; the investor's own views are not in it. */
export async function listOwnOpenings(ctx: UseCaseContext, caseId: number): Promise<Opening[]> {
  const county = await getCountyRules(ctx.db);
  const { calendar } = currentRules(county);
  const readings = await listCaseReadings(ctx.db, caseId);
  return openingsOf(readings, { dayOf: (at) => dayOf(calendar, at), unitOf: (id) => unitName(county, id) });
}
