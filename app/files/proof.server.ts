import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { openBox, sealBox } from '#app/crypto/box.server.ts';
import type { ServerKey } from '#app/crypto/keys.server.ts';
import {
  type FiledKind,
  MAX_PROOF_BYTES,
  PROOF_MEDIA_TYPES,
  type ProofMediaType,
  type StoredProof,
} from '#app/domain/proof.ts';

export type { StoredProof } from '#app/domain/proof.ts';

/** Where proofs lie and the key that seals them; given by the caller, never read from the environment. */
export type ProofStore = { storageDir: string; key: ServerKey };
export type ProofRefusal = 'empty' | 'too_large' | 'wrong_type';

const NUMBER = /^[0-9a-f]{32}$/;
const TEMPORARY = '.part';

/**
 * Stores a proof before its case knows of it: kind by content, sealed, synced, renamed, directory synced. The caller
 * commits the database after this; a crash in between leaves an orphan and never a row without a file (security.md D-13).
 */
export async function storeProof<Kind extends FiledKind>(
  store: ProofStore,
  proof: { kind: Kind; bytes: Uint8Array },
): Promise<{ ok: true; proof: StoredProof<Kind> } | { ok: false; reason: ProofRefusal }> {
  const { kind, bytes } = proof;
  if (bytes.length === 0) return { ok: false, reason: 'empty' };
  if (bytes.length > MAX_PROOF_BYTES) return { ok: false, reason: 'too_large' };
  const mediaType = await sniff(bytes);
  if (mediaType === null) return { ok: false, reason: 'wrong_type' };
  const number = randomBytes(16).toString('hex');
  await writeDurably(filesDir(store), number, sealBox(store.key, bytes, placeOf(number)));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ok: true, proof: { number, kind, mediaType, size: bytes.length, sha256, keyId: store.key.id } };
}

/** The bytes of a stored proof. Throws when the file is missing, altered or sealed with another key. */
export async function readProof(store: ProofStore, number: string): Promise<Buffer> {
  if (!NUMBER.test(number)) throw new Error('not the number of a proof');
  return openBox(store.key, await readFile(join(filesDir(store), number)), placeOf(number));
}

/**
 * Removes what no case knows of and was last written before `before` (a day ago): an upload whose transaction never
 * came, a temporary file of a crash. Returns how many.
 */
export async function removeOrphanProofs(
  storageDir: string,
  before: Date,
  isKnown: (number: string) => Promise<boolean>,
): Promise<number> {
  const dir = filesDir({ storageDir });
  let removed = 0;
  for (const name of await listNames(dir)) {
    if (NUMBER.test(name) ? await isKnown(name) : !name.endsWith(TEMPORARY)) continue;
    if ((await stat(join(dir, name))).mtime >= before) continue;
    await rm(join(dir, name), { force: true });
    removed += 1;
  }
  return removed;
}

/** By what the bytes are; the name and the type that the browser sent count for nothing. */
async function sniff(bytes: Uint8Array): Promise<ProofMediaType | null> {
  const found = await fileTypeFromBuffer(bytes);
  return PROOF_MEDIA_TYPES.find((type) => type === found?.mime) ?? null;
}

async function writeDurably(dir: string, name: string, box: Uint8Array): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const temporary = join(dir, `${name}${TEMPORARY}`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(box);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, join(dir, name));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncDirectory(dir);
}

/** Without this the new name itself may be lost in a power cut. */
async function syncDirectory(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function listNames(dir: string): Promise<string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function filesDir({ storageDir }: Pick<ProofStore, 'storageDir'>): string {
  return join(storageDir, 'files');
}

function placeOf(number: string): string {
  return `proof_files:${number}`;
}
