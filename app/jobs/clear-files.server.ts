import { removeOrphanProofs } from '#app/files/proof.server.ts';
import { removeOrphans, removeSealedFile } from '#app/files/sealed-file.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { isCopyRecorded } from '#db/repositories/evidence-copies.server.ts';
import { isEvidenceRecorded } from '#db/repositories/evidence-files.server.ts';
import { forgetDroppedFiles, listDroppedFiles } from '#db/repositories/held-files.server.ts';
import { isProofRecorded } from '#db/repositories/proof-files.server.ts';

/** A file that nothing knows of after a day is an upload whose commit never came. */
const ORPHAN_MS = 24 * 3_600_000;
const AT_ONCE = 200;

/** Removes files whose commit never came a day ago (security.md D-13). */
export async function clearOrphans({ db, storageDir, now }: { db: Db; storageDir: string; now: Date }): Promise<void> {
  const before = new Date(now.getTime() - ORPHAN_MS);
  await removeOrphanProofs(storageDir, before, (number) => isProofRecorded(db, number));
  await removeOrphans({ storageDir, folder: 'evidence', before }, (number) => isEvidenceRecorded(db, number));
  await removeOrphans({ storageDir, folder: 'copies', before }, (number) => isCopyRecorded(db, number));
}

/** Removes the files that went with their holders; a kill in between is made good the next time. */
export async function removeDroppedFiles({ db, storageDir }: { db: Db; storageDir: string }): Promise<void> {
  for (;;) {
    const numbers = await listDroppedFiles(db, AT_ONCE);
    if (numbers.length === 0) return;
    for (const number of numbers) await removeSealedFile(storageDir, 'evidence', number);
    await writeTransaction(db, (trx) => forgetDroppedFiles(trx, numbers));
  }
}
