import { describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerQuestion } from '#app/use-cases/answer-question.server.ts';
import { askExtension } from '#app/use-cases/ask-extension.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { askLead } from '#app/use-cases/ask-lead.server.ts';
import { decideExtension } from '#app/use-cases/decide-extension.server.ts';
import { decidePause } from '#app/use-cases/decide-pause.server.ts';
import { decideProcedure } from '#app/use-cases/decide-procedure.server.ts';
import { fileOpinion } from '#app/use-cases/file-opinion.server.ts';
import { inviteCoHandler } from '#app/use-cases/invite-co-handler.server.ts';
import { proposeProcedure } from '#app/use-cases/propose-procedure.server.ts';
import { replyToCoHandler } from '#app/use-cases/reply-to-co-handler.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import { reportSpecially } from '#app/use-cases/report-specially.server.ts';
import { writeToOfficers } from '#app/use-cases/write-to-officers.server.ts';
import { anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aPaper, by, own, theCast, typesOf } from '#tests/use-cases/play.ts';

const DONE = { ok: true };
const NOT_ALLOWED = { ok: false, reason: 'not_allowed' };

async function inProgress(report = {}) {
  const db = testDb();
  const cast = await theCast(db);
  const { reference, caseId } = await fileAReport(db, { report: { category: 'S4', ...report } });
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
  const officer = (time: string) => by(db, cast.officer, `2026-11-03 ${time}`);
  const hub = (time: string) => by(db, cast.hub, `2026-11-03 ${time}`);
  const count = async (type: string) => (await typesOf(db, caseId)).filter((one) => one === type).length;
  return { db, cast, officer, hub, count, reference, caseId };
}

describe('the same act within minutes, after what came of the first', () => {
  const PROCEDURE = { document: '东复受〔2026〕12 号', paperKind: '行政复议', dueOn: '2026-12-31', text: '已转入。' };

  test('is a new proposal of a statutory procedure once the first was declined, and can be declined anew', async () => {
    const { officer, hub, count, reference } = await inProgress();
    const propose = (time: string) => proposeProcedure(officer(time), reference, { ...PROCEDURE, paper: aPaper() });
    const decline = (time: string, reason: string) =>
      decideProcedure(hub(time), reference, { outcome: 'declined', reason });
    expect([await propose('10:00'), await decline('10:02', '文书看不清。')]).toEqual([DONE, DONE]);
    expect([await propose('10:04'), await count('procedure_proposed')]).toEqual([DONE, 2]);
    expect([await decline('10:06', '文书看不清。'), await count('procedure_declined')]).toEqual([DONE, 2]);
  });

  test('with other words or another paper while the first waits is refused, never said to be done', async () => {
    const { officer, count, reference } = await inProgress();
    const propose = (changes: object) =>
      proposeProcedure(officer('10:00'), reference, { ...PROCEDURE, paper: aPaper(), ...changes });
    expect(await propose({})).toEqual(DONE);
    expect(await propose({})).toEqual(DONE);
    expect(await propose({ text: '另一种说法。' })).toEqual(NOT_ALLOWED);
    expect(await propose({ dueOn: '2026-12-30' })).toEqual(NOT_ALLOWED);
    expect(await propose({ paper: { ...aPaper(), sha256: 'cd'.repeat(32) } })).toEqual(NOT_ALLOWED);
    expect(await count('procedure_proposed')).toBe(1);
  });

  test('is no second request for more time: refused or worded otherwise, the page does not say that it is done', async () => {
    const { db, cast, officer, reference } = await inProgress();
    const asked = { days: 3, reason: '要到市里调取收费底账。' } as const;
    expect(await askExtension(officer('10:00'), reference, asked)).toEqual(DONE);
    expect(await askExtension(officer('10:01'), reference, { ...asked, reason: '另一个理由。' })).toEqual(NOT_ALLOWED);
    const refuse = (reason: string) =>
      decideExtension(by(db, cast.head, '2026-11-03 10:02'), reference, { outcome: 'refused', reason });
    expect([await refuse('时间够用。'), await refuse('时间够用。'), await refuse('改口。')]).toEqual([
      DONE,
      DONE,
      NOT_ALLOWED,
    ]);
    expect(await askExtension(officer('10:03'), reference, asked)).toEqual(NOT_ALLOWED);
  });

  test('is a new question once the first was answered or its pause was declined', async () => {
    const { db, officer, hub, count, reference, caseId } = await inProgress();
    const ask = (time: string) => askInvestor(officer(time), reference, { text: '哪一天付的？' });
    expect(await ask('10:00')).toEqual(DONE);
    await answerQuestion(own(db, '2026-11-03 10:02'), caseId, '记不清。');
    expect([await ask('10:04'), await count('question_asked')]).toEqual([DONE, 2]);
    const decline = (time: string) => decidePause(hub(time), reference, { outcome: 'declined', reason: '不影响。' });
    expect(await decline('10:05')).toEqual(DONE);
    expect([await ask('10:06'), await count('question_asked')]).toEqual([DONE, 3]);
    expect([await decline('10:07'), await count('pause_declined')]).toEqual([DONE, 2]);
  });

  test('is a new reply once the investor wrote again', async () => {
    const { db, officer, count, reference, caseId } = await inProgress();
    const reply = (time: string) =>
      replyToInvestor(officer(time), reference, { text: '收到。', done: null, next: null, nextByOn: null });
    await reply('10:00');
    await writeToOfficers(own(db, '2026-11-03 10:02'), caseId, '还有一件事。');
    expect([await reply('10:04'), await reply('10:04'), await count('message_sent')]).toEqual([DONE, DONE, 2]);
  });

  test('is a new step of co-handling once the other unit took its turn', async () => {
    const { db, officer, count, reference } = await inProgress({ category: 'L1' });
    const finance = await anAccount(db, { department: 'czj', role: 'officer' });
    const czj = (time: string) => by(db, finance, `2026-11-03 ${time}`);
    const invite = (time: string) => inviteCoHandler(officer(time), reference, { unit: 'czj', text: '入库了吗？' });
    const asks = (time: string) => askLead(czj(time), reference, { text: '哪个站点？' });
    const reply = (time: string) => replyToCoHandler(officer(time), reference, { unit: 'czj', text: '见附件。' });
    const files = (time: string) => fileOpinion(czj(time), reference, { text: '没有入库记录。' });
    await invite('10:00');
    for (const time of ['10:01', '10:03']) {
      expect([await asks(time), await reply(time)]).toEqual([DONE, DONE]);
    }
    expect([await count('lead_asked'), await count('lead_replied')]).toEqual([2, 2]);
    expect([await files('10:04'), await invite('10:05'), await files('10:06')]).toEqual([DONE, DONE, DONE]);
    expect(await count('opinion_filed')).toBe(2);
  });

  test('is another report to discipline with another cause or unit', async () => {
    const { db, hub, count, reference } = await inProgress({ queryAgreed: false });
    await sweepTo(db, shanghai('2026-11-03 10:00'));
    const report = (given: Partial<Parameters<typeof reportSpecially>[2]>) =>
      reportSpecially(hub('10:00'), reference, { cause: 'reporter_leaked', unit: 'scjg', text: '见材料。', ...given });
    const before = await count('referred');
    expect([await report({}), await report({}), await report({ unit: null })]).toEqual([DONE, DONE, DONE]);
    expect((await count('referred')) - before).toBe(2);
  });
});
