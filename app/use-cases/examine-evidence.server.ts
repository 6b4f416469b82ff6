import { createHash } from 'node:crypto';
import type { ServerKey } from '#app/crypto/keys.server.ts';
import { openSealedFile, type SealedFolder } from '#app/files/sealed-file.server.ts';
import type { Db } from '#db/client.server.ts';
import { listSealedFiles } from '#db/repositories/evidence-files.server.ts';

/** A file that the database promises and the disk does not hold as it was: gone, altered, or sealed with another key. */
export type FileProblem = { folder: SealedFolder; number: string; problem: 'missing' | 'altered' };

const PAGE = 100;

/** Opens every original and every copy and holds it against its digest (F-09). Changes nothing. */
export async function examineEvidence(at: {
  db: Db;
  storageDir: string;
  key: ServerKey;
}): Promise<{ files: number; problems: FileProblem[] }> {
  const found = { files: 0, problems: [] as FileProblem[] };
  let last = 0;
  for (;;) {
    const rows = await listSealedFiles(at.db, last, PAGE);
    for (const { original, copy } of rows) {
      await look('evidence', original);
      if (copy) await look('copies', copy);
    }
    const end = rows.at(-1);
    if (!end) return found;
    last = end.id;
  }

  async function look(folder: SealedFolder, { number, sha256 }: { number: string; sha256: string }) {
    found.files += 1;
    const problem = await problemOf(at, folder, { number, sha256 });
    if (problem) found.problems.push({ folder, number, problem });
  }
}

async function problemOf(
  store: { storageDir: string; key: ServerKey },
  folder: SealedFolder,
  { number, sha256 }: { number: string; sha256: string },
): Promise<FileProblem['problem'] | null> {
  try {
    const bytes = await openSealedFile(store, folder, number);
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? null : 'altered';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'altered';
  }
}
