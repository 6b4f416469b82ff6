import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerKey } from '#app/crypto/keys.server.ts';
import { openStream, sealStream } from '#app/crypto/sealed-stream.server.ts';

/** Where sealed files lie and the key that seals them; given by the caller, never read from the environment. */
export type SealedStore = { storageDir: string; key: ServerKey };
/** Originals as they were handed in, and the rebuilt copies that departments may see. */
export type SealedFolder = 'evidence' | 'copies';
export type SealedFile = { number: string; size: number; sha256: string; keyId: string };

/** More bytes than were allowed: nothing was kept. */
export class TooLargeError extends Error {
  override name = 'TooLargeError';
}

const NUMBER = /^[0-9a-f]{32}$/;
const TEMPORARY = '.part';

/**
 * Seals a stream under a new random number: encrypted into a temporary file, synced, renamed, directory synced. The
 * caller commits the database after this; a crash in between leaves an orphan and never a row without a file (security.md
 * D-13). Throws TooLargeError as soon as the stream is longer than `mostBytes`.
 */
export async function sealFile(
  store: SealedStore,
  folder: SealedFolder,
  { bytes, mostBytes }: { bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>; mostBytes: number },
): Promise<SealedFile> {
  const number = randomBytes(16).toString('hex');
  const hash = createHash('sha256');
  let size = 0;
  const counted = async function* () {
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > mostBytes) throw new TooLargeError('The file is larger than allowed');
      hash.update(chunk);
      yield chunk;
    }
  };
  const dir = join(store.storageDir, folder);
  await writeDurably(dir, number, sealStream(store.key, counted(), placeOf(folder, number)));
  return { number, size, sha256: hash.digest('hex'), keyId: store.key.id };
}

/** The bytes of a sealed file, whole. Throws when it is missing, altered, cut off or sealed with another key. */
export async function openSealedFile(store: SealedStore, folder: SealedFolder, number: string): Promise<Buffer> {
  if (!NUMBER.test(number)) throw new Error('not the number of a sealed file');
  const sealed = createReadStream(join(store.storageDir, folder, number));
  const chunks: Buffer[] = [];
  for await (const chunk of openStream(store.key, sealed, placeOf(folder, number))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Removes a file for good; nothing happens when it is gone already. */
export async function removeSealedFile(storageDir: string, folder: SealedFolder, number: string): Promise<void> {
  if (!NUMBER.test(number)) throw new Error('not the number of a sealed file');
  await rm(join(storageDir, folder, number), { force: true });
}

/**
 * Removes what the database does not know of and was last written before `before` (a day ago): an upload whose
 * transaction never came, a temporary file of a crash. Returns how many.
 */
export async function removeOrphans(
  { storageDir, folder, before }: { storageDir: string; folder: SealedFolder; before: Date },
  isKnown: (number: string) => Promise<boolean>,
): Promise<number> {
  const dir = join(storageDir, folder);
  let removed = 0;
  for (const name of await listNames(dir)) {
    if (NUMBER.test(name) ? await isKnown(name) : !name.endsWith(TEMPORARY)) continue;
    if ((await stat(join(dir, name))).mtime >= before) continue;
    await rm(join(dir, name), { force: true });
    removed += 1;
  }
  return removed;
}

async function writeDurably(dir: string, name: string, sealed: AsyncIterable<Uint8Array>): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const temporary = join(dir, `${name}${TEMPORARY}`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      for await (const chunk of sealed) await writeAll(file, chunk);
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

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let written = 0; written < chunk.length; ) {
    written += (await file.write(chunk, written, chunk.length - written)).bytesWritten;
  }
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

function placeOf(folder: SealedFolder, number: string): string {
  return `${folder}:${number}`;
}
