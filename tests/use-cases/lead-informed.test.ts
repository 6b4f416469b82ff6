import { beforeEach, describe, expect, test } from 'vitest';
import type { StaffActor } from '#app/domain/permissions.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { refuseHandoff } from '#app/use-cases/answer-handoff.server.ts';
import { answerQuestion } from '#app/use-cases/answer-question.server.ts';
import { appealRefusal } from '#app/use-cases/appeal-refusal.server.ts';
import { askExtension } from '#app/use-cases/ask-extension.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { contestPause } from '#app/use-cases/contest-pause.server.ts';
import { decideAppeal } from '#app/use-cases/decide-appeal.server.ts';
import { decideContest } from '#app/use-cases/decide-contest.server.ts';
import { decideExtension } from '#app/use-cases/decide-extension.server.ts';
import { decidePause } from '#app/use-cases/decide-pause.server.ts';
import { decideProcedure } from '#app/use-cases/decide-procedure.server.ts';
import { objectToLead } from '#app/use-cases/object-to-lead.server.ts';
import { proposeProcedure } from '#app/use-cases/propose-procedure.server.ts';
import { refuseCase } from '#app/use-cases/refuse-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aPaper, by, type Cast, own, REFUSAL, theCast } from '#tests/use-cases/play.ts';

let db: Db;
let cast: Cast;
let reference: string;
let caseId: number;
beforeEach(async () => {
  db = testDb();
  cast = await theCast(db);
  ({ reference, caseId } = await fileAReport(db, { report: { category: 'S4', queryAgreed: false } }));
});

const accepts = () => acceptCase(officer('2026-11-02 10:00'), reference);
const officer = (at: string) => by(db, cast.officer, at);
const hub = (at: string) => by(db, cast.hub, at);

/** How often an act, or a silence, tells the officer who accepted that something was decided; nobody else hears of it. */
async function informing(work: () => Promise<unknown>): Promise<number> {
  const before = await mailsTo(cast.officer);
  const others = await mailsTo(cast.colleague);
  await work();
  expect(await mailsTo(cast.colleague)).toBe(others);
  expect(await mailsTo(cast.accused)).toBe(0);
  return (await mailsTo(cast.officer)) - before;
}

async function mailsTo(person: StaffActor): Promise<number> {
  const mails = await db
    .selectFrom('outbox')
    .select('id')
    .where('account_id', '=', person.accountId)
    .where('template', '=', 'lead_informed')
    .execute();
  return mails.length;
}

async function asksTwice() {
  await askInvestor(officer('2026-11-03 10:00'), reference, { text: '哪一天付的？' });
  await answerQuestion(own(db, '2026-11-03 15:00'), caseId, '十月二十日。');
  await askInvestor(officer('2026-11-04 10:00'), reference, { text: '谁收的？' });
}

describe('the officer of the lead gets one mail', () => {
  beforeEach(accepts);

  test.each(['granted', 'declined'] as const)('when a second pause is %s', async (outcome) => {
    await asksTwice();
    const decision = outcome === 'granted' ? { outcome } : { outcome, reason: '材料已经够了' };
    expect(await informing(() => decidePause(hub('2026-11-04 11:00'), reference, decision))).toBe(1);
  });

  test('when a pause ends at its limit, by the sweep', async () => {
    await askInvestor(officer('2026-11-03 10:00'), reference, { text: '哪一天付的？' });
    expect(await informing(() => sweepTo(db, shanghai('2026-11-06 17:31')))).toBe(1);
  });

  test('when the investor contests a pause, and when that is decided', async () => {
    await askInvestor(officer('2026-11-03 10:00'), reference, { text: '哪一天付的？' });
    expect(await informing(() => contestPause(own(db, '2026-11-03 11:00'), caseId, null))).toBe(1);
    const decision = { outcome: 'dismissed', text: '问题确有必要' } as const;
    expect(await informing(() => decideContest(hub('2026-11-03 15:00'), reference, decision))).toBe(1);
  });

  test('when nobody decides on a contest and the pause is annulled by that', async () => {
    await askInvestor(officer('2026-11-03 10:00'), reference, { text: '哪一天付的？' });
    await contestPause(own(db, '2026-11-03 11:00'), caseId, null);
    expect(await informing(() => sweepTo(db, shanghai('2026-11-04 17:31')))).toBe(1);
  });

  test.each(['granted', 'refused'] as const)('when more time is %s', async (outcome) => {
    await askExtension(officer('2026-11-04 10:00'), reference, { days: 2, reason: '调取底账' });
    const decision = outcome === 'granted' ? { outcome } : { outcome, reason: '时间够用' };
    expect(await informing(() => decideExtension(by(db, cast.head, '2026-11-04 11:00'), reference, decision))).toBe(1);
  });

  test('when nobody decided on more time until the answer was due', async () => {
    await askExtension(officer('2026-11-04 10:00'), reference, { days: 2, reason: '调取底账' });
    await sweepTo(db, shanghai('2026-11-16 17:30'));
    expect(await informing(() => sweepTo(db, shanghai('2026-11-16 17:31')))).toBe(1);
  });

  test.each(['approved', 'declined'] as const)(
    'when a statutory procedure is %s, and when its day has come',
    async (outcome) => {
      const proposal = {
        document: '东复受〔2026〕12 号',
        paperKind: '行政复议',
        dueOn: '2026-11-30',
        text: '已转入行政复议。',
        paper: aPaper(),
      };
      await proposeProcedure(officer('2026-11-03 10:00'), reference, proposal);
      const decision = outcome === 'approved' ? { outcome } : { outcome, reason: '没有受理通知书' };
      expect(await informing(() => decideProcedure(hub('2026-11-03 15:00'), reference, decision))).toBe(1);
      const end = () => sweepTo(db, shanghai('2026-11-30 17:31'));
      expect(await informing(end)).toBe(outcome === 'approved' ? 1 : 0);
    },
  );

  test('when the unit that it named refuses, and when nobody rules: the case stays with it', async () => {
    const named = await anAccount(db, { department: 'fgj', role: 'officer' });
    await objectToLead(officer('2026-11-03 09:00'), reference, {
      unit: 'fgj',
      clause: '第 12 项',
      text: '价格由发改部门定。',
    });
    const refusal = { text: '不属价格事项' };
    expect(await informing(() => refuseHandoff(by(db, named, '2026-11-03 10:00'), reference, refusal))).toBe(1);
    expect(await informing(() => sweepTo(db, shanghai('2026-11-03 17:31')))).toBe(1);
  });
});

describe('the lead that refused gets one mail', () => {
  beforeEach(async () => {
    await refuseCase(officer('2026-11-02 10:00'), reference, REFUSAL);
    await appealRefusal(own(db, '2026-11-02 11:00'), caseId);
  });

  test.each(['accepted', 'upheld'] as const)('when its refusal is appealed and the appeal ends %s', async (outcome) => {
    await decideAppeal(hub('2026-11-02 15:00'), reference, { outcome, text: '理由如下。' });
    expect(await mailsTo(cast.officer)).toBe(1);
    expect(await mailsTo(cast.colleague)).toBe(1);
  });

  test('when nobody decides on the appeal and the case is accepted by that', async () => {
    await sweepTo(db, shanghai('2026-11-03 17:31'));
    expect(await mailsTo(cast.officer)).toBe(1);
  });
});
