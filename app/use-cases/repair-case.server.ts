import type { KeyRing } from '#app/crypto/keys.server.ts';
import { stepKey } from '#app/domain/case.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { type CaseRecord, openRecord } from '#app/use-cases/case-record.server.ts';
import { compareCase, type Difference } from '#app/use-cases/examine-case.server.ts';
import { cacheOf } from '#app/use-cases/save-record.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { clearAlteredRows } from '#db/repositories/cache-repair.server.ts';
import { type CachedCase, getCachedCase } from '#db/repositories/cached-case.server.ts';
import { type CaseCache, insertAccused, updateCaseHeads, upsertReferrals } from '#db/repositories/case-cache.server.ts';
import { type FiredStep, insertFiredSteps, upsertClocks } from '#db/repositories/case-clocks.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { replacePublication } from '#db/repositories/case-publications.server.ts';
import { replaceReaders } from '#db/repositories/case-readers.server.ts';
import { replaceScheduledActs } from '#db/repositories/scheduled-acts.server.ts';

/** What was different, and what still is: the cause lies in the history, or in rows that nobody may delete. */
export type Repair = { found: Difference[]; left: Difference[] };

/**
 * Writes the cached rows of a case anew from its events where they differ, with one audit row, in one transaction. The
 * events are not touched, nothing fires, nobody gets a mail. What cannot be written leaves the case as it was.
 */
export async function repairCase(ctx: { db: Db; now: Date; keys: KeyRing }, caseId: number): Promise<Repair> {
  let found: Difference[] = [];
  try {
    return await writeTransaction(ctx.db, async (trx) => {
      found = await compareCase(trx, caseId);
      if (found.length === 0) return { found, left: [] };
      const cached = await getCachedCase(trx, caseId);
      // The instant for which the rows were last worked out, unless that too was altered.
      const at = cached.updatedAt <= ctx.now ? cached.updatedAt : ctx.now;
      await rewriteCache(trx, await openRecord(trx, caseId, at), cached);
      const tables = [...new Set(found.map((difference) => difference.table))].sort();
      const act = { act: 'repair_cache', caseId, at: ctx.now, subject: tables.join() };
      await appendAudit(trx, ctx.keys, auditOf({ kind: 'system' }, act));
      return { found, left: await compareCase(trx, caseId) };
    });
  } catch (error) {
    if (found.length === 0) throw error;
    return { found, left: found };
  }
}

async function rewriteCache(trx: Db, record: CaseRecord, cached: CachedCase): Promise<void> {
  const { id, caseFile, now } = record;
  const cache = cacheOf(record);
  await clearAlteredRows(trx, id, cache);
  await insertAccused(trx, id, { accused: caseFile.accused, excluded: caseFile.excluded });
  await updateCaseHeads(trx, [{ caseId: id, head: cache.head, now }]);
  await restoreFired(trx, record, { cache, known: new Set(cached.fired) });
  await replaceScheduledActs(trx, [{ caseId: id, pending: cache.scheduled, fired: [] }]);
  await replaceReaders(trx, [{ caseId: id, readers: cache.readers, status: cache.head.status }]);
  await upsertReferrals(trx, id, cache.referrals);
  await replacePublication(trx, id, cache.publication);
}

/** Clocks, and the rows of steps that fired: each is an event too, with the instant it was due and the one it fired. */
async function restoreFired(
  trx: Db,
  { id, caseFile }: CaseRecord,
  given: { cache: CaseCache; known: ReadonlySet<string> },
): Promise<void> {
  await upsertClocks(trx, [{ caseId: id, clocks: given.cache.clocks }]);
  const missing: FiredStep[] = [];
  for (const event of await listCaseEvents(trx, id)) {
    if (event.type !== 'step_fired' || given.known.has(stepKey(event.clock, event.step))) continue;
    const clock = caseFile.clocks.find(({ key }) => key === event.clock);
    if (!clock) continue;
    const { policy, calendarVersion } = clock.rules;
    const { clock: clockKey, step, level, action, at: dueAt, recordedAt: firedAt } = event;
    const fired = { caseId: id, clockKey, step, level, action, dueAt, firedAt };
    missing.push({ ...fired, policyVersion: policy.version, calendarVersion });
  }
  await insertFiredSteps(trx, missing);
}
