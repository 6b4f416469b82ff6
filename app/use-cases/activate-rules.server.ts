import type { KeyRing } from '#app/crypto/keys.server.ts';
import { dayOf, startOfDay } from '#app/domain/sla/calendar.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { insertRuleApplication } from '#db/repositories/rule-applications.server.ts';
import { activateRuleVersion, listVersionsDue, type RuleVersion } from '#db/repositories/rule-versions.server.ts';

type Context = { db: Db; now: Date; keys: KeyRing };

/**
 * Brings into force what was published for a day that has come, at 00:00 of that day in the county's zone, with an audit
 * row each, and begins the walk through the open cases where one is to be moved. Returns how many versions there were.
 */
export async function activateDueRules(ctx: Context): Promise<number> {
  return writeTransaction(ctx.db, async (trx) => {
    const county = await getCountyRules(trx);
    const calendar = county.calendars.get(county.calendarVersion);
    if (!calendar) throw new Error('no calendar is in force');
    const due = await listVersionsDue(trx, dayOf(calendar, ctx.now));
    for (const version of due) await activate(trx, ctx, version, startOfDay(calendar, version.effectiveFrom));
    return due.length;
  });
}

/** One version into force at this instant, inside the caller's transaction. Nothing where it is in force already. */
export async function activate(
  trx: Db,
  { now, keys }: Omit<Context, 'db'>,
  version: Pick<RuleVersion, 'kind' | 'version' | 'movesOpenCases'>,
  at: Date,
): Promise<void> {
  const { kind, movesOpenCases } = version;
  if (!(await activateRuleVersion(trx, kind, version.version, at))) return;
  if (movesOpenCases) {
    const policyVersion = kind === 'policy' ? version.version : null;
    const calendarVersion = kind === 'calendar' ? version.version : null;
    await insertRuleApplication(trx, { policyVersion, calendarVersion }, now);
  }
  const subject = `${kind}:${version.version}`;
  await appendAudit(trx, keys, auditOf({ kind: 'system' }, { act: 'activate_rules', caseId: null, at: now, subject }));
}
