import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { publishMonths } from '#app/jobs/publish-months.server.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { readScorecard } from '#app/use-cases/read-scorecard.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import type { Db } from '#db/client.server.ts';
import { CHANGED_HISTORIES, listMonthFigures } from '#db/repositories/scorecard.server.ts';
import { accusing, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';
import { keepAReport } from '#tests/use-cases/kept-report.ts';
import { aProof, by, type Cast, theCast } from '#tests/use-cases/play.ts';

let db: Db;
let cast: Cast;
beforeEach(async () => {
  db = testDb();
  cast = await theCast(db);
});

const publishAt = (at: string) => publishMonths({ db, keys: testKeys, now: shanghai(at) });
const months = async () =>
  (await db.selectFrom('scorecard_months').select('month').execute()).map(({ month }) => month);

/** Filed on Monday 2 November at 09:00, accepted, replied to and answered within two days. */
async function answered(identityMode: 'named' | 'hidden' | 'anonymous', accused = accusing('jtj')) {
  const filed = await fileAReport(db, { report: { identityMode, accused } });
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), filed.reference);
  const reply = { text: '正在查。', done: null, next: null, nextByOn: null };
  await replyToInvestor(by(db, cast.officer, '2026-11-02 10:30'), filed.reference, reply);
  const answer = { outcome: 'returned', text: '已退', proof: aProof() } as const;
  expect(await answerReport(by(db, cast.officer, '2026-11-03 11:00'), filed.reference, answer)).toEqual({ ok: true });
  return filed;
}

describe('a month', () => {
  test('is published when it is over and swept, once and for ever', async () => {
    await answered('named');
    expect(await publishAt('2026-11-30 23:59')).toEqual([]);
    // Reminders fell due in November.
    expect(await publishAt('2026-12-01 00:01')).toEqual([]);
    await sweepTo(db, shanghai('2026-12-01 00:01'));
    expect(await publishAt('2026-12-01 00:01')).toEqual(['2026-11']);
    const figures = await listMonthFigures(db);
    expect(figures).toContainEqual({ month: '2026-11', unit: 'scjg', measure: 'resolution', spread: { 1: 1 } });
    expect(await publishAt('2026-12-01 00:02')).toEqual([]);
    expect(await listMonthFigures(db)).toEqual(figures);
    const { rows } = await sql<{
      subject: string;
    }>`SELECT subject FROM audit_rows WHERE act = 'publish_scorecard'`.execute(db);
    expect(rows).toEqual([{ subject: '2026-11' }]);
  });

  test('does not wait longer than a day for a case that cannot be swept', async () => {
    await answered('named');
    expect(await publishAt('2026-12-01 23:59')).toEqual([]);
    expect(await publishAt('2026-12-02 00:00')).toEqual(['2026-11']);
  });

  test('is published by one of two processes', async () => {
    await answered('named');
    const both = await Promise.all([publishAt('2026-12-05 09:00'), publishAt('2026-12-05 09:00')]);
    expect(both.flat()).toEqual(['2026-11']);
    expect(await months()).toEqual(['2026-11']);
    expect((await listMonthFigures(db)).find(({ measure }) => measure === 'answered')?.spread).toEqual({ 1: 1 });
  });

  test('that was missed is published later, with every month between', async () => {
    await answered('named');
    expect(await publishAt('2027-02-10 09:00')).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(await months()).toEqual(['2026-11', '2026-12', '2027-01']);
  });

  test('before the first case is none', async () => {
    expect(await publishAt('2026-12-05 09:00')).toEqual([]);
    expect((await readScorecard(db)).scorecard).toBeNull();
  });

  test('is told of without the reports that are kept', async () => {
    await keepAReport(db, { until: '2027-10-30' });
    await publishAt('2026-12-05 09:00');
    expect(await listMonthFigures(db)).toEqual([]);
  });

  test('holds hidden and anonymous reports 30 days later', async () => {
    await answered('hidden');
    await answered('anonymous');
    await publishAt('2027-01-05 09:00');
    const received = (await listMonthFigures(db)).filter(({ measure }) => measure === 'received');
    expect(received).toEqual([{ month: '2026-12', unit: 'scjg', measure: 'received', spread: { 1: 2 } }]);
  });

  test('cannot be changed, taken back or added to', async () => {
    await answered('named');
    await publishAt('2026-12-05 09:00');
    const attempts = [
      sql`UPDATE scorecard_figures SET spread = '{}'`,
      sql`DELETE FROM scorecard_figures`,
      sql`DELETE FROM scorecard_months`,
      sql`UPDATE scorecard_months SET month = '2026-10'`,
      sql`INSERT OR REPLACE INTO scorecard_months VALUES ('2026-11', 'x')`,
      sql`INSERT OR REPLACE INTO scorecard_figures VALUES ('2026-11', 'scjg', 'resolution', '{}')`,
      sql`INSERT INTO scorecard_figures VALUES ('2026-11', 'czj', 'resolution', '{}')`,
    ];
    for (const attempt of attempts) await expect(attempt.execute(db)).rejects.toThrow('append-only');
  });
});

test.each(['hidden', 'anonymous', 'named'] as const)(
  'a %s report changes no figure of the unit it is about',
  async (mode) => {
    const figuresOf = async (county: Db, unit: string) =>
      (await listMonthFigures(county)).filter((one) => one.unit === unit);
    await answered('named', accusing('zjj'));
    const alone = testDb();
    const before = { db, cast };
    db = alone;
    cast = await theCast(db);
    await answered('named', accusing('zjj'));
    await fileAReport(db, { report: { identityMode: mode, accused: accusing('scjg') } });
    await sweepTo(db, shanghai('2027-03-01 09:00'));
    await publishAt('2027-03-05 09:00');
    const withReport = await figuresOf(alone, 'scjg');
    ({ db, cast } = before);
    await sweepTo(db, shanghai('2027-03-01 09:00'));
    await publishAt('2027-03-05 09:00');
    expect(withReport).toEqual(await figuresOf(db, 'scjg'));
    expect(withReport.length).toBeGreaterThan(0);
    expect((await figuresOf(alone, 'czj')).length).toBeGreaterThan(0);
  },
);

test('the walk of a month goes by the key of the cases', async () => {
  const { rows } = await sql
    .raw<{ detail: string }>(`EXPLAIN QUERY PLAN ${CHANGED_HISTORIES.replaceAll('?', '1')}`)
    .execute(db);
  const plan = rows.map(({ detail }) => detail).join('\n');
  expect(plan).toContain('SEARCH c USING INTEGER PRIMARY KEY');
  expect(plan).toContain('SEARCH e USING PRIMARY KEY');
});
