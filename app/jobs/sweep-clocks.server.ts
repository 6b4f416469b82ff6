import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import { recordBreaches } from '#app/use-cases/record-breaches.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { type DuePlace, listDueAfter } from '#db/repositories/due-cases.server.ts';
import { recordTick } from '#db/repositories/heartbeats.server.ts';

const BATCH = 200;

export type Tick = { db: Db; keys: KeyRing; now: Date; limit?: number };
/** `more`: the limit ended the tick; the next one should follow at once. */
export type Swept = { cases: number; more: boolean };

/**
 * One tick: fires everything due before `now`, oldest first, a transaction for each case, then records the heartbeat,
 * also when nothing was due. One walk through the list of what is due: a case that fails is passed by and does not count
 * towards `limit`, and every tick begins with the oldest, so no cap starves anything. Failures are thrown together, last.
 */
export async function sweepClocks(tick: Tick): Promise<Swept> {
  const { db, keys, now, limit = Number.POSITIVE_INFINITY } = tick;
  const failures: unknown[] = [];
  let cases = 0;
  for await (const caseId of dueCases(db, now)) {
    if (cases === limit) {
      await beat(tick, failures);
      return { cases, more: true };
    }
    try {
      if ((await recordBreaches({ db, now, keys }, caseId)) > 0) cases += 1;
    } catch (error) {
      failures.push(error);
    }
    // The database answers without giving up the thread: requests get their turn here.
    await nextTurn();
  }
  await beat(tick, failures);
  return { cases, more: false };
}

/** The cases due before `now`, each once, read in batches while they are worked off. */
async function* dueCases(db: Db, now: Date): AsyncGenerator<number> {
  const seen = new Set<number>();
  let after: DuePlace | null = null;
  for (;;) {
    const batch: DuePlace[] = await listDueAfter(db, { before: now, after, limit: BATCH });
    for (const { caseId } of batch) {
      if (seen.has(caseId)) continue;
      seen.add(caseId);
      yield caseId;
    }
    after = batch.at(-1) ?? null;
    if (!after) return;
  }
}

async function beat({ db, now }: Tick, failures: readonly unknown[]): Promise<void> {
  await writeTransaction(db, (trx) => recordTick(trx, now));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} cases could not be swept`);
}
