import { currentRules } from '#app/domain/county-rules.ts';
import { type FeeProblem, readFees, type UnitNames } from '#app/domain/fee-csv.ts';
import { ADMIN_ROLES } from '#app/domain/permissions.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { parseDay } from '#app/domain/sla/civil-day.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { type Refused, refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { writeTransaction } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { insertFeeCatalogue, listFeeCatalogues } from '#db/repositories/fee-catalogue.server.ts';

export type FeePublication = {
  /** The table of the whole catalogue. */
  text: string;
  /** `YYYY-MM-DD` in the county's zone, today or later. */
  effectiveOn: string;
  note: string | null;
};
type Published = { ok: true; version: string; entries: number };
type FaultyFees = { ok: false; reason: 'problems'; problems: FeeProblem[] };

/**
 * Publishes a whole fee catalogue for good, in one transaction with its audit row. Nothing is published of a table with
 * a fault. A day that has passed is refused: what was in force then stays what it was.
 */
export async function publishFees(
  ctx: StaffContext,
  { text, effectiveOn, note }: FeePublication,
): Promise<Published | FaultyFees | Refused<'not_allowed' | 'bad_day' | 'past_day'>> {
  if (!ADMIN_ROLES.includes(ctx.actor.role)) return refused('not_allowed');
  if (parseDay(effectiveOn) === null) return refused('bad_day');
  return writeTransaction(ctx.db, async (trx) => {
    const county = await getCountyRules(trx);
    if (effectiveOn < dayOf(currentRules(county).calendar, ctx.now)) return refused('past_day');
    const units: UnitNames = new Map([...county.departments.values()].map(({ id, name }) => [id, name.zh]));
    const { entries, problems } = readFees(text, units);
    if (problems.length > 0) return { ok: false, reason: 'problems', problems };
    const taken = new Set((await listFeeCatalogues(trx)).map(({ version }) => version));
    const version = nameOf(effectiveOn, taken);
    const catalogue = { version, effectiveFrom: effectiveOn, publishedBy: ctx.actor.accountId, note };
    await insertFeeCatalogue(trx, catalogue, entries, ctx.now);
    const act = { act: 'publish_fees', caseId: null, at: ctx.now, subject: version };
    await appendAudit(trx, ctx.keys, auditOf(ctx.actor, act));
    return { ok: true, version, entries: entries.length };
  });
}

/** Named by its day; a second one of the same day has a number. */
function nameOf(day: string, taken: ReadonlySet<string>): string {
  if (!taken.has(day)) return day;
  let nth = 2;
  while (taken.has(`${day}-${nth}`)) nth += 1;
  return `${day}-${nth}`;
}
