import { describe, expect, test } from 'vitest';
import { answerQuestion } from '#app/use-cases/answer-question.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { decidePause } from '#app/use-cases/decide-pause.server.ts';
import { decideProcedure } from '#app/use-cases/decide-procedure.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { explainOwnClock } from '#app/use-cases/explain-clock.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { previewAct } from '#app/use-cases/preview-act.server.ts';
import { proposeProcedure } from '#app/use-cases/propose-procedure.server.ts';
import { signAnswer } from '#app/use-cases/sign-answer.server.ts';
import { anAcceptedCase, clockOf } from '#tests/model/peer-play.ts';
import { shanghai, sweepTo } from '#tests/support/builders.ts';
import { aPaper, by, own, statusOf, typesOf } from '#tests/use-cases/play.ts';

const NO = { outcome: 'not', text: '依法收取', basis: { document: '东价〔2020〕1 号', article: '第一条' } } as const;
const QUESTION = { text: '请补充时间。' };

describe('a "no" that is written and waits for its signature', () => {
  async function writtenInAPause() {
    const story = await anAcceptedCase();
    const { db, cast, reference } = story;
    await askInvestor(by(db, cast.officer, '2026-11-04 09:00'), reference, QUESTION);
    const preview = await previewAct(by(db, cast.officer, '2026-11-04 09:59'), reference, 'answer_not');
    expect(await answerReport(by(db, cast.officer, '2026-11-04 10:00'), reference, NO)).toEqual({ ok: true });
    return { ...story, preview };
  }

  test('ends the pause at that instant, as its page had said: the clock runs until the signature', async () => {
    const { db, cast, caseId, reference, preview } = await writtenInAPause();
    expect(preview?.statusAfter).toBe('in_progress');
    expect(preview?.clocks).toContainEqual(expect.objectContaining({ key: 'resolution:1', change: 'resumes' }));
    expect(await statusOf(db, caseId)).toBe('in_progress');
    const due = shanghai('2026-11-10 17:30').toISOString();
    expect(await clockOf(db, 'resolution:1')).toMatchObject({ state: 'running', due_at: due });
    await sweepTo(db, shanghai('2026-11-11 09:00'));
    await signAnswer(by(db, cast.head, '2026-11-11 10:00'), reference);
    expect(await clockOf(db, 'resolution:1')).toMatchObject({ state: 'breached', due_at: due });
    expect(await examineCase(db, caseId)).toEqual([]);
  });

  test('is told to the investor as the end of the wait, without what it says', async () => {
    const { db, caseId } = await writtenInAPause();
    const tracked = await openTrackedCase(own(db, '2026-11-04 10:01'), caseId);
    expect(tracked).toMatchObject({ status: 'in_progress', question: null });
    expect(tracked.events.map(({ type }) => type)).toContain('pause_ended');
    expect(JSON.stringify(tracked)).not.toMatch(/answer_prepared|依法收取/);
    const explained = await explainOwnClock(own(db, '2026-11-05 10:00'), caseId, 'resolution:1');
    expect(explained?.explanation.days.map(({ kind }) => kind)).not.toContain('paused');
  });

  test('mails nobody of the unit about the pause: it ended it itself', async () => {
    const { db } = await writtenInAPause();
    const mails = await db.selectFrom('outbox').select('template').where('template', '=', 'lead_informed').execute();
    expect(mails).toEqual([]);
  });

  test('ends a statutory procedure too: nothing is waited for any more', async () => {
    const { db, cast, caseId, reference } = await procedureProposed();
    await decideProcedure(by(db, cast.hub, '2026-11-03 15:00'), reference, { outcome: 'approved' });
    await answerReport(by(db, cast.officer, '2026-11-04 10:00'), reference, NO);
    expect(await statusOf(db, caseId)).toBe('in_progress');
    expect(await clockOf(db, 'resolution:1')).toMatchObject({ state: 'running' });
    expect((await typesOf(db, caseId)).slice(-2)).toEqual(['procedure_ended', 'answer_prepared']);
  });

  async function procedureProposed() {
    const story = await anAcceptedCase();
    const words = { document: '东鉴〔2026〕1 号', paperKind: '鉴定', dueOn: '2026-12-10', text: '需要鉴定。' };
    const proposal = { ...words, paper: aPaper() };
    await proposeProcedure(by(story.db, story.cast.officer, '2026-11-03 14:00'), story.reference, proposal);
    return story;
  }

  test('lets no procedure be approved; it can be declined, and the page says why', async () => {
    const { db, cast, reference } = await procedureProposed();
    await answerReport(by(db, cast.officer, '2026-11-03 15:00'), reference, NO);
    const hub = (at: string) => by(db, cast.hub, at);
    expect((await openCase(hub('2026-11-04 09:00'), reference))?.dateMoves.against).toEqual({
      procedure: 'answer_waits',
    });
    const approved = await decideProcedure(hub('2026-11-04 10:00'), reference, { outcome: 'approved' });
    expect(approved).toEqual({ ok: false, reason: 'answer_waits' });
    const declined = { outcome: 'declined', reason: '答复已写好。' } as const;
    expect(await decideProcedure(hub('2026-11-04 11:00'), reference, declined)).toEqual({ ok: true });
  });
});

describe('a second pause', () => {
  async function askedTwice() {
    const story = await anAcceptedCase();
    const { db, cast, caseId, reference } = story;
    await askInvestor(by(db, cast.officer, '2026-11-03 11:00'), reference, QUESTION);
    await answerQuestion(own(db, '2026-11-03 12:00'), caseId, '十月二十日。');
    await askInvestor(by(db, cast.officer, '2026-11-03 14:00'), reference, { text: '谁收的？' });
    const grant = (at: string) => decidePause(by(db, cast.hub, at), reference, { outcome: 'granted' });
    const against = async (at: string) => (await openCase(by(db, cast.hub, at), reference))?.dateMoves.against;
    return { ...story, grant, against };
  }

  test('is not granted while an answer waits for its signature', async () => {
    const { db, cast, caseId, reference, grant, against } = await askedTwice();
    await answerReport(by(db, cast.officer, '2026-11-03 15:00'), reference, NO);
    expect(await against('2026-11-04 09:00')).toEqual({ pause: 'answer_waits' });
    expect(await grant('2026-11-04 09:00')).toEqual({ ok: false, reason: 'answer_waits' });
    expect(await statusOf(db, caseId)).toBe('in_progress');
  });

  test('is not granted after half of the target either, however early its question was asked', async () => {
    const { grant, against } = await askedTwice();
    // Five working days from Tuesday: half of them is used up with Friday.
    expect(await against('2026-11-06 17:30')).toBeUndefined();
    expect(await against('2026-11-06 17:30:00.001')).toEqual({ pause: 'half_used' });
    expect(await grant('2026-11-10 17:29')).toEqual({ ok: false, reason: 'half_used' });
    const early = await askedTwice();
    expect(await early.grant('2026-11-06 17:30')).toEqual({ ok: true });
  });
});
