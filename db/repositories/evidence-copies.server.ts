import type { Db } from '#db/client.server.ts';

export type CopyToMake = { evidenceNumber: string; mediaType: string };
/** A rebuilt copy that is already on disk, sealed. */
export type MadeCopy = { number: string; mediaType: string; size: number; sha256: string; keyId: string };

/**
 * The copy to be made next, fewest tries first; the try counts from now on, so that an original which brings the process
 * down is not taken up for ever. What has used `mostTries` is sealed. Null when none waits.
 */
export async function takeCopyToMake(
  db: Db,
  { now, mostTries }: { now: Date; mostTries: number },
): Promise<CopyToMake | null> {
  const at = now.toISOString();
  await db
    .updateTable('evidence_copies')
    .set({ state: 'sealed', updated_at: at })
    .where('state', '=', 'pending')
    .where('tries', '>=', mostTries)
    .execute();
  const row = await db
    .selectFrom('evidence_copies')
    .innerJoin('evidence_files', 'evidence_files.number', 'evidence_copies.evidence_number')
    .select(['evidence_files.number', 'evidence_files.media_type'])
    .where('evidence_copies.state', '=', 'pending')
    .orderBy('evidence_copies.tries')
    .orderBy('evidence_files.id')
    .executeTakeFirst();
  if (!row) return null;
  await db
    .updateTable('evidence_copies')
    .set((row) => ({ tries: row('tries', '+', 1), updated_at: at }))
    .where('evidence_number', '=', row.number)
    .execute();
  return { evidenceNumber: row.number, mediaType: row.media_type };
}

/** Gives the try back: it was broken off from outside. */
export async function giveCopyBack(db: Db, evidenceNumber: string): Promise<void> {
  await db
    .updateTable('evidence_copies')
    .set((row) => ({ tries: row('tries', '-', 1) }))
    .where('evidence_number', '=', evidenceNumber)
    .where('tries', '>', 0)
    .execute();
}

/** From now on departments may see this copy. */
export async function releaseCopy(db: Db, evidenceNumber: string, copy: MadeCopy, now: Date): Promise<void> {
  await db
    .updateTable('evidence_copies')
    .set({
      state: 'released',
      number: copy.number,
      media_type: copy.mediaType,
      size: copy.size,
      sha256: copy.sha256,
      key_id: copy.keyId,
      updated_at: now.toISOString(),
    })
    .where('evidence_number', '=', evidenceNumber)
    .where('state', '=', 'pending')
    .execute();
}

/** No copy can be made of it: the original alone stays. */
export async function sealForGood(db: Db, evidenceNumber: string, now: Date): Promise<void> {
  await db
    .updateTable('evidence_copies')
    .set({ state: 'sealed', updated_at: now.toISOString() })
    .where('evidence_number', '=', evidenceNumber)
    .where('state', '=', 'pending')
    .execute();
}

/** Whether any file has this copy: what none has is an orphan on disk. */
export async function isCopyRecorded(db: Db, number: string): Promise<boolean> {
  const row = await db
    .selectFrom('evidence_copies')
    .select('evidence_number')
    .where('number', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}
