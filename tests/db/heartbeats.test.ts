import { describe, expect, test } from 'vitest';
import type { Db } from '#db/client.server.ts';
import { getSweeperHealth, recordTick } from '#db/repositories/heartbeats.server.ts';
import { fileAReport, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { plansOf } from '#tests/support/query-plans.ts';

const NINE = new Date('2026-11-02T01:00:00.000Z');
const secondsLater = (seconds: number) => new Date(NINE.getTime() + seconds * 1000);
const FIRED = { leftDue: false };
const LEFT = { leftDue: true };

describe('the sweeper', () => {
  test('is not well before its first tick', async () => {
    expect(await getSweeperHealth(testDb(), NINE, 15)).toEqual({
      lastTickAt: null,
      ageSeconds: null,
      hasStopped: true,
      overdue: null,
      ok: false,
    });
  });

  test('is well until its last tick is older than three of them', async () => {
    const db = testDb();
    await recordTick(db, NINE, FIRED);
    expect(await getSweeperHealth(db, secondsLater(45), 15)).toEqual({
      lastTickAt: NINE,
      ageSeconds: 45,
      hasStopped: false,
      overdue: null,
      ok: true,
    });
    const later = await getSweeperHealth(db, secondsLater(45.001), 15);
    expect(later).toMatchObject({ ageSeconds: 45, hasStopped: true, ok: false });
  });

  test('is well again with the next tick', async () => {
    const db = testDb();
    await recordTick(db, NINE, FIRED);
    await recordTick(db, secondsLater(600), FIRED);
    expect(await getSweeperHealth(db, secondsLater(610), 15)).toMatchObject({ ageSeconds: 10, ok: true });
  });

  test('has no negative age when the clock was set back', async () => {
    const db = testDb();
    await recordTick(db, secondsLater(60), FIRED);
    expect(await getSweeperHealth(db, NINE, 15)).toMatchObject({ ageSeconds: 0, ok: true });
  });
});

describe('a sweeper that comes by', () => {
  /** A report whose first word to the investor is reminded of at ten; asked `seconds` after that. */
  const DUE = shanghai('2026-11-02 10:00');
  const afterDue = (seconds: number) => new Date(DUE.getTime() + seconds * 1000);

  async function aDueStep(): Promise<Db> {
    const db = testDb();
    await fileAReport(db);
    await db.updateTable('sla_clocks').set({ next_at: DUE.toISOString() }).where('key', '=', 'first_contact').execute();
    await recordTick(db, DUE, FIRED);
    return db;
  }

  test('and leaves what is due is well for three ticks, then not; the step’s hour is told, not its minute', async () => {
    const db = await aDueStep();
    const tellsAt = async (seconds: number) => {
      await recordTick(db, afterDue(seconds), LEFT);
      const { ok, overdue } = await getSweeperHealth(db, afterDue(seconds), 15);
      return { ok, overdue };
    };
    for (const seconds of [15, 30, 45]) expect(await tellsAt(seconds)).toEqual({ ok: true, overdue: null });
    expect(await tellsAt(60)).toEqual({ ok: false, overdue: { since: DUE, state: 'left' } });
    const minute = { next_at: afterDue(-60).toISOString() };
    await db.updateTable('sla_clocks').set(minute).where('key', '=', 'first_contact').execute();
    expect(await tellsAt(75)).toEqual({ ok: false, overdue: { since: shanghai('2026-11-02 09:00'), state: 'left' } });
  });

  test('and works off a backlog to its limit tick after tick is well; that it does is told', async () => {
    const db = await aDueStep();
    for (const seconds of [600, 601, 602]) {
      await recordTick(db, afterDue(seconds), FIRED);
      const { ok, overdue } = await getSweeperHealth(db, afterDue(seconds), 15);
      expect({ ok, overdue }).toEqual({ ok: true, overdue: { since: DUE, state: 'catching_up' } });
    }
  });

  test('and has stopped meanwhile is told as stopped alone, without what it had no chance to fire', async () => {
    const db = await aDueStep();
    const stopped = await getSweeperHealth(db, afterDue(600), 15);
    expect(stopped).toMatchObject({ hasStopped: true, ok: false, overdue: null });
    for (const seconds of [15, 60]) await recordTick(db, afterDue(seconds), LEFT);
    const both = await getSweeperHealth(db, afterDue(600), 15);
    expect(both).toMatchObject({ hasStopped: true, ok: false, overdue: { state: 'left' } });
  });

  test('and still leaves it after the time was set back is not well either', async () => {
    const db = await aDueStep();
    await recordTick(db, afterDue(7200), FIRED);
    await recordTick(db, afterDue(60), LEFT);
    expect(await getSweeperHealth(db, afterDue(60), 15)).toMatchObject({ ok: false, overdue: { state: 'left' } });
  });

  test('is asked by the first row of each index of what is due', async () => {
    const plans = await plansOf(testDb(), (watched) => getSweeperHealth(watched, NINE, 15));
    expect(plans.join('\n')).toMatch(/sla_clocks USING COVERING INDEX sla_clocks_due/);
    expect(plans.join('\n')).toMatch(/scheduled_acts USING COVERING INDEX scheduled_acts_due/);
    expect(plans.join('\n')).not.toContain('TEMP B-TREE');
  });
});
