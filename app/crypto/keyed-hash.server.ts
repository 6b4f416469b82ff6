import { createHmac } from 'node:crypto';
import type { ServerKey } from '#app/crypto/keys.server.ts';

/** What a keyed hash is about; two purposes never give the same hash. */
export type HashPurpose =
  | 'mail_relay'
  | 'mail_message'
  | 'account_mail'
  | 'sign_in_code'
  | 'written_ask'
  | 'written_ask_code'
  | 'held_slot'
  | 'held_firm'
  | 'charged_firm';

/**
 * HMAC-SHA-256 of a value with the pepper key, hex: tells the same value again, and nothing of it to whoever has the
 * database without the key.
 */
export function keyedHash(pepper: ServerKey, purpose: HashPurpose, value: string): string {
  if (pepper.purpose !== 'pepper') throw new Error(`The ${pepper.purpose} key makes no keyed hashes`);
  return createHmac('sha256', pepper.bytes).update(`${purpose}:${value}`).digest('hex');
}
