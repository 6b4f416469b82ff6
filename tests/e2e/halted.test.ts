import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HealthBody } from '#app/http/healthz.server.ts';
import type { Db } from '#db/client.server.ts';
import { findNextDueAt } from '#db/repositories/case-cache.server.ts';
import { getSweeperHealth } from '#db/repositories/heartbeats.server.ts';
import { newStorage, type PortalProcess, type Storage, startProcess } from '#tests/e2e/portal-process.ts';
import { visit } from '#tests/e2e/visitor.ts';
import { anAccount, fileAReport, MONDAY } from '#tests/support/builders.ts';
import { type MailServer, startMailServer } from '#tests/support/smtp.ts';

/** The shortest interval that an operator may set: three ticks are three seconds then. */
const SWEEP_SECONDS = 1;
/** Time enough to come by and be halted before the step is due, and longer than three ticks afterwards. */
const BEFORE_DUE_MS = 5_000;
const HALTED_PAST_DUE_MS = 4_000;

let storage: Storage;
let mail: MailServer;
let portal: PortalProcess;
beforeAll(async () => {
  storage = newStorage();
  mail = await startMailServer();
  const env = {
    SMTP_URL: mail.url,
    MAIL_FROM: 'portal@example.test',
    SWEEP_SECONDS: String(SWEEP_SECONDS),
    TEST_CLOCK: MONDAY.toISOString(),
  };
  portal = await startProcess({ storage, env, preload: './tests/e2e/moved-clock.ts' });
});
afterAll(async () => {
  portal.child.kill('SIGCONT');
  await portal.end('SIGKILL');
  await mail.close();
  storage.remove();
});

/** The time of the portal, which runs on from each instant that it is set to. */
async function setTime(instant: Date): Promise<() => Date> {
  const moved = once(portal.child, 'message');
  portal.child.send(instant.getTime());
  await moved;
  const since = Date.now();
  return () => new Date(instant.getTime() + Date.now() - since);
}

async function health(): Promise<{ status: number; body: HealthBody }> {
  const { status, text } = await visit(portal.origin).get('/healthz');
  return { status, body: JSON.parse(text) as HealthBody };
}

async function tickAfter(instant: Date): Promise<void> {
  const lastTick = async () => new Date((await health()).body.sweeper.lastTickAt ?? 0).getTime();
  await expect.poll(lastTick, { timeout: 10_000 }).toBeGreaterThan(instant.getTime());
}

/** T in the state of Linux: stopped by a signal. */
const isHalted = () => /^State:\s+T/m.test(readFileSync(`/proc/${portal.child.pid}/status`, 'utf8'));

const stopsOf = (db: Db) =>
  db.selectFrom('clock_jumps').select('seconds').where('kind', '=', 'stopped').orderBy('id').execute();
const firedSteps = (db: Db) => db.selectFrom('fired_steps').select(['step', 'due_at', 'fired_at']).execute();
const mails = (db: Db) =>
  db.selectFrom('outbox').select(['template', 'account_id', 'attempts', 'sent_at']).orderBy('id').execute();

test('a running portal that is halted beyond three ticks, and a step falls due meanwhile, catches up by itself and tells of it once', async () => {
  const told = await storage.withDb(async (db) => {
    await anAccount(db, { department: 'scjg', role: 'officer' });
    const hub = await anAccount(db, { department: 'zsj', role: 'hub' });
    const head = await anAccount(db, { department: 'xzfb', role: 'head' });
    await fileAReport(db, { at: MONDAY });
    return [hub, head].map(({ accountId }) => accountId);
  });
  const due = await storage.withDb(async (db) => (await findNextDueAt(db)) ?? new Date(0));
  const before = new Date(due.getTime() - BEFORE_DUE_MS);
  const now = await setTime(before);
  await tickAfter(before);
  // A slow machine may have kept it for three seconds already: that is a stop too, and told of as one.
  const earlier = (await storage.withDb(stopsOf)).length;

  portal.child.kill('SIGSTOP');
  await expect.poll(isHalted).toBe(true);
  await wait(due.getTime() + HALTED_PAST_DUE_MS - now().getTime());
  await storage.withDb(async (db) => {
    expect(await getSweeperHealth(db, now(), SWEEP_SECONDS)).toMatchObject({ hasStopped: true, ok: false });
    expect(await firedSteps(db)).toEqual([]);
  });
  portal.child.kill('SIGCONT');

  await tickAfter(due);
  await expect.poll(async () => (await health()).status, { timeout: 5_000 }).toBe(200);
  const recovered = await health();
  expect(recovered.body).toMatchObject({ status: 'ok', sweeper: { leavesDueSteps: false } });
  const sent = async () => (await storage.withDb(mails)).every((row) => row.sent_at !== null);
  await expect.poll(sent, { timeout: 10_000 }).toBe(true);
  // Two more ticks, in which nothing may happen again.
  await tickAfter(new Date(now().getTime() + 2 * SWEEP_SECONDS * 1000));

  await storage.withDb(async (db) => {
    const fired = await firedSteps(db);
    expect(fired).toMatchObject([{ step: 'level_0', due_at: due.toISOString() }]);
    expect(new Date(fired[0]?.fired_at ?? 0).getTime() - due.getTime()).toBeGreaterThanOrEqual(HALTED_PAST_DUE_MS);
    const stops = await stopsOf(db);
    expect(stops.length).toBeGreaterThan(earlier);
    expect(stops[earlier]?.seconds).toBeGreaterThanOrEqual(HALTED_PAST_DUE_MS / 1000);
    const written = await mails(db);
    const recovery = written.filter(({ template }) => template === 'sweeper_recovered');
    expect(recovery.map(({ account_id }) => account_id)).toEqual(stops.flatMap(() => told));
    expect(written.filter(({ template }) => template === 'clock_reminder')).toHaveLength(1);
    expect(written.map(({ attempts }) => attempts)).toEqual(written.map(() => 1));
    expect(mail.received).toHaveLength(written.length);
    const ids = mail.received.map(({ parsed }) => parsed.messageId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
