import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import { lookAtStaff } from '#app/use-cases/case-record.server.ts';
import { recordBreachesTogether } from '#app/use-cases/record-breaches.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { findNextDueAt } from '#db/repositories/case-cache.server.ts';
import { type DuePlace, listDueAfter } from '#db/repositories/due-cases.server.ts';
import { recordTick } from '#db/repositories/heartbeats.server.ts';

const BATCH = 200;
/** So many cases share a commit; requests get their turn between two commits. */
const AT_ONCE = 128;

export type Tick = {
  db: Db;
  keys: KeyRing;
  now: Date;
  limit?: number;
  /** Records the heartbeat; the running portal also looks for jumps of the time there. By default the tick is `now`. */
  beat?: (tick: { leftDue: boolean }) => Promise<unknown>;
};
/** `more`: the limit ended the tick; the next one should follow at once. */
export type Swept = { cases: number; more: boolean };

/**
 * One tick: fires everything due before `now`, oldest first, a transaction for each case, then records the heartbeat,
 * also when nothing was due. One walk through the list of what is due: a case that fails is passed by and does not count
 * towards `limit`, and every tick begins with the oldest, so no cap starves anything. Failures are thrown together, last.
 * The heartbeat says whether it left anything due: at the end of the list that is asked of the rows, where the limit ended
 * the tick something always is, and only failures count.
 */
export async function sweepClocks(tick: Tick): Promise<Swept> {
  const { db, keys, now, limit = Number.POSITIVE_INFINITY } = tick;
  const failures: unknown[] = [];
  const due = dueCases(db, now);
  let cases = 0;
  for (;;) {
    const chunk = await take(due, Math.min(AT_ONCE, Math.max(1, limit - cases)));
    const isOver = chunk.length > 0 && cases >= limit;
    if (chunk.length === 0 || isOver) {
      const leftDue = isOver ? failures.length > 0 : await isAnyDue(db, now);
      await endTick(tick, { failures, leftDue });
      return { cases, more: isOver };
    }
    const seen = await lookAtStaff(db);
    const fired = await recordBreachesTogether({ db, now, keys, seen }, chunk);
    for (const one of fired) {
      if (one.status === 'rejected') failures.push(one.reason);
      else if (one.value > 0) cases += 1;
    }
    // The database answers without giving up the thread: requests get their turn here.
    await nextTurn();
  }
}

async function take(from: AsyncGenerator<number>, count: number): Promise<number[]> {
  const taken: number[] = [];
  while (taken.length < count) {
    const next = await from.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
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

async function isAnyDue(db: Db, now: Date): Promise<boolean> {
  const next = await findNextDueAt(db);
  return next !== null && next < now;
}

type TickEnd = { failures: readonly unknown[]; leftDue: boolean };

async function endTick({ db, now, beat }: Tick, { failures, leftDue }: TickEnd): Promise<void> {
  await (beat ? beat({ leftDue }) : writeTransaction(db, (trx) => recordTick(trx, now, { leftDue })));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} cases could not be swept`);
}
