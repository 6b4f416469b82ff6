import { describe, expect, test } from 'vitest';
import { askLead } from '#app/use-cases/ask-lead.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { explainCaseClock } from '#app/use-cases/explain-clock.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { prepareJoint } from '#app/use-cases/prepare-joint.server.ts';
import { replyToCoHandler } from '#app/use-cases/reply-to-co-handler.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { anAcceptedCase, at, clockOf, firedOn } from '#tests/model/peer-play.ts';
import { anAccount, shanghai, sweepTo } from '#tests/support/builders.ts';
import { by, typesOf } from '#tests/use-cases/play.ts';

/** Accepted on Tuesday 3 November; finance co-handles by the routing, due on Thursday. */
async function asked(when = '2026-11-03 15:00') {
  const story = await anAcceptedCase();
  const czj = await anAccount(story.db, { department: 'czj', role: 'officer' });
  const ask = (wall: string, text: string) => askLead(by(story.db, czj, wall), story.reference, { text });
  const first = await ask(when, '请提供票据。');
  const clock = () => clockOf(story.db, 'co_handling:czj');
  return { ...story, czj, ask, first, clock };
}

describe('a co-handler’s wait for the lead', () => {
  test('lasts at most as long as its own target, and ends by itself: the clock goes on and turns red', async () => {
    const { db, caseId, first, clock } = await asked();
    expect(first).toEqual({ ok: true });
    expect(await clock()).toMatchObject({ state: 'paused', due_at: null, next_at: at('2026-11-05 17:30') });
    await sweepTo(db, shanghai('2026-11-06 09:00'));
    expect(await typesOf(db, caseId)).toContain('lead_wait_ended');
    expect(await clock()).toMatchObject({ state: 'running', due_at: at('2026-11-09 17:30') });
    await sweepTo(db, shanghai('2026-12-10 09:00'));
    expect(await clock()).toMatchObject({ state: 'breached', breached_at: at('2026-11-09 17:30') });
    const steps = await firedOn(db, 'co_handling:czj');
    expect(steps.find(([step]) => step === 'pause_end_1')).toEqual([
      'pause_end_1',
      at('2026-11-05 17:30'),
      at('2026-11-06 09:00'),
    ]);
    expect(await examineCase(db, caseId)).toEqual([]);
  });

  test('is told with its end: on the case, on its page before it is sent, and in the explanation', async () => {
    const { db, czj, reference } = await asked();
    const story = await anAcceptedCase();
    const other = await anAccount(story.db, { department: 'czj', role: 'officer' });
    const page = await prepareJoint(by(story.db, other, '2026-11-03 15:00'), story.reference, 'ask_lead');
    const until = shanghai('2026-11-05 17:30');
    expect(page?.previews.asked?.clocks).toMatchObject([{ change: 'pauses', pausedUntil: until }]);
    const view = await openCase(by(db, czj, '2026-11-04 10:00'), reference);
    expect(view?.clocks.find(({ kind }) => kind === 'co_handling')).toMatchObject({
      // The report is anonymous: the day alone.
      resumesBy: shanghai('2026-11-05 23:59:59.999'),
    });
    const explained = await explainCaseClock(by(db, czj, '2026-11-04 10:00'), reference, 'co_handling-czj');
    expect(explained?.explanation.pausedAhead).toBe(1);
    await sweepTo(db, shanghai('2026-11-09 09:00'));
    const later = await explainCaseClock(by(db, czj, '2026-11-09 10:00'), reference, 'co_handling-czj');
    expect(later?.explanation.days.map(({ kind }) => kind).slice(1, 4)).toEqual(['paused', 'paused', 'counted']);
  });

  test('reminds the lead at its limit, and the co-handler hears that its time runs again', async () => {
    const { db, cast, czj } = await asked();
    await db.deleteFrom('outbox').execute();
    await sweepTo(db, shanghai('2026-11-06 08:00'));
    const mails = await db.selectFrom('outbox').select(['account_id', 'template']).execute();
    expect(mails).toContainEqual({ account_id: cast.officer.accountId, template: 'investor_wrote' });
    expect(mails).toContainEqual({ account_id: czj.accountId, template: 'co_handling_asked' });
  });

  test('happens once in an invitation: a second question is sent and pauses nothing', async () => {
    const { db, cast, czj, caseId, reference, ask, clock } = await asked();
    const reply = (wall: string, text: string) =>
      replyToCoHandler(by(db, cast.officer, wall), reference, { unit: 'czj', text });
    expect(await reply('2026-11-03 16:00', '见附件。')).toEqual({ ok: true });
    const page = await prepareJoint(by(db, czj, '2026-11-03 16:30'), reference, 'ask_lead');
    expect(page?.previews.asked?.clocks).toEqual([]);
    expect(await ask('2026-11-04 09:00', '还有一个问题。')).toEqual({ ok: true });
    expect(await clock()).toMatchObject({ state: 'running', due_at: at('2026-11-05 17:30') });
    expect(await reply('2026-11-04 10:00', '没有。')).toEqual({ ok: true });
    expect(await reply('2026-11-04 11:00', '再说一次。')).toEqual({ ok: false, reason: 'not_allowed' });
    expect(await examineCase(db, caseId)).toEqual([]);
  });

  test('can be replied to after its limit; the reply moves nothing more', async () => {
    const { db, cast, reference, clock } = await asked();
    await sweepTo(db, shanghai('2026-11-06 09:00'));
    const due = (await clock()).due_at;
    const late = { unit: 'czj', text: '见附件。' };
    expect(await replyToCoHandler(by(db, cast.officer, '2026-11-06 10:00'), reference, late)).toEqual({ ok: true });
    expect((await clock()).due_at).toBe(due);
  });

  test('does not begin after the breach', async () => {
    const { db, caseId, first, clock } = await asked('2026-11-06 09:00');
    expect(first).toEqual({ ok: true });
    expect(await clock()).toMatchObject({ state: 'breached' });
    const question = (await listCaseEvents(db, caseId)).findLast(({ type }) => type === 'lead_asked');
    expect(question).toMatchObject({ pauses: false });
  });
});
