import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { examineMarks, repairMarks } from '#app/use-cases/examine-marks.server.ts';
import type { Db } from '#db/client.server.ts';
import { fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';
import { by, theCast } from '#tests/use-cases/play.ts';

const NOW = shanghai('2027-01-20 12:00');

let db: Db;
beforeEach(() => {
  db = testDb();
});

const marks = async () => (await sql`SELECT * FROM unit_marks ORDER BY case_id, kind, clock_key`.execute(db)).rows;
const repair = () => repairMarks({ db, now: NOW, keys: testKeys });

/** Reports that nobody answers, days apart; what comes of them is swept at different hours, an act between. */
async function aCountyOfMarks() {
  const cast = await theCast(db);
  const filed = [];
  for (const day of ['2026-11-02', '2026-11-02', '2026-11-03', '2026-11-09', '2026-11-09', '2026-11-20', '2026-12-28'])
    filed.push(await fileAReport(db, { at: shanghai(`${day} 09:00`), report: { queryAgreed: false } }));
  await sweepTo(db, shanghai('2026-11-03 15:00'));
  const [, second] = filed;
  await acceptCase(by(db, cast.officer, '2026-11-03 15:30'), second?.reference ?? '');
  for (const day of ['2026-11-10', '2026-11-19', '2026-11-30', '2027-01-20'])
    await sweepTo(db, shanghai(`${day} 10:00`));
}

describe('the marks of units', () => {
  test('of a county that was swept late, early and by acts are what the histories give, used up or not', async () => {
    await aCountyOfMarks();
    const stored = (await marks()) as { kind: string; is_used: number }[];
    const sorts = new Set(stored.map(({ kind, is_used }) => `${kind} ${is_used}`));
    expect([...sorts].sort()).toEqual(['breach 0', 'breach 1', 'notice 0', 'notice 1']);
    expect(await examineMarks(db)).toEqual([]);
  });

  test.each<[string, string]>([
    ['taken away', `DELETE FROM unit_marks`],
    ['said to be used up', `UPDATE unit_marks SET is_used = 1`],
    ['said to be unused', `UPDATE unit_marks SET is_used = 0`],
    ['those of another unit', `UPDATE unit_marks SET unit_id = 'czj'`],
    ['those of another clock', `UPDATE unit_marks SET clock_key = 'review' WHERE clock_key = 'acceptance'`],
    ['of another kind', `UPDATE unit_marks SET kind = 'notice' WHERE clock_key = 'acceptance'`],
    ['moved in time', `UPDATE unit_marks SET at = '2026-11-15T00:00:00.000Z'`],
    ['more than there were', `INSERT INTO unit_marks SELECT id, 'ghost', 'breach', 'czj', opened_at, 0 FROM cases`],
  ])('are repaired where they were %s, with an audit row a case', async (_, alteration) => {
    await aCountyOfMarks();
    const before = await marks();
    await sql.raw(alteration).execute(db);
    const found = await examineMarks(db);
    expect(found).not.toEqual([]);
    expect(await repair()).toEqual({ found, left: [] });
    expect(await marks()).toEqual(before);
    const audited = await db.selectFrom('audit_rows').select('subject').where('act', '=', 'repair_cache').execute();
    expect(audited).toHaveLength(new Set(found.map(({ reference }) => reference)).size);
    expect(new Set(audited.map(({ subject }) => subject))).toEqual(new Set(['unit_marks']));
  });

  test('are left alone where they are sound', async () => {
    await aCountyOfMarks();
    expect(await repair()).toEqual({ found: [], left: [] });
    expect(await db.selectFrom('audit_rows').select('seq').where('act', '=', 'repair_cache').execute()).toEqual([]);
  });
});
