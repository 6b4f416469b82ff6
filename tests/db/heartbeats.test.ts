import { describe, expect, test } from 'vitest';
import { getSweeperHealth, recordTick } from '#db/repositories/heartbeats.server.ts';
import { testDb } from '#tests/support/db.ts';

const NINE = new Date('2026-11-02T01:00:00.000Z');
const secondsLater = (seconds: number) => new Date(NINE.getTime() + seconds * 1000);

describe('the sweeper', () => {
  test('is not well before its first tick', async () => {
    expect(await getSweeperHealth(testDb(), NINE, 15)).toEqual({ lastTickAt: null, ageSeconds: null, ok: false });
  });

  test('is well until its last tick is older than three of them', async () => {
    const db = testDb();
    await recordTick(db, NINE);
    expect(await getSweeperHealth(db, secondsLater(45), 15)).toEqual({ lastTickAt: NINE, ageSeconds: 45, ok: true });
    expect(await getSweeperHealth(db, secondsLater(45.001), 15)).toMatchObject({ ageSeconds: 45, ok: false });
  });

  test('is well again with the next tick', async () => {
    const db = testDb();
    await recordTick(db, NINE);
    await recordTick(db, secondsLater(600));
    expect(await getSweeperHealth(db, secondsLater(610), 15)).toMatchObject({ ageSeconds: 10, ok: true });
  });

  test('has no negative age when the clock was set back', async () => {
    const db = testDb();
    await recordTick(db, secondsLater(60));
    expect(await getSweeperHealth(db, NINE, 15)).toMatchObject({ ageSeconds: 0, ok: true });
  });
});
