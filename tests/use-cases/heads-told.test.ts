import { describe, expect, test } from 'vitest';
import { headsTold } from '#app/domain/head-told.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { acceptHandoff } from '#app/use-cases/answer-handoff.server.ts';
import { objectToLead } from '#app/use-cases/object-to-lead.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import type { Db } from '#db/client.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, theCast } from '#tests/use-cases/play.ts';

async function toldOn(db: Db, caseId: number) {
  return headsTold(await listCaseEvents(db, caseId)).map(({ told, unit, did }) => [
    unit,
    told.clock,
    told.action,
    did === null ? null : did.type,
  ]);
}

describe('told when, did what', () => {
  test('each light, order and summons with the first act of the unit after it', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { caseId, reference } = await fileAReport(db, { report: { queryAgreed: false } });
    await acceptCase(by(db, cast.officer, '2026-11-03 10:00'), reference);
    const words = { text: '正在核实。', done: null, next: null, nextByOn: null };
    await replyToInvestor(by(db, cast.officer, '2026-11-11 10:00'), reference, words);
    await sweepTo(db, shanghai('2026-11-20 10:00'));
    const told = (await toldOn(db, caseId)).filter(
      ([, clock]) => clock === 'resolution:1' || clock === 'first_contact',
    );
    expect(told).toEqual([
      ['scjg', 'first_contact', 'amber_light', 'accepted'],
      ['scjg', 'first_contact', 'red_light', 'accepted'],
      ['scjg', 'resolution:1', 'amber_light', 'message_sent'],
      ['scjg', 'resolution:1', 'red_light', 'message_sent'],
      ['scjg', 'resolution:1', 'supervision_order', null],
      ['scjg', 'resolution:1', 'summons', null],
    ]);
  });

  test('of the unit that the clock belonged to then, and without a head’s account too', async () => {
    const db = testDb();
    const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
    const other = await anAccount(db, { department: 'fgj', role: 'officer' });
    const { caseId, reference } = await fileAReport(db, { report: { queryAgreed: false } });
    await acceptCase(by(db, officer, '2026-11-02 15:00'), reference);
    await objectToLead(by(db, officer, '2026-11-02 15:10'), reference, {
      unit: 'fgj',
      clause: '第 12 项',
      text: '定价。',
    });
    await acceptHandoff(by(db, other, '2026-11-02 15:20'), reference);
    await sweepTo(db, shanghai('2026-11-20 10:00'));
    const told = await toldOn(db, caseId);
    expect(told.filter(([, clock]) => clock === 'first_contact').map(([unit]) => unit)).toEqual(['scjg', 'scjg']);
    const ofAnswer = told.filter(([, clock]) => clock === 'resolution:1');
    expect(ofAnswer.map(([unit]) => unit)).toEqual(['fgj', 'fgj', 'fgj', 'fgj']);
  });
});
