import { storeEvidence } from '#app/files/evidence.server.ts';
import { keepEvidence } from '#app/use-cases/evidence.server.ts';
import { createDb, writeTransaction } from '#db/client.server.ts';
import { MONDAY } from '#tests/support/builders.ts';
import { fixedFileKey } from '#tests/support/fixed-file-key.ts';

/** Stores files and records them with a case, one after the other, until it is killed; says the number of each one that is. */
const [path = '', storageDir = '', caseId = ''] = process.argv.slice(2);
const db = createDb(path);
for (let round = 0; ; round += 1) {
  const bytes = Buffer.concat([Buffer.from('RIFF....WAVEfmt '), Buffer.alloc(200_000, round % 251)]);
  const stored = await storeEvidence({ storageDir, key: fixedFileKey }, new Blob([new Uint8Array(bytes)]));
  if (!stored.ok) throw new Error(stored.reason);
  const files = [stored.file];
  await writeTransaction(db, (trx) =>
    keepEvidence(trx, { caseId: Number(caseId), files, messageId: null, now: MONDAY }),
  );
  process.stdout.write(`${stored.file.number}\n`);
}
