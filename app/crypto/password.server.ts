import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

// OWASP's floor for argon2id: 19 MiB, two passes, one lane. 2 is Argon2id: the enum of the library exists only for tsc.
const ARGON2 = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const GENERATED_LENGTH = 20;
const UNAMBIGUOUS = 'abcdefghjkmnpqrstuvwxyz23456789';
// The hash of a random password nobody knows, so that an unknown account costs what a known one costs.
const HASH_OF_NOTHING =
  '$argon2id$v=19$m=19456,t=2,p=1$P11zGsvYWsHNIHyrvLUUCQ$5uxmb9b7u3k0QUyQv2pOzQi+I41jgXAJiv08MVcC2Sk';
// Two at once leave the other threads of the pool to the rest of the server; more sign-ins wait their turn.
const MOST_AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** The argon2id hash of a password, taken verbatim (no trimming, no normalisation: ASVS 6.2.8). */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, ARGON2));
}

/** Whether `password` belongs to the stored hash. Throws on a malformed hash. */
export function verifyPassword(storedHash: string, password: string): Promise<boolean> {
  return inTurn(() => verify(storedHash, password));
}

/** Always false, at the cost of a real check: for an account that does not exist (ASVS 6.3.8). */
export async function verifyAgainstNothing(password: string): Promise<false> {
  await inTurn(() => verify(HASH_OF_NOTHING, password));
  return false;
}

/** A generated password: 20 characters without look-alikes, 99 bits. Shown once, never stored. */
export function newPassword(): string {
  return Array.from({ length: GENERATED_LENGTH }, () => UNAMBIGUOUS[randomInt(UNAMBIGUOUS.length)]).join('');
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    // The place is handed to the next in line, so nobody who comes later overtakes.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
