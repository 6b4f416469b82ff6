import type { Clock } from '#app/clock.ts';
import type { Db } from '#db/client.server.ts';
import { getSweeperHealth } from '#db/repositories/heartbeats.server.ts';
import { getOutboxState } from '#db/repositories/outbox.server.ts';

export type HealthBody = {
  status: 'ok' | 'failing';
  version: string;
  database: 'ok' | 'failing';
  /** `leavesDueSteps`: it comes by, and what has been due for longer than three ticks stays so. */
  sweeper: { lastTickAt: string | null; ageSeconds: number | null; leavesDueSteps: boolean };
  /** Null where the database does not answer. */
  outbox: { waiting: number | null; oldestSeconds: number | null };
};
export type Health = { httpStatus: 200 | 503; body: HealthBody };

/**
 * What GET /healthz answers, to anybody: 503 when the database does not answer, or the sweeper has missed three ticks or
 * leaves what is due. Waiting mails are told, not judged: a mail server that is down is no reason to restart the portal. Only mails that wait
 * for an hour count, in whole hours.
 */
export async function healthOf(given: {
  db: Db;
  clock: Clock;
  sweepSeconds: number;
  version: string;
}): Promise<Health> {
  const { db, clock, sweepSeconds, version } = given;
  const now = clock();
  try {
    const { ok, lastTickAt, ageSeconds, overdue } = await getSweeperHealth(db, now, sweepSeconds);
    const { waiting, oldestAt } = await getOutboxState(db, new Date(now.getTime() - FRESH_MS));
    const body: HealthBody = {
      status: ok ? 'ok' : 'failing',
      version,
      database: 'ok',
      sweeper: {
        lastTickAt: lastTickAt?.toISOString() ?? null,
        ageSeconds,
        leavesDueSteps: overdue?.state === 'left',
      },
      outbox: { waiting, oldestSeconds: oldestAt && coarse(secondsBetween(oldestAt, now)) },
    };
    return { httpStatus: ok ? 200 : 503, body };
  } catch {
    const sweeper = { lastTickAt: null, ageSeconds: null, leavesDueSteps: false };
    const outbox = { waiting: null, oldestSeconds: null };
    return { httpStatus: 503, body: { status: 'failing', version, database: 'failing', sweeper, outbox } };
  }
}

/** Anybody may ask: a count that moved with each report would tell an accused unit that one came in. */
const FRESH_MS = 60 * 60 * 1000;
const STEP_SECONDS = 3600;

function coarse(seconds: number): number {
  return Math.floor(seconds / STEP_SECONDS) * STEP_SECONDS;
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000));
}
