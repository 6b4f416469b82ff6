import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  KeyError,
  keyFingerprint,
  makeKeyDirectory,
  RESTORE,
  readKeyFile,
  readSecretFile,
  writeKeyFile,
} from '#app/crypto/key-files.server.ts';
import { loadReceiptKey, RECEIPT, type ReceiptKey } from '#app/crypto/receipt-key.server.ts';

export type KeyPurpose = 'draft' | 'contact' | 'pepper' | 'chain' | 'totp' | 'file';
export type ServerKey = { purpose: KeyPurpose; id: string; bytes: Buffer };
export type IdentityPublicKey = { id: string; key: KeyObject };
export type IdentityPrivateKey = { id: string; key: KeyObject };
export type KeyRing = Record<KeyPurpose, ServerKey> & { identity: IdentityPublicKey; receipt: ReceiptKey };
export type LoadedKeys = { keys: KeyRing; fingerprints: Map<string, string>; created: boolean };

export const KEY_PURPOSES: readonly KeyPurpose[] = ['draft', 'contact', 'pepper', 'chain', 'totp', 'file'];
const IDENTITY = 'identity';
const KEY_BYTES = 32;
const PUBLIC_FILE = 'identity-public.pem';
const PRIVATE_FILE = 'identity-private.pem';

/**
 * Reads the keys of `dir`, one file per purpose. `registered` is purpose → fingerprint from the database. Empty means a
 * first start: valid files are adopted, missing ones made, and the caller registers `fingerprints`. Otherwise every file
 * must be there and match. The private identity half may be absent. A database from before receipts were signed gets
 * the key for them now; it then stands in `fingerprints` alone. Throws KeyError (security.md D-03, D-22).
 */
export function loadKeys(dir: string, registered: ReadonlyMap<string, string>): LoadedKeys {
  const isFirstStart = registered.size === 0;
  const created = isFirstStart && makeMissingKeys(dir);
  const serverKeys = KEY_PURPOSES.map((purpose) => readServerKey(dir, purpose));
  const identity = readIdentity(dir);
  const receipt = loadReceiptKey(dir, !registered.has(RECEIPT));
  refuseDoubles(dir, serverKeys);
  const fingerprints = new Map<string, string>(serverKeys.map((key) => [key.purpose, key.id]));
  fingerprints.set(IDENTITY, identity.id);
  if (!isFirstStart) refuseMismatch(dir, fingerprints, registered);
  refuseOtherReceiptKey(receipt, registered.get(RECEIPT));
  fingerprints.set(RECEIPT, receipt.id);
  const byPurpose = Object.fromEntries(serverKeys.map((key) => [key.purpose, key])) as Record<KeyPurpose, ServerKey>;
  return { keys: { ...byPurpose, identity, receipt }, fingerprints, created };
}

/** The private identity half from its PEM text, to open sealed identities. Throws KeyError when it is no X25519 key. */
export function readIdentityPrivateKey(pem: string): IdentityPrivateKey {
  const key = readPem(PRIVATE_FILE, () => createPrivateKey(pem));
  return { id: keyFingerprint(IDENTITY, rawPublicKey(createPublicKey(key))), key };
}

/** The 32 raw bytes of an X25519 public key. */
export function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES);
}

function makeMissingKeys(dir: string): boolean {
  makeKeyDirectory(dir);
  const missing = KEY_PURPOSES.map((purpose) => keyPath(dir, purpose)).filter((path) => !existsSync(path));
  for (const path of missing) writeKeyFile(path, randomBytes(KEY_BYTES));
  const isIdentityMade = makeMissingIdentity(dir);
  return missing.length > 0 || isIdentityMade;
}

// The private half is written first: a start killed in between can still derive the public one from it. A public half
// alone is adopted: the inspection may bring its own and never show this server the private one.
function makeMissingIdentity(dir: string): boolean {
  const [publicPath, privatePath] = [join(dir, PUBLIC_FILE), join(dir, PRIVATE_FILE)];
  if (existsSync(publicPath)) return false;
  if (!existsSync(privatePath)) {
    const pem = generateKeyPairSync('x25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
    writeKeyFile(privatePath, pem);
  }
  const { key } = readIdentityPrivateKey(readSecretFile(privatePath).toString('utf8'));
  writeKeyFile(publicPath, createPublicKey(key).export({ format: 'pem', type: 'spki' }));
  return true;
}

function readServerKey(dir: string, purpose: KeyPurpose): ServerKey {
  const path = keyPath(dir, purpose);
  const bytes = readSecretFile(path);
  if (bytes.length !== KEY_BYTES) {
    throw new KeyError(`The key file ${path} has ${bytes.length} bytes instead of ${KEY_BYTES}. ${RESTORE}`);
  }
  return { purpose, id: keyFingerprint(purpose, bytes), bytes };
}

function readIdentity(dir: string): IdentityPublicKey {
  const [publicPath, privatePath] = [join(dir, PUBLIC_FILE), join(dir, PRIVATE_FILE)];
  const key = readPem(publicPath, () => createPublicKey(readKeyFile(publicPath)));
  const identity = { id: keyFingerprint(IDENTITY, rawPublicKey(key)), key };
  if (existsSync(privatePath)) {
    const privateKey = readIdentityPrivateKey(readSecretFile(privatePath).toString('utf8'));
    if (privateKey.id !== identity.id) {
      throw new KeyError(`The key files ${publicPath} and ${privatePath} are not a pair. ${RESTORE}`);
    }
  }
  return identity;
}

function readPem(path: string, read: () => KeyObject): KeyObject {
  const broken = new KeyError(`The key file ${path} does not hold an X25519 key in PEM form. ${RESTORE}`);
  try {
    const key = read();
    if (key.asymmetricKeyType === 'x25519') return key;
  } catch (error) {
    throw error instanceof KeyError ? error : broken;
  }
  throw broken;
}

function refuseDoubles(dir: string, serverKeys: readonly ServerKey[]): void {
  const seen = new Map<string, KeyPurpose>();
  for (const { purpose, bytes } of serverKeys) {
    const double = seen.get(bytes.toString('hex'));
    if (double !== undefined) {
      const paths = `${keyPath(dir, double)} and ${keyPath(dir, purpose)}`;
      throw new KeyError(`The key files ${paths} hold the same key; each purpose has its own. ${RESTORE}`);
    }
    seen.set(bytes.toString('hex'), purpose);
  }
}

function refuseMismatch(
  dir: string,
  found: ReadonlyMap<string, string>,
  registered: ReadonlyMap<string, string>,
): void {
  for (const [purpose, fingerprint] of found) {
    const path = purpose === IDENTITY ? join(dir, PUBLIC_FILE) : keyPath(dir, purpose);
    const expected = registered.get(purpose);
    if (expected === undefined) {
      throw new KeyError(
        `The database knows no key for ${path}. Restore the database and the keys of the same backup.`,
      );
    }
    if (expected !== fingerprint) {
      throw new KeyError(
        `The key file ${path} is not the key of this database (${fingerprint}, not ${expected}). ${RESTORE}`,
      );
    }
  }
}

function refuseOtherReceiptKey(receipt: ReceiptKey, expected: string | undefined): void {
  if (expected === undefined || expected === receipt.id) return;
  throw new KeyError(
    `The key for receipts is not the key of this database (${receipt.id}, not ${expected}). ${RESTORE}`,
  );
}

function keyPath(dir: string, purpose: string): string {
  return join(dir, `${purpose}.key`);
}
