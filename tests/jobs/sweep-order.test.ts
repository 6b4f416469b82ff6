import { expect, test } from 'vitest';
import { sweepClocks } from '#app/jobs/sweep-clocks.server.ts';
import type { Db } from '#db/client.server.ts';
import { findNextDueAt } from '#db/repositories/case-cache.server.ts';
import { fileAReport, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';
import { theCast } from '#tests/use-cases/play.ts';

/** Instants within three days of each other on which reports come in: as many counties as lines. */
const COUNTIES = [
  ['2026-11-02 09:00', '2026-11-02 14:00', '2026-11-03 09:00'],
  ['2026-11-02 09:00', '2026-11-02 10:00', '2026-11-02 11:00', '2026-11-02 15:00'],
  ['2026-11-02 09:00', '2026-11-04 16:40', '2026-11-06 11:15', '2026-11-09 08:05'],
  ['2026-11-07 21:00', '2026-11-08 06:00', '2026-11-09 12:10', '2026-11-11 17:29'],
] as const;
const END = shanghai('2026-12-10 09:00');

type Sweeping = (db: Db, until: Date) => Promise<unknown>;
const sweepAt = (db: Db, now: Date, limit?: number) => sweepClocks({ db, keys: testKeys, now, limit });

/** Comes by just after every instant at which something is due. */
const punctually: Sweeping = async (db, until) => {
  for (;;) {
    const next = await findNextDueAt(db);
    if (!next || next >= until) return;
    await sweepAt(db, new Date(next.getTime() + 1));
  }
};
/** Stands still meanwhile. */
const notAtAll: Sweeping = async () => undefined;

const inOneTick: Sweeping = (db, now) => sweepAt(db, now);
/** Each commit takes one case as far as the first thing that is due on another. */
const inTicksOfOneCase: Sweeping = async (db, now) => {
  while ((await sweepAt(db, now, 1)).more);
};

/** Reports that nobody ever touches; what is then on record of each, and what was sent. */
async function traces(filings: readonly string[], meanwhile: Sweeping, atLast: Sweeping) {
  const db = testDb();
  await theCast(db);
  for (const at of filings) {
    await meanwhile(db, shanghai(at));
    await fileAReport(db, { at: shanghai(at), report: { queryAgreed: false } });
  }
  await meanwhile(db, END);
  await atLast(db, END);
  const events = await db
    .selectFrom('case_events')
    .select(['case_id', 'type', 'at'])
    .orderBy('case_id')
    .orderBy('seq')
    .execute();
  const steps = await db
    .selectFrom('fired_steps')
    .innerJoin('sla_clocks', 'sla_clocks.id', 'fired_steps.clock_id')
    .select(['sla_clocks.case_id', 'key', 'step', 'fired_steps.due_at'])
    .orderBy('sla_clocks.case_id')
    .orderBy('key')
    .orderBy('step')
    .execute();
  const marks = await db.selectFrom('unit_marks').selectAll().orderBy('case_id').orderBy('clock_key').execute();
  const mails = await db.selectFrom('outbox').select(['template', 'account_id']).execute();
  await db.destroy();
  return { events, steps, marks, mails: mails.map((mail) => `${mail.template} ${mail.account_id}`).sort() };
}

const orders = ({ events }: Awaited<ReturnType<typeof traces>>) =>
  events.filter(({ type }) => type === 'unit_order_issued');

test.each([
  ['in one tick', inOneTick],
  ['in ticks of one case', inTicksOfOneCase],
])('a sweep weeks late, %s, brings upon a unit what one brings that is never late', async (_how, late) => {
  for (const filings of COUNTIES) {
    const expected = await traces(filings, punctually, inOneTick);
    expect(orders(expected).length).toBeGreaterThan(0);
    expect(await traces(filings, notAtAll, late)).toEqual(expected);
  }
});

test('a history stands in the order of time, however late the sweep that wrote it', async () => {
  const { events } = await traces(COUNTIES[3], notAtAll, inTicksOfOneCase);
  for (const caseId of new Set(events.map((event) => event.case_id))) {
    const instants = events.filter((event) => event.case_id === caseId).map(({ at }) => at);
    expect(instants).toEqual([...instants].sort());
  }
});
