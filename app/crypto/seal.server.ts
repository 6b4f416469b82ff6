import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { type IdentityPrivateKey, type IdentityPublicKey, rawPublicKey } from '#app/crypto/keys.server.ts';

const VERSION = 1;
const HEADER_BYTES = 9;
const PUBLIC_BYTES = 32;
const TAG_BYTES = 16;
const INFO = 'portal-identity-seal-v1';
// The DER prefix of an X25519 public key (RFC 8410); the 32 raw bytes follow.
const SPKI_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');

/**
 * A sealed identity that this private key does not open: other format, other key, other place (aad) or altered
 * bytes.
 */
export class SealError extends Error {
  override name = 'SealError';
}

/**
 * Seals a reporter's identity to the inspection public key: fresh X25519 pair, HKDF-SHA-256, AES-256-GCM. Version
 * byte, 8-byte key id, 32-byte fresh public key, ciphertext, tag. This server cannot open it (security.md D-03).
 */
export function sealIdentity(publicKey: IdentityPublicKey, plaintext: Uint8Array, aad: string): Buffer {
  const fresh = generateKeyPairSync('x25519');
  const head = Buffer.concat([sealHeader(publicKey.id), rawPublicKey(fresh.publicKey)]);
  const shared = diffieHellman({ privateKey: fresh.privateKey, publicKey: publicKey.key });
  const { key, nonce } = deriveKey(shared, head, rawPublicKey(publicKey.key));
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.concat([head, Buffer.from(aad, 'utf8')]));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([head, ciphertext, cipher.getAuthTag()]);
}

/** The identity sealed by `sealIdentity`, with the private half and the same `aad`. Throws SealError. */
export function openSealedIdentity(privateKey: IdentityPrivateKey, envelope: Uint8Array, aad: string): Buffer {
  const bytes = Buffer.from(envelope);
  if (bytes.length < HEADER_BYTES + PUBLIC_BYTES + TAG_BYTES) throw new SealError('The envelope is too short');
  if (bytes[0] !== VERSION) throw new SealError('The envelope has an unknown format');
  const head = bytes.subarray(0, HEADER_BYTES + PUBLIC_BYTES);
  if (!head.subarray(0, HEADER_BYTES).equals(sealHeader(privateKey.id))) {
    throw new SealError('The envelope was sealed to another key');
  }
  try {
    const shared = diffieHellman({ privateKey: privateKey.key, publicKey: readPublicKey(head.subarray(HEADER_BYTES)) });
    const { key, nonce } = deriveKey(shared, head, rawPublicKey(createPublicKey(privateKey.key)));
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.concat([head, Buffer.from(aad, 'utf8')]));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(head.length, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new SealError('The envelope is altered or belongs elsewhere');
  }
}

// The fresh pair is used once, so a derived nonce never meets the same key again.
function deriveKey(shared: Buffer, head: Buffer, recipient: Buffer): { key: Buffer; nonce: Buffer } {
  const derived = Buffer.from(hkdfSync('sha256', shared, Buffer.concat([head, recipient]), INFO, 44));
  return { key: derived.subarray(0, 32), nonce: derived.subarray(32) };
}

function sealHeader(keyId: string): Buffer {
  return Buffer.concat([Buffer.of(VERSION), Buffer.from(keyId, 'hex')]);
}

function readPublicKey(raw: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), format: 'der', type: 'spki' });
}
