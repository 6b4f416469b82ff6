import { expect, test } from 'vitest';
import { listDueAfter } from '#db/repositories/due-cases.server.ts';
import { fileAReport, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { plansOf } from '#tests/support/query-plans.ts';

const LATER = shanghai('2026-12-01 09:00');

test('the list of what is due goes on after a place, row by row, oldest first', async () => {
  const db = testDb();
  for (const at of ['2026-11-02 09:00', '2026-11-02 09:00', '2026-11-03 09:00']) {
    await fileAReport(db, { at: shanghai(at) });
  }
  const all = await listDueAfter(db, { before: LATER, after: null, limit: 100 });
  expect(all.map((row) => row.nextAt)).toEqual(all.map((row) => row.nextAt).sort((a, b) => a.getTime() - b.getTime()));
  const cases = new Set<number>();
  let after = null;
  for (;;) {
    const [row] = await listDueAfter(db, { before: LATER, after, limit: 1 });
    if (!row) break;
    cases.add(row.caseId);
    after = row;
  }
  expect(cases.size).toBe(3);
  expect(await listDueAfter(db, { before: shanghai('2026-11-02 09:00'), after: null, limit: 100 })).toEqual([]);
});

test('it is read from the two indexes of what is due, and nothing is sorted', async () => {
  const db = testDb();
  const after = { nextAt: LATER, caseId: 1 };
  const plans = await plansOf(db, (watched) => listDueAfter(watched, { before: LATER, after, limit: 10 }));
  const plan = plans.at(-1);
  expect(plan).toMatch(/SEARCH sla_clocks USING COVERING INDEX sla_clocks_due/);
  expect(plan).toMatch(/SEARCH scheduled_acts USING (COVERING )?INDEX scheduled_acts_due/);
  expect(plan).not.toContain('TEMP B-TREE');
});
