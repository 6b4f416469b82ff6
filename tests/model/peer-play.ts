import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { fileAReport, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, theCast } from '#tests/use-cases/play.ts';

/** A wall time of the county as the rows have it. */
export const at = (wall: string): string => shanghai(wall).toISOString();

export async function clockOf(db: Db, key: string) {
  return db
    .selectFrom('sla_clocks')
    .select(['state', 'owner_id', 'started_at', 'due_at', 'breached_at', 'next_at'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
}

/** What fired on a clock, in the order of its instants. */
export async function firedOn(db: Db, key: string): Promise<string[][]> {
  const rows = await db
    .selectFrom('fired_steps')
    .innerJoin('sla_clocks', 'sla_clocks.id', 'fired_steps.clock_id')
    .select(['step', 'fired_steps.due_at', 'fired_at'])
    .where('key', '=', key)
    .orderBy('fired_steps.due_at')
    .orderBy('step')
    .execute();
  return rows.map((row) => [row.step, row.due_at, row.fired_at]);
}

/** An arbitrary fee, accepted on the Tuesday: five working days, due on the Tuesday after at 17:30. */
export async function anAcceptedCase() {
  const db = testDb();
  const cast = await theCast(db);
  const filed = await fileAReport(db, { report: { queryAgreed: false } });
  await acceptCase(by(db, cast.officer, '2026-11-03 10:00'), filed.reference);
  return { db, cast, ...filed };
}
