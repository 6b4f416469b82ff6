import { CompiledQuery } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { type Ledger, readLedger } from '#app/use-cases/read-ledger.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import type { Db } from '#db/client.server.ts';
import { LIT_HISTORIES } from '#db/repositories/lit-histories.server.ts';
import { fileAReport, MONDAY, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { keepAReport } from '#tests/use-cases/kept-report.ts';
import { aProof, by, type Cast, theCast } from '#tests/use-cases/play.ts';

let db: Db;
let cast: Cast;
beforeEach(async () => {
  db = testDb();
  cast = await theCast(db);
});

const ledgerAt = (at: string, week: string | null = null) => readLedger(db, shanghai(at), week);
const told = ({ rows }: Ledger) =>
  rows.map(({ unit, standard, daysLate, isOpen, count }) => [unit, standard, daysLate, isOpen, count]);

/** Filed on Monday 2 November, accepted at once, first answered to on Wednesday: two of its clocks turn red or one. */
async function lateContact(identityMode: 'named' | 'anonymous') {
  const filed = await fileAReport(db, { report: { identityMode } });
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), filed.reference);
  await sweepTo(db, shanghai('2026-11-03 09:01'));
  const reply = { text: '正在查。', done: null, next: null, nextByOn: null };
  expect(await replyToInvestor(by(db, cast.officer, '2026-11-04 10:00'), filed.reference, reply)).toEqual({ ok: true });
  const answer = { outcome: 'returned', text: '已退', proof: aProof() } as const;
  await answerReport(by(db, cast.officer, '2026-11-04 11:00'), filed.reference, answer);
  return filed;
}

test('a named case appears when the week of its breach is over, an anonymous one 30 days after its query', async () => {
  await lateContact('named');
  await lateContact('named');
  await lateContact('anonymous');
  await sweepTo(db, shanghai('2026-11-04 17:00'));
  const row = ['scjg', 'courteous', 1, false];
  expect(told(await ledgerAt('2026-11-08 23:59', '2026-W45'))).toEqual([]);
  expect(await ledgerAt('2026-11-09 00:00')).toMatchObject({
    week: { name: '2026-W45' },
    countedThrough: '2026-11-08',
  });
  expect(told(await ledgerAt('2026-11-09 00:00'))).toEqual([[...row, 2]]);
  // The query was served on 3 November: the 3rd of December is in the week that ends on the 6th.
  expect(told(await ledgerAt('2026-12-06 23:59'))).toEqual([]);
  const later = await ledgerAt('2026-12-07 09:00');
  expect([later.week.name, told(later)]).toEqual(['2026-W49', [[...row, 1]]]);
  expect(told(await ledgerAt('2026-12-07 09:00', '2026-W45'))).toEqual([[...row, 2]]);
});

test('it names neither the accused nor the case, and never a case of discipline', async () => {
  const { reference } = await fileAReport(db, { report: { identityMode: 'named' } });
  await fileAReport(db, { report: { identityMode: 'named', category: 'L5', group: 'attitude' } });
  await sweepTo(db, shanghai('2026-12-28 09:00'));
  const { weeks } = await ledgerAt('2026-12-28 09:00');
  const all = await Promise.all(weeks.map(({ name }) => ledgerAt('2026-12-28 09:00', name)));
  const rows = all.flatMap((one) => one.rows);
  expect(new Set(rows.map(({ unit }) => unit))).toEqual(new Set(['scjg', 'czj']));
  expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['count', 'daysLate', 'isOpen', 'standard', 'unit', 'unitName']);
  expect(JSON.stringify(rows)).not.toContain(reference);
});

test('a kept report is on it neither while it waits nor before what happens after its release', async () => {
  await keepAReport(db, { report: { identityMode: 'named' } });
  await sweepTo(db, shanghai('2026-12-05 09:00'));
  expect(await db.selectFrom('fired_steps').selectAll().execute()).toEqual([]);
  expect(told(await ledgerAt('2026-11-09 09:00'))).toEqual([]);
  await sweepTo(db, shanghai('2026-12-10 09:00'));
  expect(told(await ledgerAt('2026-12-14 09:00'))).not.toEqual([]);
  expect(told(await ledgerAt('2026-12-14 09:00', '2026-W49'))).toEqual([]);
});

test('what is still open is counted to the end of the newest week, so that no answer shows on its own day', async () => {
  const { reference } = await fileAReport(db, { report: { identityMode: 'named' } });
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
  await sweepTo(db, shanghai('2026-11-09 09:00'));
  const before = told(await ledgerAt('2026-11-09 09:00'));
  expect(before).toContainEqual(['scjg', 'courteous', 4, true, 1]);
  const answer = { outcome: 'returned', text: '已退', proof: aProof() } as const;
  await answerReport(by(db, cast.officer, '2026-11-10 10:00'), reference, answer);
  expect(told(await ledgerAt('2026-11-10 11:00'))).toEqual(before);
  expect(told(await ledgerAt('2026-11-16 09:00', '2026-W45'))).toContainEqual(['scjg', 'courteous', 5, false, 1]);
});

test.each(['2026-W48', '2026-W99', '2019-W01', 'x', ''])(
  'a week that is not there is the newest one: %j',
  async (week) => {
    const { week: shown } = await ledgerAt('2026-11-23 09:00', week);
    expect(shown.name).toBe('2026-W47');
  },
);

test('a week is found through the red lights’ and the queries’ own indexes, and no table is read whole', async () => {
  const edges = Array.from({ length: 6 }, () => MONDAY.toISOString());
  const { rows } = await db.executeQuery<{ detail: string }>(
    CompiledQuery.raw(`EXPLAIN QUERY PLAN ${LIT_HISTORIES}`, edges),
  );
  const plan = rows.map(({ detail }) => detail);
  const through = (index: string) => plan.filter((detail) => detail.includes(`INDEX ${index}`));
  expect(through('fired_red_lights')).toHaveLength(2);
  expect(through('queries_by_serving')).toHaveLength(1);
  expect(plan.filter((detail) => detail.startsWith('SCAN') && detail !== 'SCAN lit')).toEqual([]);
});
