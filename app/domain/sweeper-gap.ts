/** One tick of the sweeper: the wall clock, and what this process counted meanwhile, which nobody can set. */
export type Pulse = { at: Date; countedMs: number };

/** What lies between two ticks besides the interval: the time of day was set, or nobody was there. */
export type ClockJump = { kind: 'forward' | 'backward' | 'stopped'; at: Date; previousTickAt: Date; seconds: number };

/** A jump forward of more than this is recorded (sla.md §2). */
const JUMP_MS = 120_000;
/** A tick of this process that another sweeper overtook lies a moment before that one's; that is no jump. */
const OVERTAKEN_MS = 1_000;
/** A sweeper that missed this many ticks counts as stopped (sla.md §2). */
export const MOST_MISSED_TICKS = 3;

/**
 * Compares a tick with the last heartbeat, whoever wrote it. `own` is this process's tick before: without one (the
 * process has just started) a long gap can only be read as a stop, and a gap below zero as time set back. A process that
 * was halted has counted the time all the same, so its stop is told apart from a jump. Usually empty.
 */
export function judgeGap(
  lastTickAt: Date,
  tick: Pulse,
  given: { own: Pulse | null; sweepSeconds: number },
): ClockJump[] {
  const { own, sweepSeconds } = given;
  const gap = tick.at.getTime() - lastTickAt.getTime();
  const counted = own && tick.countedMs - own.countedMs;
  const drift = own && counted !== null ? tick.at.getTime() - own.at.getTime() - counted : null;
  const jumpOf = (kind: ClockJump['kind'], ms: number): ClockJump => ({
    kind,
    at: tick.at,
    previousTickAt: lastTickAt,
    seconds: Math.max(1, Math.round(ms / 1000)),
  });
  if (gap < 0) {
    if (drift === null) return -gap > sweepSeconds * 1000 ? [jumpOf('backward', -gap)] : [];
    return drift < -OVERTAKEN_MS ? [jumpOf('backward', -drift)] : [];
  }
  const jumps: ClockJump[] = [];
  if (drift !== null && drift > JUMP_MS && gap > JUMP_MS) jumps.push(jumpOf('forward', drift));
  const absent = counted === null ? gap : Math.min(gap, counted);
  if (absent > MOST_MISSED_TICKS * sweepSeconds * 1000) jumps.push(jumpOf('stopped', absent));
  return jumps;
}
