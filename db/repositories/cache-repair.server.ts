import type { Db } from '#db/client.server.ts';
import type { CaseOpening } from '#db/repositories/cached-case.server.ts';
import type { CaseCache } from '#db/repositories/case-cache.server.ts';

/**
 * Clears what no ordinary write touches: clocks and referrals that the replay does not have, and what of a clock never
 * changes once it is there. A clock on which a step is recorded stays, since that record cannot be deleted.
 */
export async function clearAlteredRows(db: Db, caseId: number, cache: CaseCache): Promise<void> {
  const keys = cache.clocks.map((clock) => clock.key);
  await db
    .deleteFrom('sla_clocks')
    .where('case_id', '=', caseId)
    .$if(keys.length > 0, (clocks) => clocks.where('key', 'not in', keys))
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom('fired_steps').select('step').whereRef('fired_steps.clock_id', '=', 'sla_clocks.id'),
        ),
      ),
    )
    .execute();
  for (const { key, kind, cycle, startedAt } of cache.clocks) {
    await db
      .updateTable('sla_clocks')
      .set({ kind, cycle, started_at: startedAt.toISOString() })
      .where('case_id', '=', caseId)
      .where('key', '=', key)
      .execute();
  }
  const kinds = cache.referrals.map((referral) => referral.kind);
  await db
    .deleteFrom('referrals')
    .where('case_id', '=', caseId)
    .$if(kinds.length > 0, (referrals) => referrals.where('kind', 'not in', kinds))
    .execute();
}

/** Writes anew what of a case's row is written when it is opened. */
export async function restoreOpening(db: Db, caseId: number, opened: CaseOpening): Promise<void> {
  const { kind, group, openedAt } = opened;
  await db
    .updateTable('cases')
    .set({ kind: kind === 'request' ? 'request' : 'report', group_id: group, opened_at: openedAt })
    .where('id', '=', caseId)
    .execute();
}
