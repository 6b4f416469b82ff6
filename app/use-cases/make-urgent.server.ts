import type { Case } from '#app/domain/case.ts';
import { onDutyAt, onDutyThrough } from '#app/domain/duty-shift.ts';
import { openClock } from '#app/domain/replay/clocks.ts';
import { type ActResult, actOnCase } from '#app/use-cases/act-on-case.server.ts';
import { type ActPreview, openCopy, playOnCopy } from '#app/use-cases/preview-act.server.ts';
import { firstWordMinutes, minutesAfter } from '#app/use-cases/urgent-cover.server.ts';
import { refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { listDutyHours } from '#db/repositories/duty-rosters.server.ts';

const MADE_URGENT = { type: 'priority_changed', urgent: true } as const;

/**
 * The urgent target on the same start, never a fresh one, where somebody of the lead is on duty now and was when the clock
 * started: nobody is late for an hour that had no duty (sla.md §4). There is no way back: the investor was told of it, and
 * whoever could take it back would lengthen a target of his own.
 */
export function makeUrgent(ctx: StaffContext, reference: string): Promise<ActResult<'not_covered'>> {
  return actOnCase<'not_covered'>(ctx, { reference, action: 'make_urgent' }, async (on) => {
    if (!(await isCovered(on.trx, on.record.caseFile, ctx.now))) return refused('not_covered');
    on.append(MADE_URGENT);
    return { ok: true };
  });
}

async function isCovered(db: Db, caseFile: Case, now: Date): Promise<boolean> {
  const startedAt = openClock(caseFile, 'first_contact')?.events[0]?.at;
  if (caseFile.lead === null || !startedAt) return false;
  const minutes = firstWordMinutes(await getCountyRules(db));
  const hours = await listDutyHours(db, caseFile.lead, { from: startedAt, to: minutesAfter(now, minutes) });
  // From when the minutes run, as long as they run, and now.
  return onDutyThrough(hours, startedAt, minutes).length > 0 && onDutyAt(hours, now).length > 0;
}

export type UrgentPreview = { isCovered: boolean; effect: ActPreview };

/** What it would do, played on a copy. Null when the unit does not read the case. */
export async function previewUrgent(ctx: StaffContext, reference: string): Promise<UrgentPreview | null> {
  const record = await openCopy(ctx, reference);
  if (!record) return null;
  const covered = await isCovered(ctx.db, record.caseFile, ctx.now);
  return { isCovered: covered, effect: await playOnCopy(ctx, record, [MADE_URGENT]) };
}
