import { describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerQuestion } from '#app/use-cases/answer-question.server.ts';
import { askInspection } from '#app/use-cases/ask-inspection.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { nameUnit } from '#app/use-cases/name-unit.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { accusing, anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, own, theCast } from '#tests/use-cases/play.ts';

async function inTriage(db: Db, report = {}) {
  const cast = await theCast(db);
  return { cast, ...(await fileAReport(db, { report: { accused: accusing(), ...report } })) };
}

async function headOf(db: Db, caseId: number) {
  return db.selectFrom('cases').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
}

describe('the hub names the unit', () => {
  test('and only then a department sees the case; the hub itself does not read it any more', async () => {
    const db = testDb();
    const { cast, reference, caseId } = await inTriage(db);
    expect(await openCase(by(db, cast.officer, '2026-11-02 10:00'), reference)).toBeNull();
    const named = await nameUnit(by(db, cast.hub, '2026-11-02 10:00'), reference, {
      ...accusing('jtd1'),
      category: 'L1',
    });
    expect(named).toEqual({ ok: true });
    expect(await headOf(db, caseId)).toMatchObject({ lead_id: 'scjg', route: 'lead', status: 'submitted' });
    expect((await openCase(by(db, cast.officer, '2026-11-02 11:00'), reference))?.text?.what).toContain('道路维护费');
    expect(await openCase(by(db, cast.hub, '2026-11-02 11:00'), reference)).toBeNull();
    expect(await openCase(by(db, cast.accused, '2026-11-02 11:00'), reference)).toBeNull();
    expect((await acceptCase(by(db, cast.officer, '2026-11-02 12:00'), reference)).ok).toBe(true);
  });

  test('or says that there is none: the category’s own lead handles it and nobody is accused', async () => {
    const db = testDb();
    const { cast, reference, caseId } = await inTriage(db);
    await nameUnit(by(db, cast.hub, '2026-11-02 10:00'), reference, { ...accusing(), category: 'J3' });
    expect(await headOf(db, caseId)).toMatchObject({ lead_id: 'xzfb', route: 'lead', category_code: 'J3' });
    expect(await db.selectFrom('case_excluded').selectAll().execute()).toEqual([]);
  });

  test('itself: it loses the case on the spot, and another has hub rights', async () => {
    const db = testDb();
    const { cast, reference, caseId } = await inTriage(db);
    await nameUnit(by(db, cast.hub, '2026-11-02 10:00'), reference, { ...accusing('zsj'), category: 'J2' });
    expect(await headOf(db, caseId)).toMatchObject({ hub_id: 'xzfb', lead_id: 'xzfb' });
    expect(await openCase(by(db, cast.hub, '2026-11-02 11:00'), reference)).toBeNull();
  });

  test('the reporter’s own units stay excluded, whatever the hub adds', async () => {
    const db = testDb();
    const { cast, reference } = await inTriage(db, { accused: accusing('scjg'), category: null, group: 'other' });
    await nameUnit(by(db, cast.hub, '2026-11-02 10:00'), reference, { ...accusing('jtj'), category: 'L1' });
    const rows = await db.selectFrom('case_excluded').select('department_id').execute();
    expect(rows.map((row) => row.department_id).sort()).toEqual(['jtd1', 'jtj', 'scjg', 'scs1']);
    expect(await openCase(by(db, cast.officer, '2026-11-02 11:00'), reference)).toBeNull();
  });

  test('a unit that was told before is out as soon as it is named', async () => {
    const db = testDb();
    const { cast, reference } = await inTriage(db);
    const supervisor = await anAccount(db, { department: 'xzfb', role: 'head' });
    await sweepTo(db, shanghai('2026-11-24 09:00'));
    expect(await openCase(by(db, supervisor, '2026-11-24 10:00'), reference)).not.toBeNull();
    await nameUnit(by(db, cast.hub, '2026-11-24 11:00'), reference, { ...accusing('xzfb'), category: 'L1' });
    expect(await openCase(by(db, supervisor, '2026-11-24 12:00'), reference)).toBeNull();
    expect(await openCase(by(db, cast.officer, '2026-11-24 12:00'), reference)).not.toBeNull();
  });

  test('an L5 in disguise goes to discipline alone', async () => {
    const db = testDb();
    const { cast, reference, caseId } = await inTriage(db);
    await nameUnit(by(db, cast.hub, '2026-11-02 10:00'), reference, { ...accusing('jtj'), category: 'L5' });
    expect(await headOf(db, caseId)).toMatchObject({ route: 'discipline', lead_id: 'jjw', status: 'submitted' });
    expect((await openCase(by(db, cast.inspector, '2026-11-02 11:00'), reference))?.may).toEqual(['acknowledge']);
    expect(await openCase(by(db, cast.hub, '2026-11-02 11:00'), reference)).toBeNull();
  });

  test('an unknown unit or category is refused and changes nothing', async () => {
    const db = testDb();
    const { cast, reference, caseId } = await inTriage(db);
    for (const triage of [
      { ...accusing('nobody'), category: 'L1' },
      { ...accusing('jtj'), category: 'Z9' },
    ]) {
      const result = await nameUnit(by(db, cast.hub, '2026-11-02 10:00'), reference, triage);
      expect(result).toEqual({ ok: false, reason: 'unknown_unit' });
    }
    expect(await headOf(db, caseId)).toMatchObject({ status: 'triage', last_seq: 1 });
  });
});

describe('a protected name in triage', () => {
  test.each([
    ['discipline itself', accusing('jjw'), {}],
    ['a county leader', { units: [], countyLeader: true, headPersonally: false }, {}],
    ['a head managed above the county', { units: ['gaj'], countyLeader: false, headPersonally: true }, {}],
    [
      'such a head, as the reporter said already',
      accusing('gaj'),
      { accused: { units: [], countyLeader: false, headPersonally: true } },
    ],
  ])('%s: handed off with the higher channel, and the text is closed to all', async (_who, accused, report) => {
    const db = testDb();
    const { cast, reference, caseId } = await inTriage(db, report);
    await nameUnit(by(db, cast.hub, '2026-11-02 10:00'), reference, { ...accused, category: 'L1' });
    expect((await headOf(db, caseId)).status).toBe('handed_off');
    expect(await db.selectFrom('case_readers').selectAll().execute()).toEqual([]);
    for (const person of Object.values(cast)) {
      expect(await openCase(by(db, person, '2026-11-02 11:00'), reference)).toBeNull();
    }
    expect(await openTrackedCase(own(db, '2026-11-02 12:00'), caseId)).toMatchObject({ higherChannelShown: true });
  });

  test('ends what discipline inspection had begun as well: it reads the case no more, and is not reminded of it', async () => {
    const db = testDb();
    const { cast, reference, caseId } = await inTriage(db);
    await askInspection(own(db, '2026-11-02 09:30'), caseId, { reason: 'retaliation', words: '' });
    await nameUnit(by(db, cast.hub, '2026-11-02 10:00'), reference, { ...accusing('jjw'), category: 'L1' });
    await sweepTo(db, shanghai('2026-12-30 09:00'));
    const clocks = await db.selectFrom('sla_clocks').select(['kind', 'state']).execute();
    expect(clocks).toContainEqual({ kind: 'referral_receipt', state: 'ended' });
    expect(clocks.filter(({ state }) => state === 'breached' || state === 'running')).toEqual([]);
    expect(await examineCase(db, caseId)).toEqual([]);
  });

  test('takes back a question that the hub had asked: nobody is there to read an answer', async () => {
    const db = testDb();
    const { cast, reference, caseId } = await inTriage(db);
    await sweepTo(db, shanghai('2026-11-04 09:00'));
    await askInvestor(by(db, cast.hub, '2026-11-04 10:00'), reference, { text: '请说明是哪个单位。' });
    expect((await openTrackedCase(own(db, '2026-11-04 11:00'), caseId)).question?.pauses).toBe(true);
    await nameUnit(by(db, cast.hub, '2026-11-04 12:00'), reference, { ...accusing('jjw'), category: 'L1' });
    const seen = await openTrackedCase(own(db, '2026-11-04 13:00'), caseId);
    expect(seen).toMatchObject({ status: 'handed_off', question: null });
    expect(await answerQuestion(own(db, '2026-11-04 14:00'), caseId, '是它。')).toMatchObject({ ok: false });
    expect(await examineCase(db, caseId)).toEqual([]);
  });
});
