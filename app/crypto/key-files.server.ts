import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const KEY_FILE_MODE = 0o400;
const KEY_DIRECTORY_MODE = 0o700;
const UNFINISHED_SUFFIX = '.unfinished';
/** What to do about a key file that is gone or wrong. */
export const RESTORE = 'Put the file back from the backup of the keys; without it what it protects cannot be read.';

/**
 * A key file is missing, wrong, readable by others or doubled. The message names the file and what to do, never
 * the key.
 */
export class KeyError extends Error {
  override name = 'KeyError';
}

/**
 * First 16 hex digits of SHA-256('portal-key:' + purpose + bytes): names a key in the database and in each box,
 * reveals nothing of it.
 */
export function keyFingerprint(purpose: string, bytes: Uint8Array): string {
  return createHash('sha256').update(`portal-key:${purpose}`).update(bytes).digest('hex').slice(0, 16);
}

/** Makes the directory of the keys (mode 0700) and clears what a start that was killed left unfinished. */
export function makeKeyDirectory(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: KEY_DIRECTORY_MODE });
  for (const name of readdirSync(dir)) {
    if (name.endsWith(UNFINISHED_SUFFIX)) unlinkSync(join(dir, name));
  }
}

/** Writes a new key file (mode 0400), durably and whole or not at all; an existing file is never replaced. */
export function writeKeyFile(path: string, content: Uint8Array | string): void {
  const unfinished = `${path}.${randomBytes(6).toString('hex')}${UNFINISHED_SUFFIX}`;
  const file = openSync(unfinished, 'wx', KEY_FILE_MODE);
  try {
    writeFileSync(file, content);
    fchmodSync(file, KEY_FILE_MODE);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    // A link, not a rename: two first starts at once must end with the same key.
    linkSync(unfinished, path);
  } catch (error) {
    if (!isExisting(error)) throw error;
  } finally {
    unlinkSync(unfinished);
  }
  syncDirectory(dirname(path));
}

/** The bytes of a key file that nobody else on this machine may read. Throws KeyError. */
export function readSecretFile(path: string): Buffer {
  const bytes = readKeyFile(path);
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new KeyError(`The key file ${path} is open to other users of this machine. Run: chmod 400 ${path}`);
  }
  return bytes;
}

/** The bytes of a key file. Throws KeyError. */
export function readKeyFile(path: string): Buffer {
  if (!existsSync(path)) throw new KeyError(`The key file ${path} is missing. ${RESTORE}`);
  try {
    return readFileSync(path);
  } catch {
    throw new KeyError(`The key file ${path} cannot be read. Make the user who runs the portal its owner.`);
  }
}

function syncDirectory(dir: string): void {
  const handle = openSync(dir, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
