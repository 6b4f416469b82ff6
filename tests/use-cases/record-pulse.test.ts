import { describe, expect, test } from 'vitest';
import type { Pulse } from '#app/domain/sweeper-gap.ts';
import { recordPulse } from '#app/use-cases/record-pulse.server.ts';
import type { Db } from '#db/client.server.ts';
import { listRecentJumps } from '#db/repositories/clock-jumps.server.ts';
import { findBeats, getSweeperHealth } from '#db/repositories/heartbeats.server.ts';
import { anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';

const NINE = shanghai('2026-11-02 09:00');
const at = (seconds: number) => new Date(NINE.getTime() + seconds * 1000);
const DAY = 24 * 3600;

const tick = (db: Db, seconds: number, own: Pulse | null = null, countedMs = 0) =>
  recordPulse(db, { at: at(seconds), countedMs }, { own, sweepSeconds: 15, leftDue: false });

const mailsOf = (db: Db) =>
  db
    .selectFrom('outbox')
    .select(['template', 'account_id', 'created_at', 'message_key'])
    .orderBy('account_id')
    .execute();

describe('a tick', () => {
  test('before which there was none, or just one interval, is a heartbeat and nothing else', async () => {
    const db = testDb();
    expect(await tick(db, 0)).toEqual([]);
    expect(await tick(db, 15)).toEqual([]);
    expect(await findBeats(db)).toEqual({ lastTickAt: at(15), allFiredAt: at(15) });
    expect(await listRecentJumps(db, at(15))).toEqual([]);
  });

  test('of a process that was overtaken does not put the heartbeat back', async () => {
    const db = testDb();
    await tick(db, 0);
    await tick(db, 20);
    await tick(db, 15, { at: at(0), countedMs: 0 }, 15_000);
    expect(await findBeats(db)).toMatchObject({ lastTickAt: at(20) });
  });
});

describe('time that was set', () => {
  test('ahead is recorded once and nobody gets a mail', async () => {
    const db = testDb();
    await anAccount(db, { department: 'zsj', role: 'hub' });
    await tick(db, 0);
    const own = { at: at(0), countedMs: 0 };
    expect(await tick(db, 3615, own, 15_000)).toEqual([
      { kind: 'forward', at: at(3615), previousTickAt: at(0), seconds: 3600 },
    ]);
    expect(await tick(db, 3616, own, 16_000)).toEqual([]);
    expect(await mailsOf(db)).toEqual([]);
  });

  test('back is recorded, the heartbeat follows, and a sweeper that stops afterwards is seen', async () => {
    const db = testDb();
    await tick(db, 3600);
    expect(await tick(db, 0)).toMatchObject([{ kind: 'backward', seconds: 3600 }]);
    expect(await findBeats(db)).toMatchObject({ lastTickAt: at(0) });
    expect((await getSweeperHealth(db, at(46), 15)).ok).toBe(false);
  });

  test('back fires nothing twice: not at the earlier time, and not when it comes by again', async () => {
    const db = testDb();
    await anAccount(db, { department: 'scjg', role: 'officer' });
    await fileAReport(db);
    const later = shanghai('2026-11-12 10:00');
    await sweepTo(db, later);
    const counts = async () => ({
      events: await db.selectFrom('case_events').select(['seq', 'type', 'at']).execute(),
      mails: (await mailsOf(db)).length,
      fired: await db.selectFrom('fired_steps').select(['clock_id', 'step', 'fired_at']).execute(),
    });
    const before = await counts();
    for (const time of ['2026-11-02 09:30', '2026-11-04 10:00', '2026-11-12 10:00']) await sweepTo(db, shanghai(time));
    expect(await counts()).toEqual(before);
  });
});

describe('a sweeper that stopped', () => {
  test('for more than three ticks: the hub and the heads of the government office get one mail, others none', async () => {
    const db = testDb();
    const hub = await anAccount(db, { department: 'zsj', role: 'hub' });
    const standIn = await anAccount(db, { department: 'yshj', role: 'hub' });
    const head = await anAccount(db, { department: 'xzfb', role: 'head' });
    await anAccount(db, { department: 'xzfb', role: 'officer' });
    await anAccount(db, { department: 'scjg', role: 'head' });
    await anAccount(db, { department: 'jjw', role: 'inspector' });
    await tick(db, 0);
    await tick(db, 46);
    await tick(db, 61);
    const mails = await mailsOf(db);
    expect(mails.map((mail) => mail.account_id)).toEqual([hub, standIn, head].map((person) => person.accountId));
    expect(new Set(mails.map((mail) => mail.template))).toEqual(new Set(['sweeper_recovered']));
    expect(new Set(mails.map((mail) => mail.created_at))).toEqual(new Set([at(46).toISOString()]));
    await tick(db, 200);
    expect(await mailsOf(db)).toHaveLength(6);
    expect(new Set((await mailsOf(db)).map((mail) => mail.message_key)).size).toBe(6);
  });

  test('an account without an address or that was closed gets none', async () => {
    const db = testDb();
    await anAccount(db, { department: 'zsj', role: 'hub' });
    await anAccount(db, { department: 'xzfb', role: 'head' });
    await db.updateTable('accounts').set({ email: null }).where('role', '=', 'hub').execute();
    await db.updateTable('accounts').set({ disabled_at: NINE.toISOString() }).where('role', '=', 'head').execute();
    await tick(db, 0);
    await tick(db, 600);
    expect(await mailsOf(db)).toEqual([]);
  });
});

describe('what is shown', () => {
  test('is the last 24 hours, oldest first, and nothing of a time that was taken back', async () => {
    const db = testDb();
    await tick(db, 0);
    await tick(db, 600);
    await tick(db, 30 * DAY);
    await tick(db, 700);
    const kinds = async (seconds: number) => (await listRecentJumps(db, at(seconds))).map((jump) => jump.kind);
    expect(await kinds(701)).toEqual(['stopped', 'backward']);
    expect(await kinds(600 + DAY)).toEqual(['backward']);
    expect(await kinds(700 + DAY)).toEqual([]);
  });
});
