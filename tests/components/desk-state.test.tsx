import { describe, expect, test } from 'vitest';
import { SlaPanel } from '#app/components/desk/sla-panel.tsx';
import { stateSentence } from '#app/components/desk/state-sentence.ts';
import type { ClockView, StaffCaseView } from '#app/domain/case-view.ts';
import { deskTexts, formatDateTime, formatDay } from '#app/i18n/index.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { appealRefusal } from '#app/use-cases/appeal-refusal.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { decideAppeal } from '#app/use-cases/decide-appeal.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { refuseCase } from '#app/use-cases/refuse-case.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { renderPage } from '#tests/components/render-page.tsx';
import { accusing, fileAReport } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aProof, by, own, REFUSAL, theCast } from '#tests/use-cases/play.ts';

async function filed(report = {}) {
  const db = testDb();
  return { db, cast: await theCast(db), ...(await fileAReport(db, { report })) };
}

async function viewOf(ctx: StaffContext, reference: string): Promise<StaffCaseView> {
  const view = await openCase(ctx, reference);
  if (!view) throw new Error('no view');
  return view;
}

const when = (at: Date | null) => (at ? formatDateTime(at, 'zh-CN', 'Asia/Shanghai', at) : '?');
const sentence = async (ctx: StaffContext, reference: string) =>
  stateSentence(await viewOf(ctx, reference), when, (on) => formatDay(on, 'zh-CN'));

describe('the state of a case in one sentence for officers', () => {
  test('outside the county: the hand-off and that the engine does it at that instant', async () => {
    const { db, cast, reference } = await filed({ accused: accusing('swju') });
    expect(await sentence(by(db, cast.hub, '2026-11-02 10:00'), reference)).toBe(
      '待招商局转交上级主管机关，11 月 3 日（周二）17:30 到期。到期没有处理，系统自动转出。',
    );
  });

  test('in triage: by when', async () => {
    const { db, cast, reference } = await filed({ accused: accusing() });
    expect(await sentence(by(db, cast.hub, '2026-11-02 10:00'), reference)).toContain('11 月 3 日（周二）17:30 到期');
  });

  test('refused, under appeal, upheld, and accepted on appeal', async () => {
    const { db, cast, reference, caseId } = await filed();
    const lead = (at: string) => by(db, cast.officer, at);
    await refuseCase(lead('2026-11-02 10:00'), reference, REFUSAL);
    expect(await sentence(lead('2026-11-02 10:30'), reference)).toBe('不予受理。投资人可以申诉一次。');
    await appealRefusal(own(db, '2026-11-02 11:00'), caseId);
    const asked = await sentence(lead('2026-11-02 11:30'), reference);
    expect(asked).toBe('不予受理，投资人已申诉，待招商局裁定，11 月 3 日（周二）17:30 到期。到期没有裁定，视为受理。');
    await decideAppeal(by(db, cast.hub, '2026-11-02 14:00'), reference, { outcome: 'upheld', text: '维持' });
    expect(await sentence(lead('2026-11-02 15:00'), reference)).toBe('不予受理，申诉后维持。');
  });

  test('accepted on appeal', async () => {
    const { db, cast, reference, caseId } = await filed();
    await refuseCase(by(db, cast.officer, '2026-11-02 10:00'), reference, REFUSAL);
    await appealRefusal(own(db, '2026-11-02 11:00'), caseId);
    await decideAppeal(by(db, cast.hub, '2026-11-02 14:00'), reference, { outcome: 'accepted', text: '受理' });
    expect(await sentence(by(db, cast.officer, '2026-11-02 15:00'), reference)).toMatch(/^申诉成立，已受理。/);
  });

  test('an answer that waits for a signature waits for the investor no more: the clock runs, and it says so', async () => {
    const { db, cast, reference } = await filed();
    const lead = (at: string) => by(db, cast.officer, at);
    await acceptCase(lead('2026-11-02 10:00'), reference);
    await askInvestor(lead('2026-11-02 10:30'), reference, { text: '何时付的？' });
    const no = { outcome: 'not', text: '依法收取', basis: { document: '条例', article: '第一条' } } as const;
    await answerReport(lead('2026-11-02 11:00'), reference, no);
    const waiting = await sentence(lead('2026-11-02 12:00'), reference);
    expect(waiting).not.toContain('等待投资人补充');
    expect(waiting).toContain('正等本单位负责人或另一名承办人签署');
    expect(waiting).toContain('计时没有停');
  });
});

describe('the clocks of a case', () => {
  const panel = (view: StaffCaseView, clocks: ClockView[]) =>
    renderPage(<SlaPanel reference={view.reference} clocks={clocks} readsText />, '/desk');

  test('begin with the two promises to the investor, the others stand in the order of their urgency', async () => {
    const { db, cast, reference } = await filed();
    await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
    const view = await viewOf(by(db, cast.officer, '2026-11-02 16:00'), reference);
    const order = ['答复', '受理', '首次联系', '进展告知'].map((name) => `font-bold">${name}</span>`);
    const markup = panel(view, view.clocks.toReversed());
    const places = order.map((name) => markup.indexOf(name));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places[0]).toBeGreaterThan(0);
  });

  test('one that silence ended was not done, one that stopped while paused is paused no longer', async () => {
    const { db, cast, reference } = await filed();
    const silent = await viewOf(by(db, cast.officer, '2026-11-04 10:00'), reference);
    expect(panel(silent, silent.clocks)).toContain(deskTexts.case.notDone);
    expect(panel(silent, silent.clocks)).not.toContain(deskTexts.case.missed);
    await askInvestor(by(db, cast.officer, '2026-11-04 11:00'), reference, { text: '何时？' });
    const returned = { outcome: 'returned', text: '已退还', proof: aProof() } as const;
    await answerReport(by(db, cast.officer, '2026-11-04 15:00'), reference, returned);
    const answered = await viewOf(by(db, cast.officer, '2026-11-04 16:00'), reference);
    expect(panel(answered, answered.clocks)).not.toContain('起暂停');
    expect(panel(answered, answered.clocks)).toContain('暂停 11 月 4 日（周三）11:00 至 11 月 4 日（周三）15:00');
  });
});
