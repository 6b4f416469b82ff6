import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { KeyError } from '#app/crypto/key-files.server.ts';
import { type IdentityPrivateKey, type IdentityPublicKey, readIdentityPrivateKey } from '#app/crypto/keys.server.ts';
import { openSealedIdentity, SealError, sealIdentity } from '#app/crypto/seal.server.ts';

function newPair(): { publicKey: IdentityPublicKey; privateKey: IdentityPrivateKey } {
  const pem = generateKeyPairSync('x25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const privateKey = readIdentityPrivateKey(pem);
  return { publicKey: { id: privateKey.id, key: createPublicKey(privateKey.key) }, privateKey };
}

const { publicKey, privateKey } = newPair();
const IDENTITY = Buffer.from(JSON.stringify({ name: '王小明', phone: '13800000000' }));
const AAD = 'sealed_identities/5';

describe('a sealed identity', () => {
  test('opens with the private half and in its place only', () => {
    const envelope = sealIdentity(publicKey, IDENTITY, AAD);
    expect(openSealedIdentity(privateKey, envelope, AAD)).toEqual(IDENTITY);
    expect(() => openSealedIdentity(privateKey, envelope, 'sealed_identities/6')).toThrow(SealError);
  });

  test('holds the key id, but neither the identity nor anything that repeats', () => {
    const [one, other] = [sealIdentity(publicKey, IDENTITY, AAD), sealIdentity(publicKey, IDENTITY, AAD)];
    expect(one).toHaveLength(1 + 8 + 32 + IDENTITY.length + 16);
    expect(one.subarray(1, 9).toString('hex')).toBe(publicKey.id);
    expect(one.includes(Buffer.from('王小明'))).toBe(false);
    expect(one.subarray(9, 41).equals(other.subarray(9, 41))).toBe(false);
    expect(one.subarray(41).equals(other.subarray(41))).toBe(false);
  });

  test('does not open with the private half of another pair, even under the same key id', () => {
    const other = newPair().privateKey;
    const envelope = sealIdentity(publicKey, IDENTITY, AAD);
    expect(() => openSealedIdentity(other, envelope, AAD)).toThrow('another key');
    expect(() => openSealedIdentity({ ...other, id: privateKey.id }, envelope, AAD)).toThrow(SealError);
  });

  test('any changed byte and any shortened envelope is detected', () => {
    const envelope = sealIdentity(publicKey, IDENTITY, AAD);
    for (let index = 0; index < envelope.length; index += 1) {
      const altered = Buffer.from(envelope);
      altered.writeUInt8(altered.readUInt8(index) ^ 1, index);
      expect(() => openSealedIdentity(privateKey, altered, AAD)).toThrow(SealError);
      expect(() => openSealedIdentity(privateKey, envelope.subarray(0, index), AAD)).toThrow(SealError);
    }
  });

  test('a key of low order in the envelope is refused', () => {
    const envelope = sealIdentity(publicKey, IDENTITY, AAD);
    envelope.fill(0, 9, 41);
    expect(() => openSealedIdentity(privateKey, envelope, AAD)).toThrow(SealError);
  });

  test('a private key of another kind is refused', () => {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    expect(() => readIdentityPrivateKey(pem)).toThrow(KeyError);
    expect(() => readIdentityPrivateKey('no key')).toThrow(KeyError);
  });
});
