import type { KeyRing } from '#app/crypto/keys.server.ts';
import { openRecords, type StaffSeen } from '#app/use-cases/case-record.server.ts';
import { fireDueTogether } from '#app/use-cases/fire-due.server.ts';
import { saveRecords } from '#app/use-cases/save-record.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import type { DuePlace } from '#db/repositories/due-cases.server.ts';

/** `until`: the place in the list of what is due from which other cases have their turn first. */
type Firing = { db: Db; now: Date; keys: KeyRing; seen?: StaffSeen; until?: DuePlace | null };

/**
 * Fires whatever is due on one case before `now`, with its effects, mails and one audit row, in one transaction.
 * Returns how many steps fired: 0 when another sweeper or an act was first (sla.md §2).
 */
export async function recordBreaches(ctx: Firing, caseId: number): Promise<number> {
  const [fired = 0] = await writeTransaction(ctx.db, (trx) => fireWithin(trx, ctx, [caseId]));
  return fired;
}

/**
 * The same for cases that share a commit, in the order in which it was due among all of them; what became of each, in
 * their order. Where one of them fails nothing is kept, and each is fired again by itself, so that it takes no other along.
 */
export async function recordBreachesTogether(
  ctx: Firing,
  caseIds: readonly number[],
): Promise<PromiseSettledResult<number>[]> {
  try {
    const fired = await writeTransaction(ctx.db, (trx) => fireWithin(trx, ctx, caseIds));
    return fired.map((value) => ({ status: 'fulfilled', value }));
  } catch {
    return Promise.allSettled(caseIds.map((caseId) => recordBreaches(ctx, caseId)));
  }
}

async function fireWithin(trx: Db, ctx: Firing, caseIds: readonly number[]): Promise<number[]> {
  const records = await openRecords(trx, caseIds, ctx.now, ctx.seen);
  await fireDueTogether(trx, records, ctx.until ?? null);
  await saveRecords(trx, records, ctx.keys);
  return records.map((record) => record.firedClockSteps.length + record.firedActs.length);
}
