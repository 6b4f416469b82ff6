import { createHmac } from 'node:crypto';
import type { ServerKey } from '#app/crypto/keys.server.ts';

/**
 * One audit row as its columns, without its own MAC. Null and absent are the same, so a column added later leaves
 * old rows valid.
 */
export type AuditFields = Readonly<Record<string, string | number | null | undefined>>;

/** What the first audit row is chained to. */
export const GENESIS_MAC = '0'.repeat(64);

/**
 * The MAC of an audit row: HMAC-SHA-256, hex, over the previous row's MAC and this row (security.md D-10). Throws
 * on a key of another purpose, a malformed MAC, or a number that is no safe integer.
 */
export function chainMac(key: ServerKey, previousMac: string, row: AuditFields): string {
  if (key.purpose !== 'chain') throw new Error(`The ${key.purpose} key chains no audit rows`);
  if (!/^[0-9a-f]{64}$/.test(previousMac)) throw new Error('The previous MAC is not 64 hex digits');
  return createHmac('sha256', key.bytes).update(previousMac).update(canonicalRow(row)).digest('hex');
}

// JSON of [name, value] pairs sorted by name: quoting makes it unambiguous, and 1 and "1" stay different.
function canonicalRow(row: AuditFields): string {
  const pairs = Object.entries(row).filter(([, value]) => value !== null && value !== undefined);
  for (const [name, value] of pairs) {
    if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error(`${name} is no safe integer`);
  }
  return JSON.stringify(pairs.sort(([one], [other]) => (one < other ? -1 : 1)));
}
