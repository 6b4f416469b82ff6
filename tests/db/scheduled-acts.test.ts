import { expect, test } from 'vitest';
import { replaceScheduledActs } from '#db/repositories/scheduled-acts.server.ts';
import { fileAReport, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';

test('an act without a clock that other rules move is due when they say; one that fired keeps its instant', async () => {
  const db = testDb();
  const { caseId } = await fileAReport(db);
  const act = (at: string) => ({ round: 1, act: 'remind_investor', unit: '1', at: shanghai(at) }) as const;
  const row = () => db.selectFrom('scheduled_acts').select(['due_at', 'next_at']).executeTakeFirstOrThrow();
  await replaceScheduledActs(db, [{ caseId, pending: [act('2026-11-05 17:30')], fired: [] }]);
  await replaceScheduledActs(db, [{ caseId, pending: [act('2026-11-04 18:00')], fired: [] }]);
  const moved = shanghai('2026-11-04 18:00').toISOString();
  expect(await row()).toEqual({ due_at: moved, next_at: moved });
  const fired = [{ ...act('2026-11-04 18:00'), firedAt: shanghai('2026-11-05 09:00') }];
  await replaceScheduledActs(db, [{ caseId, pending: [], fired }]);
  await replaceScheduledActs(db, [{ caseId, pending: [act('2026-11-09 18:00')], fired: [] }]);
  expect((await row()).due_at).toBe(moved);
});
