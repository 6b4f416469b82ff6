import type { KeyRing } from '#app/crypto/keys.server.ts';
import { firedSteps, stepKey } from '#app/domain/fired-step.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { type CaseRecord, openRecord } from '#app/use-cases/case-record.server.ts';
import { compareCase, type Difference, openingOf } from '#app/use-cases/examine-case.server.ts';
import { examineQueries } from '#app/use-cases/examine-queries.server.ts';
import { cacheOf } from '#app/use-cases/save-record.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { clearAlteredRows, restoreOpening } from '#db/repositories/cache-repair.server.ts';
import { type CachedCase, getCachedCase } from '#db/repositories/cached-case.server.ts';
import { type CaseCache, insertAccused, updateCaseHeads, upsertReferrals } from '#db/repositories/case-cache.server.ts';
import { insertFiredSteps, upsertClocks } from '#db/repositories/case-clocks.server.ts';
import { replacePublication } from '#db/repositories/case-publications.server.ts';
import { replaceReaders } from '#db/repositories/case-readers.server.ts';
import { restoreQueryRows } from '#db/repositories/query-rows.server.ts';
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
      const left = await compareCase(trx, caseId);
      const tables = tablesMended({ found, left });
      const act = { act: 'repair_cache', caseId, at: ctx.now, subject: tables.join() };
      if (tables.length > 0) await appendAudit(trx, ctx.keys, auditOf({ kind: 'system' }, act));
      return { found, left };
    });
  } catch (error) {
    if (found.length === 0) throw error;
    return { found, left: found };
  }
}

/** What was written anew: the log says nothing of rows that were left as they are. */
function tablesMended({ found, left }: Repair): string[] {
  const isLeft = new Set(left.map(nameOfDifference));
  const mended = found.filter((difference) => !isLeft.has(nameOfDifference(difference)));
  return [...new Set(mended.map(({ table }) => table))].sort();
}

/** What tells one difference from the others, before a repair and after it. */
export function nameOfDifference({ reference, table, key, field }: Difference): string {
  return [reference, table, key, field].join();
}

async function rewriteCache(trx: Db, record: CaseRecord, cached: CachedCase): Promise<void> {
  const { id, caseFile, now } = record;
  const cache = cacheOf(record);
  await clearAlteredRows(trx, id, cache);
  await insertAccused(trx, id, { accused: caseFile.accused, excluded: caseFile.excluded });
  await updateCaseHeads(trx, [{ caseId: id, head: cache.head, now }]);
  await restoreFired(trx, record, cache, cached);
  await replaceScheduledActs(trx, [{ caseId: id, pending: cache.scheduled, fired: [] }]);
  await replaceReaders(trx, [{ caseId: id, readers: cache.readers, status: cache.head.status }]);
  await upsertReferrals(trx, id, cache.referrals);
  await replacePublication(trx, id, cache.publication);
  await restoreOpening(trx, id, openingOf(record.caseFile));
  await restoreQueryRows(trx, (await examineQueries(trx, record)).replayed);
}

/** Clocks, and the rows of steps that fired: each is an event too, with the instant it was due and the one it fired. */
async function restoreFired(
  trx: Db,
  { id, caseFile }: CaseRecord,
  cache: CaseCache,
  cached: CachedCase,
): Promise<void> {
  await upsertClocks(trx, [{ caseId: id, clocks: cache.clocks }]);
  const known = new Set(cached.fired.map(({ clockKey, step }) => stepKey(clockKey, step)));
  const missing = firedSteps(caseFile).filter(({ clockKey, step }) => !known.has(stepKey(clockKey, step)));
  await insertFiredSteps(
    trx,
    missing.map((fired) => ({ caseId: id, ...fired })),
  );
}
