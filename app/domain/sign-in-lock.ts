/** What an account remembers of failed sign-ins. */
export type SignInLock = { failures: number; firstFailureAt: Date | null; lockedUntil: Date | null };

const MOST_FAILURES = 5;
const WINDOW_MS = 10 * 60_000;
const LOCK_MS = 15 * 60_000;

export const NO_FAILURES: SignInLock = { failures: 0, firstFailureAt: null, lockedUntil: null };

/** Until when nobody signs in to the account; null when it is not locked. The lock ends by itself. */
export function lockedUntil(lock: SignInLock, now: Date): Date | null {
  return lock.lockedUntil && now < lock.lockedUntil ? lock.lockedUntil : null;
}

/** After one more failure: the fifth within 10 minutes locks for 15 (security.md T16, ASVS 6.3.1). */
export function afterFailure(lock: SignInLock, now: Date): SignInLock {
  const first = lock.firstFailureAt;
  const startsAnew = lock.lockedUntil !== null || first === null || now.getTime() - first.getTime() > WINDOW_MS;
  const failures = startsAnew ? 1 : lock.failures + 1;
  return {
    failures,
    firstFailureAt: startsAnew ? now : first,
    lockedUntil: failures >= MOST_FAILURES ? new Date(now.getTime() + LOCK_MS) : null,
  };
}
