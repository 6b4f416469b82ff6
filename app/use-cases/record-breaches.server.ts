import type { KeyRing } from '#app/crypto/keys.server.ts';
import { openRecord, type StaffSeen } from '#app/use-cases/case-record.server.ts';
import { fireDue } from '#app/use-cases/fire-due.server.ts';
import { saveRecord } from '#app/use-cases/save-record.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';

/**
 * Fires whatever is due on one case before `now`, with its effects, mails and one audit row, in one transaction.
 * Returns how many steps fired: 0 when another sweeper or an act was first (sla.md §2).
 */
export async function recordBreaches(
  ctx: { db: Db; now: Date; keys: KeyRing; seen?: StaffSeen },
  caseId: number,
): Promise<number> {
  return writeTransaction(ctx.db, async (trx) => {
    const record = await openRecord(trx, caseId, ctx.now, ctx.seen);
    await fireDue(trx, record);
    const fired = record.firedClockSteps.length + record.firedActs.length;
    if (fired === 0) return 0;
    await saveRecord(trx, record, ctx.keys);
    return fired;
  });
}
