import { randomUUID } from 'node:crypto';
import type { Clock } from '#app/clock.ts';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import type { Pulse } from '#app/domain/sweeper-gap.ts';
import type { Mailer } from '#app/emails/mailer.server.ts';
import { describeError, type Log } from '#app/http/log.server.ts';
import { applyRules } from '#app/jobs/apply-rules.server.ts';
import { clearOrphans, removeDroppedFiles } from '#app/jobs/clear-files.server.ts';
import { deleteIdle } from '#app/jobs/delete-idle.server.ts';
import { deliverEmails } from '#app/jobs/deliver-emails.server.ts';
import { publishMonths } from '#app/jobs/publish-months.server.ts';
import { repeat } from '#app/jobs/repeat.ts';
import { sweepClocks } from '#app/jobs/sweep-clocks.server.ts';
import { makeNextCopy } from '#app/use-cases/make-copy.server.ts';
import { recordPulse } from '#app/use-cases/record-pulse.server.ts';
import { rehearseNext } from '#app/use-cases/rehearse-rules.server.ts';
import type { Db } from '#db/client.server.ts';

export type JobsSetup = {
  db: Db;
  keys: KeyRing;
  clock: Clock;
  /** Null: nothing is sent, mails wait in the outbox. */
  mailer: Mailer | null;
  origin: string;
  storageDir: string;
  sweepSeconds: number;
  /** Milliseconds that this process counts, whatever happens to the time of day. */
  countMs?: () => number;
  log: Pick<Log, 'logError'>;
};
export type Jobs = {
  /** Sweeps, publishes, delivers and rehearses once, now, and waits for it. */
  tickNow: () => Promise<void>;
  stop: () => Promise<void>;
};

/** So many cases, then a heartbeat: after a long stop the sweeper shows that it works. */
const CASES_A_TICK = 500;
/** A rehearsal is waited for in front of the screen. */
const REHEARSAL_SECONDS = 3;
/** Officers wait for the copies of what came just now. */
const COPY_SECONDS = 3;
const MOST_LOGGED = 10;
const HOUR_SECONDS = 3600;

/** Starts sweeper and mailer in this process. A slow mail server never holds up the sweeper. */
export function startJobs(setup: JobsSetup): Jobs {
  const { db, keys, clock, mailer, origin, storageDir, sweepSeconds, log } = setup;
  const stopping = new AbortController();
  const beat = watchTime(setup);
  const sweep = async () => {
    while (!stopping.signal.aborted && (await sweepOnce(setup, beat)));
  };
  const deliver = async () => {
    if (mailer) await deliverEmails({ db, keys, mailer, clock, origin, signal: stopping.signal });
  };
  const sweeper = repeat(() => logged(log, sweep), sweepSeconds);
  // Not behind the sweep: a case that cannot be swept must not keep drafts beyond their time.
  const forget = async () => {
    await deleteIdle(db, clock());
    await removeDroppedFiles({ db, storageDir });
  };
  const forgetter = repeat(() => logged(log, forget), sweepSeconds);
  const clear = () => clearOrphans({ db, storageDir, now: clock() });
  const janitor = repeat(() => logged(log, clear), HOUR_SECONDS);
  const postman = repeat(() => logged(log, deliver), sweepSeconds);
  const isStopped = () => stopping.signal.aborted;
  const apply = async () => {
    while (!isStopped() && (await applyRules({ db, keys, now: clock() })).more);
  };
  // Beside the sweep: a case that cannot be swept must not keep new rules from coming into force.
  const applier = repeat(() => logged(log, apply), sweepSeconds);
  const publisher = repeat(
    () =>
      logged(log, async () => {
        await publishMonths({ db, keys, now: clock() });
      }),
    sweepSeconds,
  );
  const rehearse = async () => {
    while (!isStopped() && (await rehearseNext({ db, now: clock() }, { isStopped })));
  };
  const rehearser = repeat(() => logged(log, rehearse), REHEARSAL_SECONDS);
  const copy = async () => {
    const maker = { db, storageDir, key: keys.file, signal: stopping.signal };
    while (!isStopped() && (await makeNextCopy({ ...maker, now: clock() })));
  };
  const copier = repeat(() => logged(log, copy), COPY_SECONDS);
  return {
    tickNow: async () => {
      await sweeper.now();
      await applier.now();
      await publisher.now();
      await postman.now();
      await rehearser.now();
      await copier.now();
    },
    stop: async () => {
      stopping.abort();
      await Promise.all([
        sweeper.stop(),
        postman.stop(),
        janitor.stop(),
        forgetter.stop(),
        applier.stop(),
        publisher.stop(),
        rehearser.stop(),
        copier.stop(),
      ]);
    },
  };
}

async function sweepOnce({ db, keys, clock }: JobsSetup, beat: Beat): Promise<boolean> {
  const { more } = await sweepClocks({ db, keys, now: clock(), limit: CASES_A_TICK, beat });
  return more;
}

type Beat = (tick: { leftDue: boolean }) => Promise<void>;

/** The heartbeat of this process: each is held against its own one before, by the time of day and by its own count. */
function watchTime({ db, clock, sweepSeconds, countMs = () => performance.now() }: JobsSetup): Beat {
  let own: Pulse | null = null;
  return async ({ leftDue }) => {
    const pulse = { at: clock(), countedMs: countMs() };
    await recordPulse(db, pulse, { own, sweepSeconds, leftDue });
    own = pulse;
  };
}

/** Errors end a round, never the job. They are logged by name and place only. */
async function logged(log: Pick<Log, 'logError'>, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const errors: unknown[] = error instanceof AggregateError ? error.errors : [error];
    for (const single of errors.slice(0, MOST_LOGGED)) {
      log.logError({ requestId: null, errorId: randomUUID(), ...describeError(single) });
    }
  }
}
