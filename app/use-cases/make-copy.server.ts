import type { ServerKey } from '#app/crypto/keys.server.ts';
import { runRebuild } from '#app/files/rebuild/run-rebuild.server.ts';
import { openSealedFile, sealFile } from '#app/files/sealed-file.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import {
  type CopyToMake,
  giveCopyBack,
  releaseCopy,
  sealForGood,
  takeCopyToMake,
} from '#db/repositories/evidence-copies.server.ts';

export type CopyMaker = {
  db: Db;
  storageDir: string;
  key: ServerKey;
  now: Date;
  /** Breaks the work off; the copy is made another time. */
  signal: AbortSignal;
};

/** After so many processes that died over it, a file stays sealed. */
const MOST_TRIES = 3;

/**
 * Makes the copy that waits longest, for departments to see: rebuilt in a process of its own, sealed and on disk before
 * the database says so. A kill at any moment leaves it waiting. Returns whether there was one.
 */
export async function makeNextCopy(maker: CopyMaker): Promise<boolean> {
  const { db, now } = maker;
  const next = await writeTransaction(db, (trx) => takeCopyToMake(trx, { now, mostTries: MOST_TRIES }));
  if (next) await makeCopy(maker, next);
  return next !== null;
}

async function makeCopy({ db, storageDir, key, now, signal }: CopyMaker, next: CopyToMake): Promise<void> {
  const { evidenceNumber, mediaType } = next;
  const store = { storageDir, key };
  const result = await runRebuild(mediaType, await openSealedFile(store, 'evidence', evidenceNumber), signal);
  if (result.outcome === 'made') {
    const file = await sealFile(store, 'copies', { bytes: [result.bytes], mostBytes: result.bytes.length });
    const copy = { ...file, mediaType: result.mediaType };
    return writeTransaction(db, (trx) => releaseCopy(trx, evidenceNumber, copy, now));
  }
  if (result.outcome === 'cannot') return writeTransaction(db, (trx) => sealForGood(trx, evidenceNumber, now));
  if (signal.aborted) await writeTransaction(db, (trx) => giveCopyBack(trx, evidenceNumber));
}
