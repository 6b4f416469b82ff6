import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KeyError, keyFingerprint } from '#app/crypto/key-files.server.ts';
import { KEY_PURPOSES, loadKeys, readIdentityPrivateKey } from '#app/crypto/keys.server.ts';
import { openSealedIdentity, sealIdentity } from '#app/crypto/seal.server.ts';

const NONE = new Map<string, string>();
const FILES = [...KEY_PURPOSES.map((purpose) => `${purpose}.key`), 'identity-private.pem', 'identity-public.pem'];
const RECEIPT_FILES = ['receipt-private.pem', 'receipt-public.pem'];
let root = '';
let dir = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'portal-keys-'));
  dir = join(root, 'storage', 'keys');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(file: string, content: Uint8Array | string, mode = 0o400): void {
  rmSync(join(dir, file), { force: true });
  writeFileSync(join(dir, file), content, { mode });
}

describe('a first start', () => {
  test('makes one key per purpose and the identity pair, private to the user', () => {
    const { keys, fingerprints, created } = loadKeys(dir, NONE);
    expect(created).toBe(true);
    expect(readdirSync(dir).sort()).toEqual([...FILES, ...RECEIPT_FILES].sort());
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    for (const file of [...FILES, ...RECEIPT_FILES]) expect(statSync(join(dir, file)).mode & 0o777).toBe(0o400);
    for (const purpose of KEY_PURPOSES) {
      const bytes = readFileSync(join(dir, `${purpose}.key`));
      expect(bytes).toHaveLength(32);
      expect(keys[purpose]).toEqual({ purpose, id: keyFingerprint(purpose, bytes), bytes });
      expect(fingerprints.get(purpose)).toBe(keys[purpose].id);
    }
    expect(new Set(fingerprints.values()).size).toBe(8);
    expect(fingerprints.get('receipt')).toBe(keys.receipt.id);
    expect(fingerprints.get('identity')).toBe(keys.identity.id);
  });

  test('makes an identity pair whose halves fit', () => {
    const { keys } = loadKeys(dir, NONE);
    const privateKey = readIdentityPrivateKey(readFileSync(join(dir, 'identity-private.pem'), 'utf8'));
    const envelope = sealIdentity(keys.identity, Buffer.from('王'), 'x');
    expect(openSealedIdentity(privateKey, envelope, 'x').toString()).toBe('王');
  });

  test('that was killed before registering is taken up with the same keys', () => {
    const first = loadKeys(dir, NONE);
    const second = loadKeys(dir, NONE);
    expect(second.created).toBe(false);
    expect(second.fingerprints).toEqual(first.fingerprints);
  });

  test.each(FILES)('that was killed before writing %s makes only what is missing', (file) => {
    const first = loadKeys(dir, NONE);
    rmSync(join(dir, file));
    const second = loadKeys(dir, NONE);
    const purpose = file.startsWith('identity') ? null : file.replace('.key', '');
    // A public half alone is complete; from a private half alone the public one is derived.
    expect(second.created).toBe(file !== 'identity-private.pem');
    for (const [known, fingerprint] of first.fingerprints) {
      expect(second.fingerprints.get(known) === fingerprint).toBe(known !== purpose);
    }
  });

  test('clears what a killed start left unfinished', () => {
    loadKeys(dir, NONE);
    writeFileSync(join(dir, 'draft.key.0011.unfinished'), 'half');
    loadKeys(dir, NONE);
    expect(readdirSync(dir).sort()).toEqual([...FILES, ...RECEIPT_FILES].sort());
  });

  test('adopts the public half that the inspection brought, and makes no private one', () => {
    const other = join(root, 'other');
    const theirs = loadKeys(other, NONE).keys.identity;
    loadKeys(dir, NONE);
    for (const file of FILES) rmSync(join(dir, file));
    copyFileSync(join(other, 'identity-public.pem'), join(dir, 'identity-public.pem'));
    expect(loadKeys(dir, NONE).keys.identity.id).toBe(theirs.id);
    expect(existsSync(join(dir, 'identity-private.pem'))).toBe(false);
  });

  test('refuses files that are no keys instead of replacing them', () => {
    loadKeys(dir, NONE);
    put('draft.key', Buffer.alloc(31, 1));
    expect(() => loadKeys(dir, NONE)).toThrow(/draft\.key has 31 bytes instead of 32/);
    expect(readFileSync(join(dir, 'draft.key'))).toHaveLength(31);
  });
});

describe('a later start', () => {
  let registered = NONE;

  beforeEach(() => {
    registered = loadKeys(dir, NONE).fingerprints;
  });

  test('reads the same keys and makes none', () => {
    const { created, fingerprints } = loadKeys(dir, registered);
    expect(created).toBe(false);
    expect(fingerprints).toEqual(registered);
  });

  test('works without the private identity half', () => {
    rmSync(join(dir, 'identity-private.pem'));
    expect(loadKeys(dir, registered).fingerprints).toEqual(registered);
  });

  test.each(FILES.filter((file) => file !== 'identity-private.pem'))('refuses when %s is missing', (file) => {
    rmSync(join(dir, file));
    expect(() => loadKeys(dir, registered)).toThrow(KeyError);
    expect(() => loadKeys(dir, registered)).toThrow(`${file} is missing`);
    expect(existsSync(join(dir, file))).toBe(false);
  });

  test('refuses when the whole directory is missing', () => {
    rmSync(dir, { recursive: true });
    expect(() => loadKeys(dir, registered)).toThrow('draft.key is missing');
    expect(existsSync(dir)).toBe(false);
  });

  test.each(KEY_PURPOSES)('refuses another %s key, and names no key in the sentence', (purpose) => {
    put(`${purpose}.key`, Buffer.alloc(32, 65));
    const start = () => loadKeys(dir, registered);
    expect(start).toThrow(`${purpose}.key is not the key of this database`);
    expect(start).not.toThrow(/AAAA|4141/);
  });

  test('refuses another identity pair, and halves that do not fit', () => {
    const other = join(root, 'other');
    loadKeys(other, NONE);
    put('identity-public.pem', readFileSync(join(other, 'identity-public.pem')));
    expect(() => loadKeys(dir, registered)).toThrow('are not a pair');
    put('identity-private.pem', readFileSync(join(other, 'identity-private.pem')));
    expect(() => loadKeys(dir, registered)).toThrow('identity-public.pem is not the key of this database');
  });

  test.each([0, 31, 33, 64])('refuses a key of %i bytes', (length) => {
    put('chain.key', Buffer.alloc(length, 3));
    expect(() => loadKeys(dir, registered)).toThrow(`chain.key has ${length} bytes`);
  });

  test('refuses an identity file that is no X25519 key', () => {
    put('identity-public.pem', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n');
    expect(() => loadKeys(dir, registered)).toThrow('identity-public.pem does not hold an X25519 key');
  });

  test.each([0o440, 0o404, 0o600 | 0o020])('refuses a secret file with mode %o', (mode) => {
    chmodSync(join(dir, 'pepper.key'), mode);
    expect(() => loadKeys(dir, registered)).toThrow(/pepper\.key is open to other users.*chmod 400/);
    chmodSync(join(dir, 'pepper.key'), 0o400);
    chmodSync(join(dir, 'identity-private.pem'), mode);
    expect(() => loadKeys(dir, registered)).toThrow('identity-private.pem is open to other users');
  });

  test('refuses two purposes with one key', () => {
    put('totp.key', readFileSync(join(dir, 'file.key')));
    expect(() => loadKeys(dir, registered)).toThrow(/totp\.key and .*file\.key hold the same key/);
  });

  test('refuses a purpose that the database does not know', () => {
    registered.delete('file');
    expect(() => loadKeys(dir, registered)).toThrow('The database knows no key for');
  });
});
