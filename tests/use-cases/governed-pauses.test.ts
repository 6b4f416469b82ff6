import { describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerQuestion } from '#app/use-cases/answer-question.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { contestPause } from '#app/use-cases/contest-pause.server.ts';
import { decideContest } from '#app/use-cases/decide-contest.server.ts';
import { decidePause } from '#app/use-cases/decide-pause.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { explainAllClocks } from '#app/use-cases/explain-clock.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { previewQuestion } from '#app/use-cases/preview-question.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { accusing, anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aProof, by, own, statusOf, theCast, typesOf } from '#tests/use-cases/play.ts';

/** Ten working days to answer, half of them used up with 9 November. */
async function accepted(report = {}) {
  const db = testDb();
  const cast = await theCast(db);
  const filed = await fileAReport(db, { report: { category: 'S4', ...report } });
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), filed.reference);
  const ask = (at: string, text: string) => askInvestor(by(db, cast.officer, at), filed.reference, { text });
  const effect = (at: string) => previewQuestion(by(db, cast.officer, at), filed.reference);
  const hub = (at: string) => by(db, cast.hub, at);
  return { db, cast, ask, effect, hub, ...filed };
}

async function askedTwice(report = {}) {
  const story = await accepted(report);
  await story.ask('2026-11-03 10:00', '哪一天付的？');
  await answerQuestion(own(story.db, '2026-11-03 15:00'), story.caseId, '十月二十日。');
  await story.ask('2026-11-04 10:00', '谁收的？');
  return story;
}

describe('a question', () => {
  test('says before it is sent whether it pauses, asks for a pause, or why it does neither', async () => {
    const story = await accepted();
    expect(await story.effect('2026-11-03 09:30')).toMatchObject({ pause: 'pauses' });
    await story.ask('2026-11-03 10:00', '哪一天付的？');
    await answerQuestion(own(story.db, '2026-11-03 15:00'), story.caseId, '十月二十日。');
    expect(await story.effect('2026-11-04 09:30')).toMatchObject({ pause: 'needs_grant', decider: { id: 'zsj' } });
    expect(await story.effect('2026-11-10 09:30')).toMatchObject({ pause: 'no_pause', why: 'half_used' });
    expect(await story.effect('2026-11-20 09:30')).toMatchObject({ pause: 'no_pause', why: 'breached' });
  });

  test('after half of the time goes to the investor at once and pauses nothing', async () => {
    const story = await accepted();
    await story.ask('2026-11-10 10:00', '哪一天付的？');
    expect(await statusOf(story.db, story.caseId)).toBe('in_progress');
    const tracked = await openTrackedCase(own(story.db, '2026-11-10 10:01'), story.caseId);
    expect(tracked.question).toMatchObject({ body: '哪一天付的？', pauses: false });
  });
});

describe('a second pause', () => {
  test('is asked of the unit with hub rights; it reads the question, status and clocks, and nothing of the report', async () => {
    const { hub, reference } = await askedTwice();
    const view = await openCase(hub('2026-11-04 11:00'), reference);
    expect(view).toMatchObject({
      standing: ['decides'],
      may: ['decide_pause', 'report_specially'],
      text: null,
      status: 'in_progress',
    });
    expect(view?.dateMoves).toEqual({
      decisions: ['pause'],
      askedPause: {
        question: '谁收的？',
        // An anonymous reporter: the day alone.
        askedAt: shanghai('2026-11-04 23:59:59.999'),
        decider: { id: 'zsj', name: expect.anything() },
      },
      pauseRefusal: null,
      pauses: [],
      extension: null,
      procedure: null,
    });
    expect(JSON.stringify(view)).not.toMatch(/道路维护费|公路检查点|哪一天付的|jtj/);
  });

  test('granted, the case waits; granted twice by a double click, it is granted once', async () => {
    const { db, hub, reference, caseId } = await askedTwice();
    const grant = (at: string) => decidePause(hub(at), reference, { outcome: 'granted' });
    expect(await grant('2026-11-04 11:00')).toEqual({ ok: true });
    expect(await grant('2026-11-04 11:00')).toEqual({ ok: true });
    expect(await statusOf(db, caseId)).toBe('awaiting_investor');
    expect((await typesOf(db, caseId)).filter((type) => type === 'pause_granted')).toHaveLength(1);
  });

  test('declined, the lead reads why; undecided, nothing is paused', async () => {
    const { db, cast, hub, reference, caseId } = await askedTwice();
    await decidePause(hub('2026-11-04 11:00'), reference, { outcome: 'declined', reason: '不影响办理。' });
    const view = await openCase(by(db, cast.officer, '2026-11-04 12:00'), reference);
    expect(view?.dateMoves).toMatchObject({ askedPause: null, pauseRefusal: '不影响办理。' });
    const undecided = await askedTwice();
    await sweepTo(undecided.db, shanghai('2026-11-12 10:00'));
    expect(await statusOf(undecided.db, undecided.caseId)).toBe('in_progress');
    expect(await statusOf(db, caseId)).toBe('in_progress');
  });

  test('is not for the lead, nor for an officer of the deciding unit, nor for a stranger', async () => {
    const { db, cast, reference } = await askedTwice();
    const ofHub = await anAccount(db, { department: 'zsj', role: 'officer' });
    const results = [];
    for (const person of [cast.officer, cast.head, ofHub, cast.accused, cast.inspector]) {
      results.push(await decidePause(by(db, person, '2026-11-04 11:00'), reference, { outcome: 'granted' }));
    }
    expect(results.map((result) => !result.ok && result.reason)).toEqual([
      'not_allowed',
      'not_allowed',
      'not_found',
      'not_found',
      'not_found',
    ]);
  });

  test('is never decided by an accused hub: another unit with hub rights is asked', async () => {
    const { hub, reference, effect } = await askedTwice({ accused: accusing('zsj') });
    expect(await effect('2026-11-04 12:00')).toMatchObject({ decider: { id: 'xzfb' } });
    expect(await openCase(hub('2026-11-04 11:00'), reference)).toBeNull();
  });

  test('was the last one: a third question pauses nothing, and the page says why', async () => {
    const { db, ask, effect, hub, reference, caseId } = await askedTwice();
    await decidePause(hub('2026-11-04 11:00'), reference, { outcome: 'granted' });
    await answerQuestion(own(db, '2026-11-04 15:00'), caseId, '收费员。');
    expect(await effect('2026-11-05 09:30')).toMatchObject({ pause: 'no_pause', why: 'no_third' });
    await ask('2026-11-05 10:00', '有收据吗？');
    expect(await statusOf(db, caseId)).toBe('in_progress');
  });
});

describe('a contested pause', () => {
  async function contested(words: string | null = '材料早就交了。', report = {}) {
    const story = await accepted(report);
    await story.ask('2026-11-03 10:00', '哪一天付的？');
    const result = await contestPause(own(story.db, '2026-11-03 11:00'), story.caseId, words);
    return { ...story, result };
  }

  test('is seen by its decider with the question, the instants and the investor’s words, and nothing else', async () => {
    const contact = { name: '王海', phone: null, email: null, reachable: null, project: null };
    const { result, hub, reference } = await contested(undefined, { identityMode: 'named', contact });
    expect(result).toEqual({ ok: true });
    const view = await openCase(hub('2026-11-03 12:00'), reference);
    expect(view).toMatchObject({ may: ['decide_contest', 'report_specially'], text: null });
    expect(view?.dateMoves.pauses).toMatchObject([
      {
        question: '哪一天付的？',
        from: shanghai('2026-11-03 10:00'),
        contest: { words: '材料早就交了。', decideBy: shanghai('2026-11-04 17:30'), decided: null },
      },
    ]);
    expect(JSON.stringify(view)).not.toMatch(/道路维护费|公路检查点|王海|jtj/);
    const anonymous = await contested();
    const days = await openCase(anonymous.hub('2026-11-03 12:00'), anonymous.reference);
    expect(days?.dateMoves.pauses[0]?.from).toEqual(shanghai('2026-11-03 23:59:59.999'));
  });

  test('upheld after an answer that it had made timely: the red light is written by the next sweep, the doctor agrees', async () => {
    const { db, cast, hub, reference, caseId, ask } = await accepted({ category: 'L1' });
    await ask('2026-11-03 10:00', '哪一天付的？');
    await sweepTo(db, shanghai('2026-11-09 09:00'));
    await contestPause(own(db, '2026-11-10 09:00'), caseId, null);
    const answer = { outcome: 'returned', text: '已退', proof: aProof() } as const;
    expect(await answerReport(by(db, cast.officer, '2026-11-10 10:00'), reference, answer)).toEqual({ ok: true });
    await decideContest(hub('2026-11-10 15:00'), reference, { outcome: 'upheld', text: '问题与办理无关。' });
    await sweepTo(db, shanghai('2026-11-10 16:00'));
    const fired = await db
      .selectFrom('fired_steps')
      .innerJoin('sla_clocks', 'sla_clocks.id', 'fired_steps.clock_id')
      .select(['step', 'fired_steps.due_at', 'state'])
      .where('key', '=', 'resolution:1')
      .where('level', '=', 2)
      .execute();
    expect(fired).toEqual([{ step: 'level_2', due_at: shanghai('2026-11-09 17:30').toISOString(), state: 'breached' }]);
    expect(await examineCase(db, caseId)).toEqual([]);
    expect(await statusOf(db, caseId)).toBe('answered');
  });

  test('that a unit granted is decided by another one: nobody decides on himself', async () => {
    const { db, hub, reference, caseId } = await askedTwice();
    expect(await decidePause(hub('2026-11-04 11:00'), reference, { outcome: 'granted' })).toEqual({ ok: true });
    expect(await contestPause(own(db, '2026-11-04 12:00'), caseId, null)).toEqual({ ok: true });
    const contest = (await listCaseEvents(db, caseId)).findLast(({ type }) => type === 'pause_contested');
    expect(contest).toMatchObject({ body: 'xzfb' });
    const ofGranter = await decideContest(hub('2026-11-04 13:00'), reference, { outcome: 'dismissed', text: '需要。' });
    expect(ofGranter).toMatchObject({ ok: false });
  });

  test('twice is refused, also while the first is not decided', async () => {
    const { db, caseId } = await contested(null);
    const again = await contestPause(own(db, '2026-11-03 12:00'), caseId, '再说一次。');
    expect(again).toEqual({ ok: false, reason: 'not_possible' });
  });

  test('upheld, the time counts, and the investor reads the reason and that it is annulled', async () => {
    const { db, hub, reference, caseId } = await contested();
    const decision = { outcome: 'upheld', text: '问题与办理无关。' } as const;
    expect(await decideContest(hub('2026-11-04 10:00'), reference, decision)).toEqual({ ok: true });
    const tracked = await openTrackedCase(own(db, '2026-11-04 10:01'), caseId);
    expect(tracked).toMatchObject({ status: 'in_progress', answerBy: shanghai('2026-11-16 17:30') });
    expect(tracked.messages.at(-1)).toMatchObject({ body: '问题与办理无关。', department: { id: 'zsj' } });
    expect(tracked.dateMoves).toMatchObject({ canContestPause: false, pause: { contest: { decided: 'upheld' } } });
    expect(await openCase(hub('2026-11-04 11:00'), reference)).toMatchObject({
      may: ['report_specially'],
      dateMoves: { pauses: [] },
    });
  });

  test('annulled after a progress row had stopped, that row keeps its wait, with the reason and who asked', async () => {
    const { db, cast, hub, ask, reference, caseId } = await accepted();
    await ask('2026-11-03 10:00', '哪一天付的？');
    const progress = { text: '在查。', done: '已核实', next: '退费', nextByOn: '2026-11-20' } as const;
    await replyToInvestor(by(db, cast.officer, '2026-11-05 10:00'), reference, progress);
    await contestPause(own(db, '2026-11-05 15:00'), caseId, null);
    await decideContest(hub('2026-11-05 16:00'), reference, { outcome: 'upheld', text: '问题与办理无关。' });
    const all = await explainAllClocks(db, caseId, shanghai('2026-11-06 10:00'));
    const of = (key: string) => all.find(({ clock }) => clock.key === key);
    const paused = of('progress:1:1')?.explanation.days.filter(({ kind }) => kind === 'paused') ?? [];
    expect(paused.map(({ on, pause }) => [on, pause?.reason, pause?.by])).toEqual([
      ['2026-11-03', 'waiting_for_investor', 'scjg'],
      ['2026-11-04', 'waiting_for_investor', 'scjg'],
    ]);
    expect(of('progress:1:1')?.annulled).toEqual([]);
    expect(of('resolution:1')?.annulled).toHaveLength(1);
  });

  test('dismissed, the pause goes on; undecided for a working day, it is annulled by itself', async () => {
    const dismissed = await contested();
    const decision = { outcome: 'dismissed', text: '确有必要。' } as const;
    await decideContest(dismissed.hub('2026-11-04 10:00'), dismissed.reference, decision);
    expect(await statusOf(dismissed.db, dismissed.caseId)).toBe('awaiting_investor');
    const silent = await contested();
    await sweepTo(silent.db, shanghai('2026-11-04 17:30:01'));
    expect(await statusOf(silent.db, silent.caseId)).toBe('in_progress');
  });

  test('tells the deciding unit by mail, and its queue has the case with its time', async () => {
    const { db, cast } = await contested();
    const mails = await db.selectFrom('outbox').select(['account_id', 'template']).execute();
    expect(mails).toContainEqual({ account_id: cast.hub.accountId, template: 'decision_asked' });
  });
});
