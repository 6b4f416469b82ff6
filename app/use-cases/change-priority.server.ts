import { type ActResult, actOnCase } from '#app/use-cases/act-on-case.server.ts';
import { type ActPreview, openCopy, playOnCopy } from '#app/use-cases/preview-act.server.ts';
import { refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { listOnDuty } from '#db/repositories/duty-rosters.server.ts';

/**
 * Urgent or ordinary: the other target on the same start, never a fresh one. Urgent only while somebody of the lead is on
 * duty (sla.md §4). Changed to what it is already: done, and nothing is written.
 */
export function changePriority(
  ctx: StaffContext,
  reference: string,
  urgent: boolean,
): Promise<ActResult<'not_covered'>> {
  return actOnCase<'not_covered'>(ctx, { reference, action: 'change_priority' }, async (on) => {
    const { caseFile } = on.record;
    if (caseFile.urgent === urgent) return { ok: true };
    if (urgent && !(await isCovered(on.trx, caseFile.lead, ctx.now))) return refused('not_covered');
    on.append({ type: 'priority_changed', urgent });
    return { ok: true };
  });
}

async function isCovered(db: Db, lead: string | null, now: Date): Promise<boolean> {
  return lead !== null && (await listOnDuty(db, lead, now)).length > 0;
}

export type PriorityPreview = { isUrgent: boolean; isCovered: boolean; effect: ActPreview };

/** What the change would do, played on a copy. Null when the unit does not read the case. */
export async function previewPriority(ctx: StaffContext, reference: string): Promise<PriorityPreview | null> {
  const record = await openCopy(ctx, reference);
  if (!record) return null;
  const { urgent: isUrgent, lead } = record.caseFile;
  const covered = await isCovered(ctx.db, lead, ctx.now);
  const effect = await playOnCopy(ctx, record, [{ type: 'priority_changed', urgent: !isUrgent }]);
  return { isUrgent, isCovered: covered, effect };
}
