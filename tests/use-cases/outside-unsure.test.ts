import { expect, test } from 'vitest';
import { sweepClocks } from '#app/jobs/sweep-clocks.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { accusing, anInvestor, fileAReport, MONDAY, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';

test('no category and nobody but a body outside accused: handed off to the body above it, not kept in triage', async () => {
  const db = testDb();
  const report = { accused: accusing('haiguan'), group: 'other', category: null, amounts: [] };
  const { caseId } = await fileAReport(db, { report, at: MONDAY });
  const before = await openTrackedCase(anInvestor(db, MONDAY), caseId);
  expect(before).toMatchObject({ route: 'outside', status: 'submitted', lead: { id: 'zsj' }, answerBy: null });
  const later = shanghai('2026-11-24 20:00');
  await sweepClocks({ db, keys: testKeys, now: later });
  expect(await openTrackedCase(anInvestor(db, later), caseId)).toMatchObject({
    status: 'handed_off',
    handedOffTo: '上级海关',
  });
});
