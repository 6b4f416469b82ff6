import { describe, expect, test } from 'vitest';
import { healthOf } from '#app/http/healthz.server.ts';
import type { Db } from '#db/client.server.ts';
import { recordTick } from '#db/repositories/heartbeats.server.ts';
import { insertOutbox } from '#db/repositories/outbox.server.ts';
import { anAccount, MONDAY } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';

const secondsLater = (seconds: number) => new Date(MONDAY.getTime() + seconds * 1000);
const FIRED = { leftDue: false };
const healthAt = (db: Db, now: Date) => healthOf({ db, clock: () => now, sweepSeconds: 15, version: '0.1.0' });

describe('healthz', () => {
  test('is well while the database answers and the sweeper comes by', async () => {
    const db = testDb();
    await recordTick(db, MONDAY, FIRED);
    expect(await healthAt(db, secondsLater(20))).toEqual({
      httpStatus: 200,
      body: {
        status: 'ok',
        version: '0.1.0',
        database: 'ok',
        sweeper: { lastTickAt: MONDAY.toISOString(), ageSeconds: 20, leavesDueSteps: false },
        outbox: { waiting: 0, oldestSeconds: null },
      },
    });
  });

  test('fails before the first tick and once the sweeper has missed three', async () => {
    const db = testDb();
    const before = await healthAt(db, MONDAY);
    expect(before.httpStatus).toBe(503);
    expect(before.body).toMatchObject({ status: 'failing', database: 'ok', sweeper: { lastTickAt: null } });
    await recordTick(db, MONDAY, FIRED);
    expect((await healthAt(db, secondsLater(45))).httpStatus).toBe(200);
    expect((await healthAt(db, secondsLater(46))).httpStatus).toBe(503);
  });

  test('fails, and says why, when the database does not answer', async () => {
    const db = testDb();
    await recordTick(db, MONDAY, FIRED);
    await db.destroy();
    const { httpStatus, body } = await healthAt(db, MONDAY);
    expect(httpStatus).toBe(503);
    expect(body).toMatchObject({ status: 'failing', database: 'failing', outbox: { waiting: null } });
  });

  test('tells how many mails wait for an hour and since how many hours, and stays well', async () => {
    const db = testDb();
    const { accountId } = await anAccount(db, { department: 'scjg', role: 'officer' });
    for (const [messageKey, at] of [
      ['one', MONDAY],
      ['two', secondsLater(60)],
      ['fresh', secondsLater(4000)],
    ] as const) {
      await insertOutbox(db, [{ messageKey, template: 'red_light', accountId, createdAt: at }]);
    }
    await recordTick(db, secondsLater(7300), FIRED);
    const { httpStatus, body } = await healthAt(db, secondsLater(7300));
    expect(httpStatus).toBe(200);
    expect(body.outbox).toEqual({ waiting: 2, oldestSeconds: 7200 });
  });
});
