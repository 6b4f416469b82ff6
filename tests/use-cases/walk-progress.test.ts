import { expect, test } from 'vitest';
import type { RuleKind } from '#app/domain/rules/rule-draft.ts';
import { walksOf } from '#app/use-cases/walk-progress.server.ts';
import type { Db } from '#db/client.server.ts';
import { listRuleVersions } from '#db/repositories/rule-versions.server.ts';
import { fileAReport, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { theCast } from '#tests/use-cases/play.ts';
import { aCalendar, anAdmin, aPolicy, applyAll, days, publish } from '#tests/use-cases/rule-story.ts';

const AT = '2026-11-02 10:00';
const closed = (...days: string[]) => aCalendar({ closed: days });

async function aCounty(reports: number) {
  const db = testDb();
  await theCast(db);
  for (let n = 0; n < reports; n += 1) await fileAReport(db);
  return { db, admin: await anAdmin(db, AT) };
}
const walkOf = async (db: Db, kind: RuleKind, version: string) =>
  (await walksOf(db, kind, await listRuleVersions(db, kind))).get(version);

test('a published calendar tells since when, how many of how many cases, and when it was through', async () => {
  const { db, admin } = await aCounty(3);
  await publish(admin, { kind: 'calendar', body: closed('2026-11-04'), on: '2026-11-02' });
  const begun = { startedAt: shanghai(AT), failed: 0 };
  expect(await walkOf(db, 'calendar', '2026-11-02')).toEqual({
    ...begun,
    state: 'under_way',
    doneAt: null,
    examined: 0,
    total: 3,
    moved: 0,
  });
  await applyAll(db, '2026-11-02 10:01');
  expect(await walkOf(db, 'calendar', '2026-11-02')).toEqual({
    ...begun,
    state: 'done',
    doneAt: shanghai('2026-11-02 10:01'),
    examined: 3,
    total: 3,
    moved: 3,
  });
  expect(await walkOf(db, 'calendar', '2026-11')).toEqual({ state: 'none' });
});

test('what waits for its day has not begun, and a policy for new cases alone never does', async () => {
  const { db, admin } = await aCounty(1);
  await publish(admin, { kind: 'calendar', body: closed('2026-12-02'), on: '2026-12-01' });
  expect(await walkOf(db, 'calendar', '2026-12-01')).toEqual({ state: 'waiting' });
  await publish(admin, { kind: 'policy', body: await aPolicy(db, days('L1', 6)), on: '2026-12-01', moves: false });
  expect(await walkOf(db, 'policy', '2026-12-01')).toEqual({ state: 'none' });
});

test('a walk that another version overtakes says so, and the other one counts from the beginning', async () => {
  const { db, admin } = await aCounty(2);
  await publish(admin, { kind: 'calendar', body: closed('2026-11-04'), on: '2026-11-02' });
  const later = { ...admin, now: shanghai('2026-11-02 10:05') };
  const body = closed('2026-11-04', '2026-11-05');
  await publish(later, { kind: 'calendar', body, on: '2026-11-02', base: '2026-11-02' });
  await applyAll(db, '2026-11-02 10:06');
  expect(await walkOf(db, 'calendar', '2026-11-02')).toMatchObject({ state: 'taken_over', examined: 0, moved: 0 });
  expect(await walkOf(db, 'calendar', '2026-11-02-2')).toMatchObject({ state: 'done', examined: 2, moved: 2 });
});

test('a case that cannot be moved is counted among the failed, and the walk is not done', async () => {
  const { db, admin } = await aCounty(1);
  const { caseId } = await fileAReport(db);
  const at = shanghai('2026-11-02 09:30').toISOString();
  const row = { at, recorded_at: at, actor_kind: 'system' as const, account_id: null, department_id: null };
  const nonsense = { ...row, case_id: caseId, seq: 2, type: 'no_such' as never, data: '{"type":"no_such"}' };
  await db.insertInto('case_events').values(nonsense).execute();
  await publish(admin, { kind: 'calendar', body: closed('2026-11-04'), on: '2026-11-02' });
  await expect(applyAll(db, '2026-11-02 10:01')).rejects.toThrow('could not be moved');
  expect(await walkOf(db, 'calendar', '2026-11-02')).toMatchObject({
    state: 'under_way',
    examined: 2,
    total: 2,
    moved: 1,
    failed: 1,
  });
});
