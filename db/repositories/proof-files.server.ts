import type { ProofMediaType, StoredProof } from '#app/domain/proof.ts';
import type { Db } from '#db/client.server.ts';

export type ProofFile = StoredProof & { accountId: number; filedAt: Date };

/** Records a proof that is already on disk, in the transaction of the answer or the procedure that it stands behind. */
export async function insertProofFile(db: Db, caseId: number, proof: ProofFile): Promise<void> {
  await db
    .insertInto('proof_files')
    .values({
      case_id: caseId,
      number: proof.number,
      kind: proof.kind,
      media_type: proof.mediaType,
      size: proof.size,
      sha256: proof.sha256,
      key_id: proof.keyId,
      account_id: proof.accountId,
      filed_at: proof.filedAt.toISOString(),
    })
    .execute();
}

/** The proofs of a case, oldest first. */
export async function listProofs(db: Db, caseId: number): Promise<ProofFile[]> {
  const rows = await db.selectFrom('proof_files').selectAll().where('case_id', '=', caseId).orderBy('id').execute();
  return rows.map(toProof);
}

/** The document of the statutory procedure that was proposed last, each of which has one; null where none was filed. */
export async function findProcedurePaper(db: Db, caseId: number): Promise<ProofFile | null> {
  const row = await db
    .selectFrom('proof_files')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('kind', '=', 'procedure_paper')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ? toProof(row) : null;
}

/** Whether any case holds this proof: what none holds is an orphan on disk. */
export async function isProofRecorded(db: Db, number: string): Promise<boolean> {
  const row = await db.selectFrom('proof_files').select('id').where('number', '=', number).executeTakeFirst();
  return row !== undefined;
}

function toProof(row: {
  number: string;
  kind: StoredProof['kind'];
  media_type: string;
  size: number;
  sha256: string;
  key_id: string;
  account_id: number;
  filed_at: string;
}): ProofFile {
  return {
    number: row.number,
    kind: row.kind,
    mediaType: row.media_type as ProofMediaType,
    size: row.size,
    sha256: row.sha256,
    keyId: row.key_id,
    accountId: row.account_id,
    filedAt: new Date(row.filed_at),
  };
}
