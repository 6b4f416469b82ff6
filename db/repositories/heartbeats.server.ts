import { MOST_MISSED_TICKS } from '#app/domain/sweeper-gap.ts';
import type { Db } from '#db/client.server.ts';

const SWEEPER = 'sweeper';

export type SweeperHealth = {
  lastTickAt: Date | null;
  /** Seconds since the last tick; null before the first one. */
  ageSeconds: number | null;
  ok: boolean;
};

/** Writes down that the sweeper came by. */
export async function recordTick(db: Db, now: Date): Promise<void> {
  const tickedAt = now.toISOString();
  await db
    .insertInto('heartbeats')
    .values({ name: SWEEPER, ticked_at: tickedAt })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ ticked_at: tickedAt }))
    .execute();
}

/** When the sweeper came by last; null before the first time. */
export async function findLastTick(db: Db): Promise<Date | null> {
  const row = await db.selectFrom('heartbeats').select('ticked_at').where('name', '=', SWEEPER).executeTakeFirst();
  return row ? new Date(row.ticked_at) : null;
}

/** Whether the sweeper runs: not ok without a tick, or when the last one is older than three of them (sla.md §2). */
export async function getSweeperHealth(db: Db, now: Date, sweepSeconds: number): Promise<SweeperHealth> {
  const lastTickAt = await findLastTick(db);
  if (!lastTickAt) return { lastTickAt: null, ageSeconds: null, ok: false };
  const age = Math.max(0, (now.getTime() - lastTickAt.getTime()) / 1000);
  return { lastTickAt, ageSeconds: Math.floor(age), ok: age <= MOST_MISSED_TICKS * sweepSeconds };
}
