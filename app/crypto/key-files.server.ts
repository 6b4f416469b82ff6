import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const KEY_FILE_MODE = 0o400;
const KEY_DIRECTORY_MODE = 0o700;
const UNFINISHED_SUFFIX = '.unfinished';

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
