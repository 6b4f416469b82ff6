import { statfs } from 'node:fs/promises';
import { fileTypeFromBlob } from 'file-type';
import { EVIDENCE_LIMITS, type EvidenceRefusal, evidenceKindOf, type StoredEvidence } from '#app/domain/evidence.ts';
import { type SealedStore, sealFile, TooLargeError } from '#app/files/sealed-file.server.ts';

/** 1 GB. Below this much free disk nothing more is taken: the database must still be able to write (security.md T29). */
export const FREE_BYTES_FLOOR = 1_073_741_824;
const PIECE_BYTES = 262_144;

export type StoreResult =
  | { ok: true; file: StoredEvidence }
  | { ok: false; reason: Extract<EvidenceRefusal, 'empty' | 'too_large' | 'wrong_type'> };

/** Seals what was handed in, by what its bytes are; its name and announced type count for nothing. */
export async function storeEvidence(store: SealedStore, blob: Blob): Promise<StoreResult> {
  if (blob.size === 0) return { ok: false, reason: 'empty' };
  if (blob.size > EVIDENCE_LIMITS.fileBytes) return { ok: false, reason: 'too_large' };
  const mediaType = await sniff(blob);
  const kind = mediaType === null ? null : evidenceKindOf(mediaType);
  if (mediaType === null || kind === null) return { ok: false, reason: 'wrong_type' };
  try {
    const sealed = await sealFile(store, 'evidence', { bytes: piecesOf(blob), mostBytes: EVIDENCE_LIMITS.fileBytes });
    return { ok: true, file: { ...sealed, kind, mediaType } };
  } catch (error) {
    if (error instanceof TooLargeError) return { ok: false, reason: 'too_large' };
    throw error;
  }
}

/** Whether the disk has room for files. The directory of the storage must exist. */
export async function hasRoom(storageDir: string, floorBytes = FREE_BYTES_FLOOR): Promise<boolean> {
  const { bavail, bsize } = await statfs(storageDir);
  return bavail * bsize >= floorBytes;
}

/** Whether a write failed because the disk is full. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

async function* piecesOf(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < blob.size; at += PIECE_BYTES) {
    yield new Uint8Array(await blob.slice(at, at + PIECE_BYTES).arrayBuffer());
  }
}

async function sniff(blob: Blob): Promise<string | null> {
  try {
    return (await fileTypeFromBlob(blob))?.mime ?? null;
  } catch {
    // What its own reader chokes on is nothing that we know.
    return null;
  }
}
