import type { KeyRing } from '#app/crypto/keys.server.ts';
import { fireOnRecord, hasNewRules, nextStep, openRecord, type StaffSeen } from '#app/use-cases/case-record.server.ts';
import { saveRecord } from '#app/use-cases/save-record.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { countMovedCase, deleteRetry, type RuleApplication } from '#db/repositories/rule-applications.server.ts';

/**
 * Brings one case under new rules, from the instant on from which they hold. What was due before that instant, and what is due
 * since by the new ones, is the sweep's, in the order of all cases (sla.md §2); where something of the first kind waits, the
 * sweep brings the case under them too. False where it is under them, or under later ones, already: it happens once.
 */
export async function moveCase(
  ctx: { db: Db; now: Date; keys: KeyRing; seen?: StaffSeen },
  application: Pick<RuleApplication, 'id'>,
  caseId: number,
): Promise<boolean> {
  return writeTransaction(ctx.db, async (trx) => {
    const record = await openRecord(trx, caseId, ctx.now, ctx.seen);
    await deleteRetry(trx, application.id, caseId);
    if (!hasNewRules(record)) return false;
    for (let step = nextStep(record); step?.kind === 'rules'; step = nextStep(record)) fireOnRecord(record, step);
    await saveRecord(trx, record, ctx.keys);
    await countMovedCase(trx, application.id);
    return true;
  });
}
