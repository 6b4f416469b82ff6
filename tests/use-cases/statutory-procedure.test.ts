import { describe, expect, test } from 'vitest';
import { caseSentence } from '#app/components/case/case-sentence.ts';
import { textsFor } from '#app/i18n/index.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { decideProcedure } from '#app/use-cases/decide-procedure.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { proposeProcedure } from '#app/use-cases/propose-procedure.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import { accusing, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aPaper, aProof, by, own, statusOf, theCast } from '#tests/use-cases/play.ts';
import { aCalendar, anAdmin, applyAll, publish } from '#tests/use-cases/rule-story.ts';

const PROCEDURE = {
  document: '东复受〔2026〕12 号',
  paperKind: '行政复议',
  dueOn: '2026-12-31',
  text: '已转入行政复议，请等复议决定。',
};

async function proposed(report = {}, changes: Partial<typeof PROCEDURE> = {}) {
  const db = testDb();
  const cast = await theCast(db);
  const filed = await fileAReport(db, { report });
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), filed.reference);
  const officer = (at: string) => by(db, cast.officer, at);
  const hub = (at: string) => by(db, cast.hub, at);
  const result = await proposeProcedure(officer('2026-11-03 10:00'), filed.reference, {
    ...PROCEDURE,
    paper: aPaper(),
    ...changes,
  });
  return { db, cast, officer, hub, result, ...filed };
}

async function approved() {
  const story = await proposed();
  expect(await decideProcedure(story.hub('2026-11-03 15:00'), story.reference, { outcome: 'approved' })).toEqual({
    ok: true,
  });
  return story;
}

describe('a statutory procedure', () => {
  test('is nothing for the investor until the unit with hub rights approves it, which reads its papers alone', async () => {
    const { db, hub, reference, caseId, result } = await proposed();
    expect(result).toEqual({ ok: true });
    const before = await openTrackedCase(own(db, '2026-11-03 11:00'), caseId);
    expect(before).toMatchObject({ status: 'in_progress', dateMoves: { procedure: null } });
    expect(JSON.stringify(before.messages)).not.toContain('复议');
    const view = await openCase(hub('2026-11-03 11:00'), reference);
    expect(view).toMatchObject({ may: ['decide_procedure', 'report_specially'], text: null });
    expect(view?.dateMoves.procedure).toMatchObject({ document: PROCEDURE.document, text: PROCEDURE.text });
    expect(JSON.stringify(view)).not.toMatch(/道路维护费|公路检查点|jtj/);
  });

  test('approved, the clock of the answer waits and progress words are still owed', async () => {
    const { db, officer, reference, caseId } = await approved();
    const tracked = await openTrackedCase(own(db, '2026-11-03 15:01'), caseId);
    expect(tracked).toMatchObject({ status: 'in_statutory_procedure', answerBy: null, canGiveVerdict: false });
    const states = new Map(tracked.clocks.map(({ kind, state }) => [kind, state]));
    expect([states.get('resolution'), states.get('progress')]).toEqual(['paused', 'running']);
    expect(tracked.messages.at(-1)?.body).toBe(PROCEDURE.text);
    const wording = { texts: textsFor('zh-CN'), locale: 'zh-CN', timeZone: 'Asia/Shanghai', now: new Date() } as const;
    expect(caseSentence(tracked, { ...wording, now: shanghai('2026-11-03 15:01') })).toBe(
      '市场监督管理局已转入法定程序，依法最迟 12 月 31 日（周四）办完',
    );
    const words = { text: '在审理', done: '已受理', next: '开庭', nextByOn: '2026-11-10' };
    expect(await replyToInvestor(officer('2026-11-05 10:00'), reference, words)).toEqual({ ok: true });
  });

  test('has its paper on file: the lead and the unit that decides find it, the investor reads that it is there', async () => {
    const { db, officer, hub, reference, caseId } = await proposed();
    const paper = { mediaType: 'application/pdf', size: 3, number: expect.any(String) };
    const lead = await openCase(officer('2026-11-03 11:00'), reference);
    expect(lead?.text?.proofs).toMatchObject([{ kind: 'procedure_paper', ...paper }]);
    for (const view of [lead, await openCase(hub('2026-11-03 11:00'), reference)]) {
      // No hour of the lead: the unit that decides sees whole days alone.
      expect(view?.dateMoves.procedure?.paper).toEqual(paper);
    }
    expect((await openTrackedCase(own(db, '2026-11-03 11:00'), caseId)).dateMoves.procedure).toBeNull();
    await decideProcedure(hub('2026-11-03 15:00'), reference, { outcome: 'approved' });
    const tracked = await openTrackedCase(own(db, '2026-11-03 16:00'), caseId);
    expect(tracked.dateMoves.procedure).toMatchObject({ document: PROCEDURE.document, hasPaper: true });
    // Whoever decided still finds what it decided on.
    const decided = await openCase(hub('2026-11-03 16:00'), reference);
    expect(decided).toMatchObject({ text: null, dateMoves: { decisions: [], askedPause: null } });
    expect(decided?.dateMoves.procedure).toMatchObject({ document: PROCEDURE.document, state: 'approved', paper });
  });

  test('refused, leaves no paper with the case', async () => {
    const { db, result } = await proposed({}, { dueOn: '2026-10-30' });
    expect(result).toMatchObject({ ok: false });
    expect(await db.selectFrom('proof_files').selectAll().execute()).toEqual([]);
  });

  test('sent twice by a double click is filed once, with one paper', async () => {
    const { db, officer, reference } = await proposed();
    const again = { ...PROCEDURE, paper: aPaper() };
    expect(await proposeProcedure(officer('2026-11-03 10:00'), reference, again)).toEqual({ ok: true });
    expect(await db.selectFrom('proof_files').selectAll().execute()).toHaveLength(1);
  });

  test('proposed anew after it was declined, is decided on by the new paper', async () => {
    const { officer, hub, reference } = await proposed();
    await decideProcedure(hub('2026-11-03 15:00'), reference, { outcome: 'declined', reason: '文书看不清。' });
    const clear = aPaper();
    await proposeProcedure(officer('2026-11-04 10:00'), reference, { ...PROCEDURE, paper: clear });
    const view = await openCase(hub('2026-11-04 11:00'), reference);
    expect(view?.dateMoves.procedure?.paper?.number).toBe(clear.number);
  });

  test('its paper proves no answer: the investor reads of the proof alone', async () => {
    const { db, officer, reference, caseId } = await approved();
    const answer = { outcome: 'returned', text: '已退还。', proof: aProof() } as const;
    await answerReport(officer('2026-11-05 10:00'), reference, answer);
    const tracked = await openTrackedCase(own(db, '2026-11-05 11:00'), caseId);
    expect(tracked.answer?.proofKind).toBe('refund_voucher');
  });

  test('ends with the answer', async () => {
    const { db, officer, reference, caseId } = await approved();
    const answer = { outcome: 'returned', text: '复议决定撤销，已退还。', proof: aProof() } as const;
    expect(await answerReport(officer('2026-11-20 10:00'), reference, answer)).toEqual({ ok: true });
    expect(await statusOf(db, caseId)).toBe('answered');
    const tracked = await openTrackedCase(own(db, '2026-11-20 10:01'), caseId);
    expect(tracked.dateMoves.procedure).toMatchObject({ isOpen: false });
    await sweepTo(db, shanghai('2027-01-04 10:00'));
    expect(await statusOf(db, caseId)).toBe('unconfirmed');
  });

  test('ends by itself with its statutory day; then the rest of the time runs', async () => {
    const { db, caseId } = await approved();
    await sweepTo(db, shanghai('2026-12-31 17:30:01'));
    expect(await statusOf(db, caseId)).toBe('in_progress');
  });

  test('declined, the lead reads why and may propose again', async () => {
    const { officer, hub, reference } = await proposed();
    const decision = { outcome: 'declined', reason: '不属于复议范围。' } as const;
    expect(await decideProcedure(hub('2026-11-03 15:00'), reference, decision)).toEqual({ ok: true });
    const view = await openCase(officer('2026-11-03 16:00'), reference);
    expect(view?.dateMoves.procedure).toMatchObject({ state: 'declined', refusal: '不属于复议范围。' });
    expect(view?.may).toContain('propose_procedure');
  });

  test('with a day that is not ahead is refused, when it is proposed and when it is approved', async () => {
    for (const dueOn of ['2026-11-03', '2026-10-30']) {
      const { result } = await proposed({}, { dueOn });
      expect(result).toEqual({ ok: false, reason: 'date_not_ahead' });
    }
    const { hub, reference } = await proposed({}, { dueOn: '2026-11-05' });
    const late = await decideProcedure(hub('2026-11-06 10:00'), reference, { outcome: 'approved' });
    expect(late).toEqual({ ok: false, reason: 'date_not_ahead' });
  });

  test('is approved by nobody of the lead, and by another unit where the hub is accused', async () => {
    const { db, cast, reference } = await proposed();
    const own = await decideProcedure(by(db, cast.head, '2026-11-03 15:00'), reference, { outcome: 'approved' });
    expect(own).toEqual({ ok: false, reason: 'not_allowed' });
    const accused = await proposed({ accused: accusing('zsj') });
    expect(await openCase(accused.hub('2026-11-03 15:00'), accused.reference)).toBeNull();
    const view = await openCase(accused.officer('2026-11-03 15:00'), accused.reference);
    expect(view?.dateMoves.procedure?.decider?.id).toBe('xzfb');
  });

  test('beyond the published holidays is provisional, and its end is told by the calendar that holds now', async () => {
    const { db, officer, hub, reference, caseId } = await proposed({}, { dueOn: '2027-02-10' });
    await decideProcedure(hub('2026-11-03 15:00'), reference, { outcome: 'approved' });
    const provisional = async (at: string) => {
      const view = await openTrackedCase(own(db, at), caseId);
      const staff = await openCase(officer(at), reference);
      const clocks = [...view.clocks, ...(staff?.clocks ?? [])].filter(({ kind }) => kind === 'resolution');
      return { marked: clocks.map((clock) => clock.provisional), procedure: view.dateMoves.procedure };
    };
    const before = await provisional('2026-11-03 16:00');
    expect(before).toMatchObject({ marked: [true, true], procedure: { endsOn: '2027-02-10' } });
    const closed = ['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10'];
    const year = JSON.stringify({
      ...JSON.parse(aCalendar({ closed, name: '春节' })),
      publishedThrough: '2027-12-31',
    });
    await publish(await anAdmin(db, '2026-11-04 09:00'), { kind: 'calendar', body: year, on: '2026-11-04' });
    await applyAll(db, '2026-11-04 09:01');
    const after = await provisional('2026-11-04 10:00');
    expect(after).toMatchObject({ marked: [false, false], procedure: { dueOn: '2027-02-10', endsOn: '2027-02-04' } });
  });
});
