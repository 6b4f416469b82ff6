import type { Db } from '#db/client.server.ts';

type Looking = { tokenHash: string; caseId: number };

/**
 * How far the investor has read: `seenSeq` on any device, as a number of the history and never a time; `newSince` for this
 * viewing, null while it has not looked yet.
 */
export async function findLook(
  db: Db,
  { tokenHash, caseId }: Looking,
): Promise<{ seenSeq: number | null; newSince: number | null }> {
  const session = await db
    .selectFrom('track_sessions')
    .select('new_since')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  const look = await db.selectFrom('track_looks').select('seen_seq').where('case_id', '=', caseId).executeTakeFirst();
  return { seenSeq: look?.seen_seq ?? null, newSince: session?.new_since ?? null };
}

/** Notes a look: what this viewing marks as new stays as it began, what is seen only grows. */
export async function saveLook(
  db: Db,
  { tokenHash, caseId }: Looking,
  { newSince, seenSeq }: { newSince: number; seenSeq: number },
): Promise<void> {
  await db.updateTable('track_sessions').set({ new_since: newSince }).where('token_hash', '=', tokenHash).execute();
  await db
    .insertInto('track_looks')
    .values({ case_id: caseId, seen_seq: seenSeq })
    .onConflict((conflict) =>
      conflict.column('case_id').doUpdateSet({ seen_seq: seenSeq }).where('track_looks.seen_seq', '<', seenSeq),
    )
    .execute();
}
