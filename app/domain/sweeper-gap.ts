/** One tick of the sweeper: the wall clock, and what this process counted meanwhile, which nobody can set. */
export type Pulse = { at: Date; countedMs: number };

/** What lies between two ticks besides the interval: the time of day was set, or nobody was there. */
export type ClockJump = { kind: 'forward' | 'backward' | 'stopped'; at: Date; previousTickAt: Date; seconds: number };

/** A jump forward of more than this is recorded (sla.md §2). */
const JUMP_MS = 120_000;
/** A tick of this process that another sweeper overtook lies a moment before that one's; that is no jump. */
const OVERTAKEN_MS = 1_000;
/** A sweeper that missed this many ticks counts as stopped (sla.md §2). */
const MOST_MISSED_TICKS = 3;

/** The last tick, and the last one that left nothing due or fired as much as a tick may: null before the first. */
export type Beats = { lastTickAt: Date | null; allFiredAt: Date | null };

/**
 * Steps that have been due for longer than three ticks, the oldest of them in whole hours: to the minute it would tell
 * every officer when a report came in. `left`: ticks come by and leave them; else a backlog is being worked off.
 */
export type OverdueSteps = { since: Date; state: 'left' | 'catching_up' };
const HOUR_MS = 3_600_000;

/** Whether the sweeper has missed three ticks. */
export function hasStopped(lastTickAt: Date | null, given: { now: Date; sweepSeconds: number }): boolean {
  return lastTickAt === null || given.now.getTime() - lastTickAt.getTime() > missableMs(given);
}

/**
 * What the oldest due instant says of a sweeper that has come by. A sweeper that beats and leaves due steps is no better
 * than one that stopped (sla.md §2); one that has stopped is told as such, without what it has no chance to fire.
 */
export function judgeOverdue(
  oldestDueAt: Date | null,
  given: { beats: Beats; now: Date; sweepSeconds: number },
): OverdueSteps | null {
  const { beats, now } = given;
  const { lastTickAt, allFiredAt } = beats;
  const limit = missableMs(given);
  if (oldestDueAt === null || lastTickAt === null || now.getTime() - oldestDueAt.getTime() <= limit) return null;
  const since = new Date(Math.floor(oldestDueAt.getTime() / HOUR_MS) * HOUR_MS);
  // One that lies ahead of the last tick is of a time that was taken back.
  const isLeft = allFiredAt === null || Math.abs(lastTickAt.getTime() - allFiredAt.getTime()) > limit;
  if (isLeft) return { since, state: 'left' };
  return hasStopped(lastTickAt, given) ? null : { since, state: 'catching_up' };
}

function missableMs({ sweepSeconds }: { sweepSeconds: number }): number {
  return MOST_MISSED_TICKS * sweepSeconds * 1000;
}

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
  if (absent > missableMs(given)) jumps.push(jumpOf('stopped', absent));
  return jumps;
}
