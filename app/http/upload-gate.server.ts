import { RateLimiterMemory } from 'rate-limiter-flexible';

export type UploadEntry =
  /** `leave` must be called once the body is read, with its bytes. */
  | { ok: true; leave: (bytes: number) => Promise<void> }
  /** `busy`: too many uploads at this moment; `spent`: too many bytes in the last hour. */
  | { ok: false; reason: 'busy' | 'spent'; retrySeconds: number };
/** Lets uploads in, a few at a time, and counts what they bring. */
export type UploadGate = {
  /** `session`: the hash of the browser's token. */
  enter: (session: string, address: string) => Promise<UploadEntry>;
};

const MEGABYTE = 1_048_576;
const HOUR_SECONDS = 3600;
/** Each holds one file in memory while it is read. */
const AT_ONCE = 8;
const BUSY_SECONDS = 10;
/** A case takes 60 MB; the rest is for lines that break and for offices behind one address (security.md T29). */
const BYTES_AN_HOUR = { session: 200 * MEGABYTE, address: 1024 * MEGABYTE, all: 4096 * MEGABYTE };
const ALL = 'all';

/** The gate of one process, counted in memory. */
export function createUploadGate(): UploadGate {
  const limiterOf = (points: number) => new RateLimiterMemory({ points, duration: HOUR_SECONDS });
  const limiters = {
    session: limiterOf(BYTES_AN_HOUR.session),
    address: limiterOf(BYTES_AN_HOUR.address),
    all: limiterOf(BYTES_AN_HOUR.all),
  };
  let inside = 0;
  return {
    enter: async (session, address) => {
      const keys = { session, address, all: ALL } as const;
      const kinds = ['session', 'address', 'all'] as const;
      for (const kind of kinds) {
        const seen = await limiters[kind].get(keys[kind]);
        if (seen && seen.remainingPoints <= 0) {
          return { ok: false, reason: 'spent', retrySeconds: Math.max(1, Math.ceil(seen.msBeforeNext / 1000)) };
        }
      }
      if (inside >= AT_ONCE) return { ok: false, reason: 'busy', retrySeconds: BUSY_SECONDS };
      inside += 1;
      const leave = async (bytes: number) => {
        inside -= 1;
        if (bytes > 0) for (const kind of kinds) await limiters[kind].penalty(keys[kind], bytes);
      };
      return { ok: true, leave };
    },
  };
}
