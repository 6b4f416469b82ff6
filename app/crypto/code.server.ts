import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { keyedHash } from '#app/crypto/keyed-hash.server.ts';
import type { ServerKey } from '#app/crypto/keys.server.ts';
import { makeQueryCode, makeQueryNumber, makeReference, parseQueryCode } from '#app/domain/reference.ts';

const TOKEN_BYTES = 32;

/**
 * What is stored of a query code: HMAC-SHA-256 of its normal form with the pepper key, hex (security.md D-05).
 * Throws on anything but a valid normal form.
 */
export function hashQueryCode(pepper: ServerKey, code: string): string {
  if (pepper.purpose !== 'pepper') throw new Error(`The ${pepper.purpose} key hashes no query codes`);
  if (parseQueryCode(code) !== code) throw new Error('Only a query code in normal form is hashed');
  return createHmac('sha256', pepper.bytes).update(code).digest('hex');
}

/** A new random query code in normal form, 95 bits. */
export function newQueryCode(): string {
  return makeQueryCode(randomBytes(19));
}

/** The query code that belongs to a form's token: the same for the same token, and nothing without the pepper. */
export function queryCodeOf(pepper: ServerKey, token: string): string {
  return makeQueryCode(Buffer.from(keyedHash(pepper, 'written_ask_code', token), 'hex'));
}

/** A new random case reference. Unique only with the index of the database: insert, and retry on a clash. */
export function newReference(): string {
  return makeReference(randomBytes(7));
}

/** A new random number of a query to an accused unit. Unique only with the index of the database. */
export function newQueryNumber(): string {
  return makeQueryNumber(randomBytes(7));
}

/** A new session or form token: 256 random bits, base64url, 43 characters (ASVS 7.2.3). */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What is stored of a token: SHA-256, hex. A 256-bit random token needs no slower hash. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Whether two secrets are equal, in a time that depends on neither of them nor on their lengths (ASVS 11.2.4). */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
