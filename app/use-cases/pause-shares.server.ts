import type { CaseEvent } from '#app/domain/case-event.ts';
import { type CountyRules, currentRules, rulesFor } from '#app/domain/county-rules.ts';
import { type LedCase, type PauseShare, pauseShares } from '#app/domain/pause-shares.ts';
import { replayCase, rulesOfCase } from '#app/domain/replay/replay-case.ts';
import { dayOf, startOfDay } from '#app/domain/sla/calendar.ts';
import { formatDay, parseDay } from '#app/domain/sla/civil-day.ts';
import { fireDueSteps, recordOf } from '#app/use-cases/case-record.server.ts';
import { type Refused, refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { listAccounts } from '#db/repositories/accounts.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { listLedHistories } from '#db/repositories/led-histories.server.ts';

/** The last so many days are looked at. */
export const SHARE_DAYS = 90;

export type NamedShare = PauseShare & { name: string | null };

/** Pause share by officer of the own unit, for its head alone. */
export async function readPauseShares(
  ctx: StaffContext,
): Promise<{ ok: true; shares: NamedShare[] } | Refused<'not_allowed'>> {
  if (ctx.actor.role !== 'head') return refused('not_allowed');
  const { db, now, actor } = ctx;
  const county = await getCountyRules(db);
  const { calendar } = currentRules(county);
  const today = parseDay(dayOf(calendar, now)) ?? 0;
  const from = startOfDay(calendar, formatDay(today - SHARE_DAYS));
  const histories = await listLedHistories(db, actor.departmentId, from);
  const cases = histories.map((events) => ledCase(events, county, now));
  const shares = pauseShares(cases, actor.departmentId, { from, to: now });
  const officers = shares.map(({ officer }) => officer).filter((officer) => officer !== null);
  const names = new Map((await listAccounts(db, officers)).map(({ id, displayName }) => [id, displayName]));
  return {
    ok: true,
    shares: shares.map((share) => ({
      ...share,
      name: share.officer === null ? null : (names.get(share.officer) ?? null),
    })),
  };
}

/** A case as it stands now, with what is due fired on a copy: what is read does not depend on the sweeper. */
function ledCase(events: readonly CaseEvent[], county: CountyRules, now: Date): LedCase {
  const [first] = events;
  if (first?.type !== 'case_opened') throw new Error('a case without a history');
  const rules = rulesFor(county, first.policyVersion, first.calendarVersion);
  const caseFile = replayCase(events, rules);
  const record = recordOf(0, { now, county, rules: rulesOfCase(caseFile, rules), caseFile });
  fireDueSteps(record);
  return { events: [...events, ...record.added], caseFile: record.caseFile };
}
