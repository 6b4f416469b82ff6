import { describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { acceptHandoff, refuseHandoff } from '#app/use-cases/answer-handoff.server.ts';
import { explainAllClocks } from '#app/use-cases/explain-clock.server.ts';
import { inviteCoHandler } from '#app/use-cases/invite-co-handler.server.ts';
import { objectToLead } from '#app/use-cases/object-to-lead.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { ruleOnHandoff } from '#app/use-cases/rule-on-handoff.server.ts';
import type { Db } from '#db/client.server.ts';
import calendar from '#db/reference/calendar-county.json' with { type: 'json' };
import { activateRuleVersion, insertRuleVersion } from '#db/repositories/rule-versions.server.ts';
import { FIRST } from '#tests/model/later-rules.ts';
import { anAcceptedCase, at, clockOf } from '#tests/model/peer-play.ts';
import { changeRules } from '#tests/model/product-events.ts';
import { anAccount, anInvestor, fileAReport, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, theCast } from '#tests/use-cases/play.ts';

const clause = '职责清单第三条';
const to = (unit: string) => ({ unit, clause, text: `应由${unit}办理` });

/** Where a case could be reassigned without end, it never came to rest with anybody. */
describe('no endless reassigning', () => {
  test('a unit passes a case on once, and who takes it over keeps it', async () => {
    const { db, cast, reference } = await anAcceptedCase();
    const fgj = await anAccount(db, { department: 'fgj', role: 'officer' });
    await objectToLead(by(db, cast.officer, '2026-11-03 11:00'), reference, to('fgj'));
    await acceptHandoff(by(db, fgj, '2026-11-03 15:00'), reference);
    const again = await objectToLead(by(db, fgj, '2026-11-03 16:00'), reference, to('czj'));
    expect(again).toMatchObject({ ok: false, reason: 'not_allowed' });
  });

  test('after a ruling nothing is returned', async () => {
    const { db, cast, reference } = await anAcceptedCase();
    const fgj = await anAccount(db, { department: 'fgj', role: 'officer' });
    await objectToLead(by(db, cast.officer, '2026-11-03 11:00'), reference, to('fgj'));
    await refuseHandoff(by(db, fgj, '2026-11-03 15:00'), reference, { text: '不属于本部门职责' });
    await ruleOnHandoff(by(db, cast.hub, '2026-11-03 16:00'), reference, to('fgj'));
    const again = await objectToLead(by(db, fgj, '2026-11-03 17:00'), reference, to('scjg'));
    expect(again).toMatchObject({ ok: false, reason: 'not_allowed' });
  });

  /** Where a transfer restarted the clock, passing it on was the way to win time. */
  test('the clocks go with the case as they run: none begins anew', async () => {
    const { db, cast, reference } = await anAcceptedCase();
    const fgj = await anAccount(db, { department: 'fgj', role: 'officer' });
    const before = await clockOf(db, 'resolution:1');
    await objectToLead(by(db, cast.officer, '2026-11-06 16:00'), reference, to('fgj'));
    await acceptHandoff(by(db, fgj, '2026-11-09 10:00'), reference);
    const { started_at, due_at } = before;
    expect(await clockOf(db, 'resolution:1')).toMatchObject({ owner_id: 'fgj', started_at, due_at });
  });
});

/** Where a second team's time ran from the creation, none was left; where somebody joined, the first one's was recomputed. */
test('a unit that joins has its whole time from then on, and moves no other clock', async () => {
  const { db, cast, reference } = await anAcceptedCase();
  const others = async () =>
    db.selectFrom('sla_clocks').select(['key', 'started_at', 'due_at']).where('key', '!=', 'co_handling:fgj').execute();
  const before = await others();
  await inviteCoHandler(by(db, cast.officer, '2026-11-05 10:00'), reference, { unit: 'fgj', text: '请提供价格依据。' });
  const whole = { state: 'running', started_at: at('2026-11-05 10:00'), due_at: at('2026-11-09 17:30') };
  expect(await clockOf(db, 'co_handling:fgj')).toMatchObject(whole);
  expect(await others()).toEqual(before);
});

/** Days on which the lead alone is closed, decided on that Wednesday. */
async function closeTheLead(db: Db, publishedBy: number, version = 'closed', closed = ['2026-11-05', '2026-11-06']) {
  const body = JSON.stringify({ ...calendar, units: { scjg: { holidays: closed } } });
  const given = { kind: 'calendar', version, effectiveFrom: '2026-11-04', body, note: null } as const;
  await insertRuleVersion(db, { ...given, movesOpenCases: true, publishedBy }, shanghai('2026-11-04 09:00'));
  await activateRuleVersion(db, 'calendar', version, shanghai('2026-11-04 09:00'));
}

/** Where a unit's hours won over the promise, it lengthened its deadlines by editing them. */
test('days of its own that a unit is given lengthen no running case, and count for the next one', async () => {
  const { db, cast, caseId, reference } = await anAcceptedCase();
  await closeTheLead(db, cast.hub.accountId);
  expect(await clockOf(db, 'resolution:1')).toMatchObject({ due_at: at('2026-11-10 17:30') });
  const move = { policy: FIRST, calendar: 'closed' };
  await changeRules({ db, filed: { caseId, reference } }, move, shanghai('2026-11-04 10:00'));
  expect(await clockOf(db, 'resolution:1')).toMatchObject({ due_at: at('2026-11-10 17:30') });
  const next = await fileAReport(db, { at: shanghai('2026-11-04 11:00') });
  await acceptCase(by(db, cast.officer, '2026-11-04 12:00'), next.reference);
  const own = db.selectFrom('sla_clocks').select('due_at').where('case_id', '=', next.caseId);
  const { due_at } = await own.where('key', '=', 'resolution:1').executeTakeFirstOrThrow();
  expect(due_at).toBe(at('2026-11-13 17:30'));
});

/** Where the days of whoever had it last counted, passing a case on moved its date. */
test('a clock that was passed on is counted by the days of the unit that it started with, by new rules too', async () => {
  const db = testDb();
  const cast = await theCast(db);
  const fgj = await anAccount(db, { department: 'fgj', role: 'officer' });
  await closeTheLead(db, cast.hub.accountId);
  const filed = await fileAReport(db, { report: { queryAgreed: false }, at: shanghai('2026-11-04 10:00') });
  await acceptCase(by(db, cast.officer, '2026-11-04 11:00'), filed.reference);
  const due = { due_at: at('2026-11-13 17:30') };
  expect(await clockOf(db, 'resolution:1')).toMatchObject(due);
  await objectToLead(by(db, cast.officer, '2026-11-04 15:00'), filed.reference, to('fgj'));
  await acceptHandoff(by(db, fgj, '2026-11-04 16:00'), filed.reference);
  expect(await clockOf(db, 'resolution:1')).toMatchObject({ ...due, owner_id: 'fgj' });
  await closeTheLead(db, cast.hub.accountId, 'longer', ['2026-11-05', '2026-11-06', '2026-11-09']);
  await changeRules({ db, filed }, { policy: FIRST, calendar: 'longer' }, shanghai('2026-11-04 17:00'));
  expect(await clockOf(db, 'resolution:1')).toMatchObject({ due_at: at('2026-11-16 17:30') });
  const explained = await explainAllClocks(db, filed.caseId, shanghai('2026-11-04 18:00'));
  expect(explained.find(({ clock }) => clock.key === 'resolution:1')).toMatchObject({ ownDaysOf: { id: 'scjg' } });
});

/** Where the days of whoever takes it over counted, a hand-off before the acceptance moved the date that the receipt had promised. */
test('a hand-off before the acceptance moves no date of the receipt, whatever days the unit has that takes the case over', async () => {
  const db = testDb();
  const cast = await theCast(db);
  const fgj = await anAccount(db, { department: 'fgj', role: 'officer' });
  const body = JSON.stringify({ ...calendar, units: { fgj: { holidays: ['2026-11-05', '2026-11-06'] } } });
  const own = { kind: 'calendar', version: 'own', effectiveFrom: '2026-11-02', body, note: null } as const;
  await insertRuleVersion(
    db,
    { ...own, movesOpenCases: true, publishedBy: cast.hub.accountId },
    shanghai('2026-11-02 08:00'),
  );
  await activateRuleVersion(db, 'calendar', 'own', shanghai('2026-11-02 08:00'));
  const filed = await fileAReport(db, { report: { queryAgreed: false }, at: shanghai('2026-11-02 09:00') });
  const promised = async (wall: string) => {
    const { answerForeseen, answerBy } = await openTrackedCase(anInvestor(db, shanghai(wall)), filed.caseId);
    return answerBy ?? answerForeseen;
  };
  // If silence accepts it on Tuesday evening: five working days from there.
  expect(await promised('2026-11-02 09:01')).toEqual(shanghai('2026-11-10 17:30'));
  await objectToLead(by(db, cast.officer, '2026-11-02 10:00'), filed.reference, to('fgj'));
  await acceptHandoff(by(db, fgj, '2026-11-02 11:00'), filed.reference);
  expect(await promised('2026-11-02 11:01')).toEqual(shanghai('2026-11-10 17:30'));
  await acceptCase(by(db, fgj, '2026-11-03 15:00'), filed.reference);
  expect(await promised('2026-11-03 15:01')).toEqual(shanghai('2026-11-10 17:30'));
});
