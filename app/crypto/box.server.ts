import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyPurpose, ServerKey } from '#app/crypto/keys.server.ts';

const VERSION = 1;
const KEY_ID_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + KEY_ID_BYTES;
const BOX_PURPOSES: readonly KeyPurpose[] = ['draft', 'contact', 'totp', 'file'];

/** A box that this key does not open: other format, other key, other place (aad) or altered bytes. */
export class BoxError extends Error {
  override name = 'BoxError';
}

/**
 * Encrypts for this server with AES-256-GCM: version byte, 8-byte key id, 12-byte random nonce, ciphertext, tag.
 * `aad` names the place (table and row) so that a box cannot be moved (security.md D-22).
 */
export function sealBox(key: ServerKey, plaintext: Uint8Array, aad: string): Buffer {
  const header = boxHeader(key);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce);
  cipher.setAAD(Buffer.concat([header, Buffer.from(aad, 'utf8')]));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([header, nonce, ciphertext, cipher.getAuthTag()]);
}

/** The plaintext of a box made by `sealBox` with the same key and `aad`. Throws BoxError. */
export function openBox(key: ServerKey, box: Uint8Array, aad: string): Buffer {
  const bytes = Buffer.from(box);
  const header = boxHeader(key);
  if (bytes.length < HEADER_BYTES + NONCE_BYTES + TAG_BYTES) throw new BoxError('The box is too short');
  if (bytes[0] !== VERSION) throw new BoxError('The box has an unknown format');
  if (!bytes.subarray(0, HEADER_BYTES).equals(header)) throw new BoxError('The box was sealed with another key');
  const nonce = bytes.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.concat([header, Buffer.from(aad, 'utf8')]));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(HEADER_BYTES + NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new BoxError('The box is altered or belongs elsewhere');
  }
}

function boxHeader(key: ServerKey): Buffer {
  if (!BOX_PURPOSES.includes(key.purpose)) throw new BoxError(`The ${key.purpose} key seals no boxes`);
  return Buffer.concat([Buffer.of(VERSION), Buffer.from(key.id, 'hex')]);
}
