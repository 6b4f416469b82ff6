import { type Beats, hasStopped, judgeOverdue, type OverdueSteps } from '#app/domain/sweeper-gap.ts';
import type { Db } from '#db/client.server.ts';
import { findNextDueAt } from '#db/repositories/case-cache.server.ts';

const SWEEPER = 'sweeper';
/** The last tick that left nothing due, or fired as much as a tick may. */
const ALL_FIRED = 'all_fired';

export type SweeperHealth = {
  lastTickAt: Date | null;
  /** Seconds since the last tick; null before the first one. */
  ageSeconds: number | null;
  /** It never came by, or has missed three ticks. */
  hasStopped: boolean;
  /** Steps that have been due for longer than three ticks. */
  overdue: OverdueSteps | null;
  /** Neither stopped nor leaving what is due. */
  ok: boolean;
};

/** Writes down that the sweeper came by, and whether it left steps that were due. */
export async function recordTick(db: Db, now: Date, tick: { leftDue: boolean }): Promise<void> {
  const tickedAt = now.toISOString();
  const names = tick.leftDue ? [SWEEPER] : [SWEEPER, ALL_FIRED];
  await db
    .insertInto('heartbeats')
    .values(names.map((name) => ({ name, ticked_at: tickedAt })))
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ ticked_at: tickedAt }))
    .execute();
}

/** When the sweeper came by last, and when it last left nothing due. */
export async function findBeats(db: Db): Promise<Beats> {
  const rows = await db
    .selectFrom('heartbeats')
    .select(['name', 'ticked_at'])
    .where('name', 'in', [SWEEPER, ALL_FIRED])
    .execute();
  const beatOf = (name: string) => {
    const row = rows.find((one) => one.name === name);
    return row ? new Date(row.ticked_at) : null;
  };
  return { lastTickAt: beatOf(SWEEPER), allFiredAt: beatOf(ALL_FIRED) };
}

/**
 * Whether the sweeper does its work: not ok without a tick, when the last one is older than three of them, or when what has
 * been due for longer is left by tick after tick (sla.md §2). Reads the first row of each index of what is due, no more.
 */
export async function getSweeperHealth(db: Db, now: Date, sweepSeconds: number): Promise<SweeperHealth> {
  const beats = await findBeats(db);
  const { lastTickAt } = beats;
  const isStopped = hasStopped(lastTickAt, { now, sweepSeconds });
  const overdue = judgeOverdue(await findNextDueAt(db), { beats, now, sweepSeconds });
  return {
    lastTickAt,
    ageSeconds: lastTickAt && Math.max(0, Math.floor((now.getTime() - lastTickAt.getTime()) / 1000)),
    hasStopped: isStopped,
    overdue,
    ok: !isStopped && overdue?.state !== 'left',
  };
}
