import { beforeEach, describe, expect, test } from 'vitest';
import { sweepClocks } from '#app/jobs/sweep-clocks.server.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { askInspection } from '#app/use-cases/ask-inspection.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { examineMarks } from '#app/use-cases/examine-marks.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { listCaseEvents, listCaseIds } from '#db/repositories/case-events.server.ts';
import { accusing, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';
import { by, type Cast, own, theCast } from '#tests/use-cases/play.ts';

let db: Db;
let cast: Cast;
beforeEach(async () => {
  db = testDb();
  cast = await theCast(db);
});

async function ordersIn(...cases: { caseId: number }[]) {
  const orders = [];
  for (const { caseId } of cases) {
    for (const event of await listCaseEvents(db, caseId)) {
      if (event.type === 'unit_order_issued') orders.push({ caseId, ...event });
    }
  }
  return orders;
}

test('three red lights of a unit within 30 days bring one order, on the case of the third', async () => {
  const earlier = await fileAReport(db, { at: shanghai('2026-11-02 10:00') });
  await db
    .insertInto('unit_marks')
    .values([
      mark(earlier.caseId, 'acceptance', '2026-10-03 14:30'),
      mark(earlier.caseId, 'progress:1:1', '2026-10-10 14:30'),
    ])
    .execute();
  const third = await fileAReport(db);
  await sweepTo(db, shanghai('2026-11-02 15:00'));
  expect((await ordersIn(earlier, third)).map(({ caseId, breaches }) => [caseId, breaches])).toEqual([
    [third.caseId, 3],
  ]);
});

test('the order gives the unit a session of two working days and is issued by a unit that does not lead', async () => {
  const [, , third] = [await fileAReport(db), await fileAReport(db), await fileAReport(db)];
  await sweepTo(db, shanghai('2026-11-02 15:00'));
  const [order, ...more] = await ordersIn(third);
  expect(more).toEqual([]);
  expect(order).toMatchObject({
    unit: 'scjg',
    breaches: 3,
    issuedBy: 'xzfb',
    duty: { kind: 'on_site_session', owner: 'scjg', days: 2 },
    at: shanghai('2026-11-02 14:30'),
    recordedAt: shanghai('2026-11-02 15:00'),
    actor: { kind: 'system' },
  });
  const view = await openCase(by(db, cast.head, '2026-11-02 15:30'), third.reference);
  const duty = view?.clocks.find((clock) => clock.key === 'duty:on_site_session');
  expect(duty).toMatchObject({ state: 'running', owner: { id: 'scjg' }, dueAt: shanghai('2026-11-04 17:30') });
  for (const id of await listCaseIds(db, 0, 9)) expect(await examineCase(db, id)).toEqual([]);
});

test('what an order has used up does not count again', async () => {
  const cases = [];
  for (let count = 0; count < 7; count += 1) cases.push(await fileAReport(db));
  await sweepTo(db, shanghai('2026-11-02 15:00'));
  expect((await ordersIn(...cases)).map(({ caseId }) => caseId)).toEqual([cases[2]?.caseId, cases[5]?.caseId]);
  const left = await db.selectFrom('unit_marks').selectAll().where('is_used', '=', 0).execute();
  expect(left).toMatchObject([
    { case_id: cases[6]?.caseId, clock_key: 'first_contact', kind: 'breach', unit_id: 'scjg' },
  ]);
});

test('red lights further apart than 30 days, or of two units, bring none', async () => {
  const own = await fileAReport(db);
  await db
    .insertInto('unit_marks')
    .values([mark(own.caseId, 'acceptance', '2026-10-02 23:59'), mark(own.caseId, 'progress:1:1', '2026-10-10 14:30')])
    .execute();
  const others = [await fileAReport(db, { report: { accused: accusing('scjg') } })];
  others.push(await fileAReport(db, { report: { accused: accusing('scjg') } }));
  await sweepTo(db, shanghai('2026-11-02 15:00'));
  expect(await ordersIn(own, ...others)).toEqual([]);
  expect(await db.selectFrom('unit_marks').selectAll().where('is_used', '=', 1).execute()).toEqual([]);
});

test('a red light of the answer climbs by itself and is no mark of the unit', async () => {
  const { caseId } = await fileAReport(db);
  await sweepTo(db, shanghai('2026-12-28 10:00'));
  const marks = await db.selectFrom('unit_marks').selectAll().where('kind', '=', 'breach').execute();
  expect(marks.map((row) => row.clock_key)).not.toContain('resolution:1');
  expect(marks.map((row) => row.unit_id)).not.toContain('jtj');
  expect(marks.length).toBeGreaterThan(2);
  const red = (await listCaseEvents(db, caseId)).filter((event) => event.type === 'step_fired' && event.level === 2);
  expect(red.length).toBe(marks.length + 1);
});

test('two sweepers at once and an act between them make one order', async () => {
  const cases = [await fileAReport(db), await fileAReport(db), await fileAReport(db)];
  const now = shanghai('2026-11-02 15:00');
  await Promise.all([
    sweepClocks({ db, keys: testKeys, now }),
    acceptCase(by(db, cast.officer, '2026-11-02 15:00'), cases[2]?.reference ?? ''),
    sweepClocks({ db, keys: testKeys, now }),
  ]);
  await sweepTo(db, shanghai('2026-11-02 15:10'));
  expect(await ordersIn(...cases)).toHaveLength(1);
  expect(await db.selectFrom('unit_marks').selectAll().execute()).toHaveLength(3);
});

test('the third notice of a unit within 90 days is a lead as well', async () => {
  const { caseId } = await fileAReport(db);
  await db
    .insertInto('unit_marks')
    .values([
      mark(caseId, 'resolution:8', '2026-09-10 17:30', 'notice'),
      mark(caseId, 'resolution:9', '2026-10-10 17:30', 'notice'),
    ])
    .execute();
  await sweepTo(db, shanghai('2026-12-04 10:00'));
  const referred = (await listCaseEvents(db, caseId)).filter((event) => event.type === 'referred');
  expect(referred.map(({ kind, cause, unit }) => [kind, cause, unit])).toEqual([
    ['lead', 'no_basis', 'jtj'],
    ['notice', 'ladder_level_5', 'scjg'],
    ['lead', 'third_notice', 'scjg'],
  ]);
});

describe('the third case of a unit that comes to level 5 is a lead', () => {
  test.each([false, true])('whether its reporters asked discipline inspection before: %s', async (asks) => {
    const cases = [];
    for (let count = 0; count < 3; count += 1) {
      const filed = await fileAReport(db, { report: { queryAgreed: false } });
      await acceptCase(by(db, cast.officer, '2026-11-03 09:00'), filed.reference);
      cases.push(filed);
    }
    for (const { caseId } of asks ? cases : []) {
      const asked = await askInspection(own(db, '2026-11-11 09:00'), caseId, { reason: 'not_handled', words: null });
      expect(asked).toMatchObject({ ok: true });
    }
    await sweepTo(db, shanghai('2026-12-04 10:00'));
    const causes = [];
    for (const { caseId } of cases) {
      const events = await listCaseEvents(db, caseId);
      causes.push(events.flatMap((event) => (event.type === 'referred' ? [event.cause] : [])));
    }
    const perCase = asks ? ['not_handled_reported', 'ladder_level_5'] : ['ladder_level_5'];
    expect(causes).toEqual([perCase, perCase, [...perCase, 'third_notice']]);
    expect(await examineMarks(db)).toEqual([]);
  });
});

test('an order for a unit without a head is told to the hub', async () => {
  const report = { accused: accusing('scjg') };
  const cases = [
    await fileAReport(db, { report }),
    await fileAReport(db, { report }),
    await fileAReport(db, { report }),
  ];
  await sweepTo(db, shanghai('2026-11-02 15:00'));
  const [order] = await ordersIn(...cases);
  const mails = await db
    .selectFrom('outbox')
    .select('account_id')
    .where('template', '=', 'supervision_order')
    .execute();
  expect(order?.unit).toBe('czj');
  expect(mails).toEqual([{ account_id: cast.hub.accountId }]);
});

function mark(caseId = 0, clock_key: string, at: string, kind: 'breach' | 'notice' = 'breach') {
  return { case_id: caseId, clock_key, kind, unit_id: 'scjg', at: shanghai(at).toISOString() };
}
