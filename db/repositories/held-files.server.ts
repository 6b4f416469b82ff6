import type { StoredEvidence } from '#app/domain/evidence.ts';
import type { Db } from '#db/client.server.ts';

/** Who holds files until they are sent: a report's draft, an application, or a browser that has a case open by its code. */
export type FileHolder = { kind: 'draft' | 'application' | 'track'; tokenHash: string };
/** A file that waits. `nameBox`: the reporter's own name for it, sealed; it is not kept with the case. */
export type HeldFile = StoredEvidence & { nameBox: Buffer };

const COLUMN = { draft: 'draft_hash', application: 'application_hash', track: 'track_hash' } as const;

/** Records a file that is already on disk with its holder, who must be there. */
export async function insertHeldFile(
  db: Db,
  holder: FileHolder,
  { file, addedAt }: { file: HeldFile; addedAt: Date },
): Promise<void> {
  await db
    .insertInto('held_files')
    .values({
      number: file.number,
      [COLUMN[holder.kind]]: holder.tokenHash,
      name_box: file.nameBox,
      kind: file.kind,
      media_type: file.mediaType,
      size: file.size,
      sha256: file.sha256,
      key_id: file.keyId,
      added_at: addedAt.toISOString(),
    })
    .execute();
}

/** The files of a holder, oldest first. */
export async function listHeldFiles(db: Db, holder: FileHolder): Promise<HeldFile[]> {
  const rows = await db
    .selectFrom('held_files')
    .selectAll()
    .where(COLUMN[holder.kind], '=', holder.tokenHash)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    kind: row.kind,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    keyId: row.key_id,
    nameBox: row.name_box,
  }));
}

/** Takes one file of this holder away; nothing happens when it has none of that number. */
export async function deleteHeldFile(db: Db, holder: FileHolder, number: string): Promise<void> {
  await db
    .deleteFrom('held_files')
    .where(COLUMN[holder.kind], '=', holder.tokenHash)
    .where('number', '=', number)
    .execute();
}

/** Takes all files of a holder away. Those that a case holds by now stay on disk. */
export async function deleteHeldFiles(db: Db, holder: FileHolder): Promise<void> {
  await db.deleteFrom('held_files').where(COLUMN[holder.kind], '=', holder.tokenHash).execute();
}

/** Notes a file that is on disk and that nobody will hold, so that it is removed soon. */
export async function insertDroppedFile(db: Db, number: string): Promise<void> {
  await db.insertInto('dropped_files').values({ number }).execute();
}

/** Numbers of files that went with their holders and may still be on disk. */
export async function listDroppedFiles(db: Db, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('dropped_files').select('number').limit(limit).execute();
  return rows.map((row) => row.number);
}

/** Forgets these: they are removed from disk. */
export async function forgetDroppedFiles(db: Db, numbers: readonly string[]): Promise<void> {
  if (numbers.length === 0) return;
  await db.deleteFrom('dropped_files').where('number', 'in', numbers).execute();
}
