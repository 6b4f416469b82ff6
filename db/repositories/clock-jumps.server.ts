import type { ClockJump } from '#app/domain/sweeper-gap.ts';
import type { Db } from '#db/client.server.ts';

/** How long a jump stays on the staff's pages. */
const SHOWN_MS = 24 * 3_600_000;

/** Records what lay between two ticks; the table refuses any change of what is there (sla.md §2). */
export async function insertClockJump(db: Db, jump: ClockJump): Promise<void> {
  const { kind, seconds } = jump;
  const [at, previous_tick_at] = [jump.at.toISOString(), jump.previousTickAt.toISOString()];
  await db.insertInto('clock_jumps').values({ at, previous_tick_at, kind, seconds }).execute();
}

/**
 * Jumps and stops of the last 24 hours, oldest first. One that was recorded under a time now taken back lies ahead of
 * `now` and is not among them; the step back is.
 */
export async function listRecentJumps(db: Db, now: Date): Promise<ClockJump[]> {
  const rows = await db
    .selectFrom('clock_jumps')
    .select(['kind', 'at', 'previous_tick_at', 'seconds'])
    .where('at', '>', new Date(now.getTime() - SHOWN_MS).toISOString())
    .where('at', '<=', now.toISOString())
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    at: new Date(row.at),
    previousTickAt: new Date(row.previous_tick_at),
    seconds: row.seconds,
  }));
}
