import { describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerQuestion, declineQuestion } from '#app/use-cases/answer-question.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { contestPause } from '#app/use-cases/contest-pause.server.ts';
import { decideContest } from '#app/use-cases/decide-contest.server.ts';
import { decideReview } from '#app/use-cases/decide-review.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { explainAllClocks, explainOwnClock } from '#app/use-cases/explain-clock.server.ts';
import { inviteCoHandler } from '#app/use-cases/invite-co-handler.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { readPauseShares } from '#app/use-cases/pause-shares.server.ts';
import { previewQuestion } from '#app/use-cases/preview-question.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import { anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, own, sendToReview, statusOf, theCast, typesOf } from '#tests/use-cases/play.ts';

const CONTACT = { name: '王海', phone: null, email: null, reachable: null, project: null };
const NAMED = { identityMode: 'named', contact: CONTACT } as const;
const QUESTION = '退款打到了哪个账户？';
const WORD = { done: null, next: null, nextByOn: null };

/** "Not solved" twice: with the government office since Wednesday 4 November at 11:00, due on the 11th. */
async function reviewed(report = {}, invited: string | null = null) {
  const db = testDb();
  const cast = await theCast(db);
  const filed = await fileAReport(db, { report });
  const { reference } = filed;
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
  await replyToInvestor(by(db, cast.officer, '2026-11-02 10:15'), reference, { ...WORD, text: '已收到。' });
  if (invited) {
    const invite = { unit: invited, text: '请协助。' };
    await inviteCoHandler(by(db, cast.officer, '2026-11-02 10:30'), reference, invite);
  }
  await sendToReview(db, cast.officer, filed);
  const reviewer = (at: string) => by(db, cast.reviewer, at);
  const ask = (at: string, text = QUESTION) => askInvestor(reviewer(at), reference, { text });
  return { db, cast, reviewer, ask, ...filed };
}

async function asked(report = {}, invited: string | null = null) {
  const story = await reviewed(report, invited);
  expect(await story.ask('2026-11-05 10:00')).toEqual({ ok: true });
  return story;
}

describe('a reviewer who lacks something', () => {
  test('is told before asking that the review pauses, once, and then why it does not', async () => {
    const { reviewer, reference, ask, db, caseId } = await reviewed();
    const effect = (at: string) => previewQuestion(reviewer(at), reference);
    expect(await effect('2026-11-05 09:00')).toMatchObject({ pause: 'pauses', inReview: true });
    await ask('2026-11-05 10:00');
    await answerQuestion(own(db, '2026-11-05 11:00'), caseId, '没有退到任何账户。');
    expect(await effect('2026-11-05 14:00')).toMatchObject({ pause: 'no_pause', why: 'no_second_in_review' });
    expect(await effect('2026-11-20 09:00')).toMatchObject({ pause: 'no_pause', why: 'breached' });
  });

  test('asks the investor in the same act that makes the case wait; two clicks are one question', async () => {
    const { db, caseId, ask } = await asked();
    expect(await ask('2026-11-05 10:00')).toEqual({ ok: true });
    expect((await typesOf(db, caseId)).filter((type) => type === 'question_asked')).toHaveLength(1);
    expect(await statusOf(db, caseId)).toBe('awaiting_investor');
    expect(await examineCase(db, caseId)).toEqual([]);
  });

  test('may decide while the case waits, and nobody of the lead may do anything but read', async () => {
    const { db, cast, reviewer, reference, caseId } = await asked();
    const mine = await openCase(reviewer('2026-11-05 11:00'), reference);
    expect(mine?.may).toEqual(['decide_review']);
    const leads = await openCase(by(db, cast.officer, '2026-11-05 11:00'), reference);
    expect(leads?.may).toEqual([]);
    const lead = by(db, cast.officer, '2026-11-05 11:00');
    const refusal = { ok: false, reason: 'not_allowed' };
    expect(await askInvestor(lead, reference, { text: '再问一句。' })).toEqual(refusal);
    expect(await replyToInvestor(lead, reference, { ...WORD, text: '请等等。' })).toEqual(refusal);
    const outcome = { outcome: 'in_part', text: '已核实。', misconduct: false } as const;
    expect(await decideReview(reviewer('2026-11-05 12:00'), reference, outcome)).toEqual({ ok: true });
    expect(await openTrackedCase(own(db, '2026-11-05 13:00'), caseId)).toMatchObject({
      status: 'answered',
      question: null,
    });
  });

  test('is not the lead, the accused, the hub or a stranger', async () => {
    const { db, cast, reference } = await reviewed();
    const results = [];
    for (const person of [cast.officer, cast.head, cast.hub, cast.accused, cast.inspector]) {
      results.push(await askInvestor(by(db, person, '2026-11-05 10:00'), reference, { text: QUESTION }));
    }
    expect(results.map((result) => !result.ok && result.reason)).toEqual([
      'not_allowed',
      'not_allowed',
      'not_found',
      'not_found',
      'not_found',
    ]);
  });
});

describe('the investor of a case under review', () => {
  test('reads the question, who asked, and until when the review waits; and the answer goes to the reviewer', async () => {
    const { db, cast, caseId } = await asked(NAMED);
    const tracked = await openTrackedCase(own(db, '2026-11-05 12:00'), caseId);
    expect(tracked).toMatchObject({
      status: 'awaiting_investor',
      question: { body: QUESTION, pauses: true, pauseEndsAt: shanghai('2026-11-12 17:30') },
      dateMoves: { canContestPause: true, pause: { delays: 'review', until: shanghai('2026-11-12 17:30') } },
    });
    expect(tracked.messages.at(-1)).toMatchObject({ department: { id: 'xzfb' } });
    await db.deleteFrom('outbox').execute();
    expect(await answerQuestion(own(db, '2026-11-09 10:00'), caseId, '没有退。')).toEqual({ ok: true });
    const mails = await db.selectFrom('outbox').select(['account_id', 'template']).execute();
    expect(mails).toEqual([{ account_id: cast.reviewer.accountId, template: 'investor_wrote' }]);
    const after = await openTrackedCase(own(db, '2026-11-09 10:01'), caseId);
    expect(after).toMatchObject({ status: 'under_review', review: { answerBy: shanghai('2026-11-13 17:30') } });
  });

  test('may leave it unanswered by a word: the review goes on', async () => {
    const { db, caseId } = await asked();
    expect(await declineQuestion(own(db, '2026-11-05 11:00'), caseId)).toEqual({ ok: true });
    expect(await statusOf(db, caseId)).toBe('under_review');
  });

  test('reads day by day where the review waited and for whom, and so does the operator’s command', async () => {
    const { db, caseId } = await asked(NAMED);
    await answerQuestion(own(db, '2026-11-09 10:00'), caseId, '没有退。');
    const ctx = own(db, '2026-11-09 11:00');
    const ownView = await explainOwnClock(ctx, caseId, 'review');
    const all = await explainAllClocks(db, caseId, ctx.now);
    for (const view of [ownView, all.find(({ clock }) => clock.key === 'review')]) {
      const paused = view?.explanation.days.filter(({ kind }) => kind === 'paused');
      expect(paused?.map(({ on, pause }) => `${on} ${pause?.reason} ${pause?.by}`)).toEqual([
        '2026-11-05 waiting_for_investor xzfb',
        '2026-11-06 waiting_for_investor xzfb',
      ]);
      expect(view?.units.map(({ id }) => id)).toEqual(['xzfb']);
    }
  });
});

describe('a contested pause of a review', () => {
  test('is decided by the hub, which reads the question, the pause and the words, and no report', async () => {
    const { db, cast, caseId, reference } = await asked(NAMED);
    expect(await contestPause(own(db, '2026-11-05 11:00'), caseId, '账户早就写了。')).toEqual({ ok: true });
    const view = await openCase(by(db, cast.hub, '2026-11-05 12:00'), reference);
    expect(view).toMatchObject({ may: ['decide_contest', 'report_specially'], text: null });
    expect(view?.dateMoves.pauses).toMatchObject([
      { delays: 'review', question: QUESTION, contest: { words: '账户早就写了。' } },
    ]);
    expect(JSON.stringify(view)).not.toMatch(/道路维护费|公路检查点|王海|jtj/);
    await db.deleteFrom('outbox').execute();
    const upheld = { outcome: 'upheld', text: '不用再问。' } as const;
    expect(await decideContest(by(db, cast.hub, '2026-11-06 10:00'), reference, upheld)).toEqual({ ok: true });
    const tracked = await openTrackedCase(own(db, '2026-11-06 10:01'), caseId);
    expect(tracked).toMatchObject({ status: 'under_review', review: { answerBy: shanghai('2026-11-11 17:30') } });
    // Who waited hears of it, and not the lead.
    const mails = await db.selectFrom('outbox').select(['account_id', 'template']).execute();
    expect(mails).toEqual([{ account_id: cast.reviewer.accountId, template: 'lead_informed' }]);
  });

  test('is never decided by a unit that did its part in the handling', async () => {
    const { db, caseId, cast, reference } = await asked({}, 'zsj');
    const other = await anAccount(db, { department: 'yshj', role: 'hub' });
    await contestPause(own(db, '2026-11-05 11:00'), caseId, null);
    const upheld = { outcome: 'upheld', text: '不用再问。' } as const;
    const byHub = await decideContest(by(db, cast.hub, '2026-11-05 12:00'), reference, upheld);
    expect(byHub).toEqual({ ok: false, reason: 'not_allowed' });
    expect(await decideContest(by(db, other, '2026-11-05 12:00'), reference, upheld)).toEqual({ ok: true });
  });
});

test('the waiting of a review counts among the pauses of the officer who asked, for the head of the reviewing unit', async () => {
  const { db, cast, caseId } = await asked(NAMED);
  await answerQuestion(own(db, '2026-11-06 10:00'), caseId, '没有退。');
  const head = await anAccount(db, { department: 'xzfb', role: 'head' });
  // From Wednesday 11:00 to Friday 17:30; the pause took a whole working day out.
  expect(await readPauseShares(by(db, head, '2026-11-06 17:30'))).toMatchObject({
    ok: true,
    shares: [
      {
        officer: cast.reviewer.accountId,
        cases: 1,
        casesWithPause: 1,
        pausedMinutes: 7.5 * 60,
        totalMinutes: (5 + 7.5 + 7.5) * 60,
      },
    ],
  });
  const shares = { ok: true, shares: [{ casesWithPause: 0 }, { casesWithPause: 0 }] };
  expect(await readPauseShares(by(db, cast.head, '2026-11-06 17:30'))).toMatchObject(shares);
});

test('a review that nobody has answered for ends its waiting by itself, and the reviewer hears of it', async () => {
  const { db, cast, caseId } = await asked(NAMED);
  await db.deleteFrom('outbox').execute();
  await sweepTo(db, shanghai('2026-11-13 09:00'));
  expect(await statusOf(db, caseId)).toBe('under_review');
  const mails = await db.selectFrom('outbox').select(['account_id', 'template']).execute();
  expect(mails).toContainEqual({ account_id: cast.reviewer.accountId, template: 'lead_informed' });
  expect(await examineCase(db, caseId)).toEqual([]);
});
