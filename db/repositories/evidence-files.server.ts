import type { CopyState, EvidenceHash, StoredEvidence } from '#app/domain/evidence.ts';
import type { Db } from '#db/client.server.ts';

/** A file that a case holds, and how its copy for departments stands. */
export type EvidenceFile = StoredEvidence & {
  /** The message that it came with; null: with the report. */
  messageId: number | null;
  /** The paper of the service's list that it is, by its place; null where nobody said. */
  paper: number | null;
  addedAt: Date;
  copy: { state: CopyState; mediaType: string | null; size: number | null; number: string | null };
};

/**
 * Records an original that is already on disk, with the state of its copy, in the transaction of the event that tells of
 * it. Never again for the same number.
 */
export async function insertEvidenceFile(
  db: Db,
  caseId: number,
  {
    file,
    messageId,
    paper = null,
    addedAt,
    copy,
  }: { file: StoredEvidence; messageId: number | null; paper?: number | null; addedAt: Date; copy: CopyState },
): Promise<void> {
  const at = addedAt.toISOString();
  await db
    .insertInto('evidence_files')
    .values({
      case_id: caseId,
      number: file.number,
      kind: file.kind,
      media_type: file.mediaType,
      size: file.size,
      sha256: file.sha256,
      key_id: file.keyId,
      message_id: messageId,
      paper,
      added_at: at,
    })
    .execute();
  await db
    .insertInto('evidence_copies')
    .values({ evidence_number: file.number, state: copy, tries: 0, updated_at: at })
    .execute();
}

/** All files of a case, oldest first. Who may see which copy is the caller's to decide. */
export async function listEvidence(db: Db, caseId: number): Promise<EvidenceFile[]> {
  const rows = await db
    .selectFrom('evidence_files')
    .innerJoin('evidence_copies', 'evidence_copies.evidence_number', 'evidence_files.number')
    .selectAll('evidence_files')
    .select([
      'evidence_copies.state',
      'evidence_copies.number as copy_number',
      'evidence_copies.media_type as copy_media_type',
      'evidence_copies.size as copy_size',
    ])
    .where('evidence_files.case_id', '=', caseId)
    .orderBy('evidence_files.id')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    kind: row.kind,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    keyId: row.key_id,
    messageId: row.message_id,
    paper: row.paper,
    addedAt: new Date(row.added_at),
    copy: { state: row.state, mediaType: row.copy_media_type, size: row.copy_size, number: row.copy_number },
  }));
}

/** The hash slip of a report by its public number: what was handed in with it, in its order. */
export async function listEvidenceHashes(db: Db, reference: string): Promise<EvidenceHash[]> {
  return db
    .selectFrom('evidence_files')
    .innerJoin('cases', 'cases.id', 'evidence_files.case_id')
    .select(['evidence_files.kind', 'evidence_files.size', 'evidence_files.sha256'])
    .where('cases.reference', '=', reference)
    .where('evidence_files.message_id', 'is', null)
    .orderBy('evidence_files.id')
    .execute();
}

type Promised = { number: string; sha256: string };

/** What should lie on disk for the files after this id: originals, and the copies that were made. */
export async function listSealedFiles(
  db: Db,
  after: number,
  limit: number,
): Promise<{ id: number; original: Promised; copy: Promised | null }[]> {
  const rows = await db
    .selectFrom('evidence_files')
    .innerJoin('evidence_copies', 'evidence_copies.evidence_number', 'evidence_files.number')
    .select([
      'evidence_files.id',
      'evidence_files.number',
      'evidence_files.sha256',
      'evidence_copies.number as copy_number',
      'evidence_copies.sha256 as copy_sha256',
    ])
    .where('evidence_files.id', '>', after)
    .orderBy('evidence_files.id')
    .limit(limit)
    .execute();
  return rows.map(({ id, number, sha256, copy_number, copy_sha256 }) => ({
    id,
    original: { number, sha256 },
    copy: copy_number !== null && copy_sha256 !== null ? { number: copy_number, sha256: copy_sha256 } : null,
  }));
}

/** Whether the database knows of this original: of a case, of one that waits to be sent, or of one that is being taken away. */
export async function isEvidenceRecorded(db: Db, number: string): Promise<boolean> {
  for (const table of ['evidence_files', 'held_files', 'dropped_files'] as const) {
    const row = await db.selectFrom(table).select('number').where('number', '=', number).executeTakeFirst();
    if (row) return true;
  }
  return false;
}
