import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeyRing, loadKeys } from '#app/crypto/keys.server.ts';

/** One key ring for all tests of a file. */
export const testKeys: KeyRing = makeKeys();

function makeKeys(): KeyRing {
  const dir = mkdtempSync(join(tmpdir(), 'portal-keys-'));
  try {
    return loadKeys(join(dir, 'keys'), new Map()).keys;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
