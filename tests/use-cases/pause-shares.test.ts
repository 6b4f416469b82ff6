import { CompiledQuery } from 'kysely';
import { expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerQuestion } from '#app/use-cases/answer-question.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { contestPause } from '#app/use-cases/contest-pause.server.ts';
import { decideContest } from '#app/use-cases/decide-contest.server.ts';
import { readPauseShares } from '#app/use-cases/pause-shares.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { LED_HISTORIES } from '#db/repositories/led-histories.server.ts';
import { fileAReport, MONDAY } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, own, theCast } from '#tests/use-cases/play.ts';

async function handled(officer: (at: string) => StaffContext, asks: boolean) {
  const { db } = officer('2026-11-02 09:00');
  const filed = await fileAReport(db);
  await acceptCase(officer('2026-11-02 10:00'), filed.reference);
  if (asks) await askInvestor(officer('2026-11-03 10:00'), filed.reference, { text: '哪一天？' });
  return filed;
}

test('pause share by officer: waiting of the total working time, annulled pauses not, for the own head alone', async () => {
  const db = testDb();
  const cast = await theCast(db);
  const officer = (at: string) => by(db, cast.officer, at);
  const colleague = (at: string) => by(db, cast.colleague, at);
  const asked = await handled(officer, true);
  await handled(officer, false);
  const annulled = await handled(colleague, true);
  await answerQuestion(own(db, '2026-11-04 10:00'), asked.caseId, '十月。');
  await contestPause(own(db, '2026-11-03 11:00'), annulled.caseId, null);
  const upheld = { outcome: 'upheld', text: '不用问。' } as const;
  await decideContest(by(db, cast.hub, '2026-11-04 09:00'), annulled.reference, upheld);
  const read = await readPauseShares(by(db, cast.head, '2026-11-04 17:30'));
  // From Monday 10:00 to Wednesday 17:30 there are 6, 7.5 and 7.5 working hours; Tuesday 10:00 to Wednesday 10:00 are 7.5.
  const total = 6 + 7.5 + 7.5;
  expect(read).toMatchObject({
    ok: true,
    shares: [
      {
        officer: cast.officer.accountId,
        cases: 2,
        casesWithPause: 1,
        pausedMinutes: 7.5 * 60,
        totalMinutes: 2 * total * 60,
      },
      { officer: cast.colleague.accountId, cases: 1, casesWithPause: 0, pausedMinutes: 0 },
    ],
  });
  expect(read.ok && read.shares[0]?.name).toMatch(/经办/);
  for (const other of [cast.officer, cast.hub, cast.reviewer]) {
    expect(await readPauseShares(by(db, other, '2026-11-04 17:30'))).toEqual({ ok: false, reason: 'not_allowed' });
  }
});

test('the time before the last ninety days is not counted', async () => {
  const db = testDb();
  const cast = await theCast(db);
  await handled((at) => by(db, cast.officer, at), true);
  const read = await readPauseShares(by(db, cast.head, '2027-03-10 17:30'));
  expect(read).toMatchObject({ ok: true, shares: [{ cases: 1, casesWithPause: 0, pausedMinutes: 0 }] });
});

test('the histories are found through the unit’s own index, and no table is read whole', async () => {
  const explained = CompiledQuery.raw(`EXPLAIN QUERY PLAN ${LED_HISTORIES}`, ['scjg', MONDAY.toISOString()]);
  const { rows } = await testDb().executeQuery<{ detail: string }>(explained);
  const plan = rows.map(({ detail }) => detail);
  expect(plan[0]).toMatch(/^SEARCH r USING .*INDEX case_readers_(officers_)?queue \(department_id=\?/);
  expect(plan.filter((detail) => detail.startsWith('SCAN'))).toEqual([]);
});
