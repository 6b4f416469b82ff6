import { describe, expect, test } from 'vitest';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import { hasActOn, isOpenFor } from '#app/domain/case-readers.ts';
import { can } from '#app/domain/permissions.ts';
import { questionPause, whyNoPause } from '#app/domain/sla/question.ts';
import { canContestPause, contestDecider } from '#app/domain/verdict.ts';
import { ACCEPTED, MESSAGE, REOPENED, RETURNED, Story, verdict } from '#tests/domain/replay/story.ts';
import { accusing } from '#tests/support/builders.ts';

const CONTACT = { name: '王海', phone: null, email: null, reachable: null, project: null };
const NAMED = { identityMode: 'named', contact: CONTACT } as const;
const ANSWERED: CaseEventBody = { type: 'question_answered', message: 2 };
const DECIDED: CaseEventBody = { type: 'review_decided', outcome: 'in_part', message: 3 };
const UPHELD: CaseEventBody = { type: 'pause_contest_decided', upheld: true, message: 4 };
const contested = (body: string | null): CaseEventBody => ({ type: 'pause_contested', message: null, body });

/** Under review by the government office since Wednesday 4 November at 11:00, due on the 11th. */
function reviewed(report = {}, ...inHandling: CaseEventBody[]) {
  return new Story('2026-11-02 09:00', { ...NAMED, ...report })
    .act('2026-11-02 10:00', ACCEPTED, MESSAGE, ...inHandling)
    .act('2026-11-03 10:00', RETURNED, REOPENED)
    .act('2026-11-04 10:00', RETURNED)
    .act('2026-11-04 11:00', verdict('not', 'review', 'xzfb'));
}

/** Asks as the use case does: whether it pauses is the engine's decision. */
function asked(at: string, story = reviewed()): Story {
  story.sweep(at);
  const pauses = questionPause(story.caseFile, story.now) === 'pauses';
  return story.act(at, { type: 'question_asked', message: 1, pauses });
}

const reads = (readsAs: 'lead' | 'review', department: string) => ({ department, readsAs, text: true });

describe('a question of the reviewer', () => {
  test('pauses the review, and nobody knows its due date meanwhile', () => {
    const story = asked('2026-11-05 10:00');
    expect(story.caseFile).toMatchObject({ status: 'awaiting_investor', pauses: [{ delays: 'review' }] });
    expect(story.read('review')).toEqual({ state: 'paused', due: null });
  });

  test.each([
    ['the answer', ANSWERED],
    ['不便回答', { type: 'question_declined' }],
  ] as const)('goes on with %s: the two days of waiting do not count', (_what, said) => {
    const story = asked('2026-11-05 10:00').act('2026-11-09 10:00', said);
    expect(story.caseFile).toMatchObject({ status: 'under_review', investorSpokeLast: true });
    expect(story.read('review')).toEqual({ state: 'running', due: '2026-11-13 17:30' });
  });

  test.each([
    ['named', NAMED, '2026-11-12 17:30', '2026-11-19 17:30'],
    ['anonymous', { identityMode: 'anonymous', contact: null }, '2026-11-10 17:30', '2026-11-17 17:30'],
  ] as const)('of a reporter who is %s ends by itself at its limit', (_who, report, end, due) => {
    const story = asked('2026-11-05 10:00', reviewed(report)).sweep('2026-11-13 10:00');
    expect(story.timesOf('pause_ended')).toEqual([end]);
    expect(story.caseFile.status).toBe('under_review');
    expect(story.read('review')).toEqual({ state: 'running', due });
  });

  test('is the only one that pauses: a review waits once', () => {
    const story = asked('2026-11-05 10:00').act('2026-11-05 11:00', ANSWERED).sweep('2026-11-05 14:00');
    expect(whyNoPause(story.caseFile, story.now)).toBe('no_second_in_review');
    asked('2026-11-05 14:00', story);
    expect(story.caseFile).toMatchObject({ status: 'under_review', question: { pauses: false, endedAt: null } });
  });

  test('pauses also where the lead has paused before: the lead’s time is not the reviewer’s', () => {
    const earlier: CaseEventBody = { type: 'question_asked', message: 1, pauses: true };
    const story = asked('2026-11-05 10:00', reviewed({}, earlier, ANSWERED));
    expect(story.caseFile.pauses.map(({ delays }) => delays)).toEqual(['resolution', 'review']);
  });

  test('after half of the time, and after the breach, pauses nothing', () => {
    const half = reviewed().sweep('2026-11-09 17:30:00.001');
    expect(whyNoPause(half.caseFile, half.now)).toBe('half_used');
    expect(asked('2026-11-09 18:00').caseFile.status).toBe('under_review');
    const late = reviewed().sweep('2026-11-12 10:00');
    expect(whyNoPause(late.caseFile, late.now)).toBe('breached');
  });

  test('is overtaken by the outcome: the review stops as it stands, and the case is answered', () => {
    const story = asked('2026-11-05 10:00').act('2026-11-06 10:00', DECIDED);
    expect(story.caseFile).toMatchObject({ status: 'answered', question: { endedAt: story.now } });
    expect(story.read('review')).toEqual({ state: 'met', due: null });
    expect(story.sweep('2026-11-30 10:00').timesOf('pause_ended')).toEqual([]);
  });

  test('is the reviewer’s to wait for and not the lead’s', () => {
    const { caseFile } = asked('2026-11-05 10:00');
    expect(isOpenFor(caseFile, reads('review', 'xzfb'))).toBe(true);
    expect(hasActOn(caseFile, reads('review', 'xzfb'))).toBe(true);
    expect(hasActOn(caseFile, reads('lead', 'scjg'))).toBe(false);
  });
});

test('a hub that led the case names no unit any more while others review, whether they wait or not', () => {
  const story = new Story('2026-11-02 09:00', { category: null, group: 'other', amounts: [], accused: accusing() })
    .act('2026-11-04 10:00', RETURNED, REOPENED)
    .act('2026-11-04 11:00', RETURNED, verdict('not', 'review', 'xzfb'));
  const hub = { kind: 'staff', accountId: 9, departmentId: 'zsj', role: 'hub' } as const;
  const may = () =>
    (['triage', 'reply', 'answer', 'invite_co_handler'] as const).filter((act) =>
      can(hub, act, story.caseFile, ['lead', 'hub']),
    );
  expect(may()).toEqual([]);
  expect(asked('2026-11-05 10:00', story).caseFile).toMatchObject({ status: 'awaiting_investor', lead: 'zsj' });
  expect(may()).toEqual([]);
});

describe('a pause of a review that the investor contests', () => {
  test('is decided by none of those whose handling is reviewed, nor by who reviews', () => {
    const story = asked('2026-11-05 10:00');
    expect(canContestPause(story.caseFile)).toBe(true);
    expect(contestDecider(story.caseFile)).toBe('zsj');
    story.caseFile.handledBy.push('zsj');
    expect(contestDecider(story.caseFile)).toBe('yshj');
  });

  test('upheld, is annulled: the time counts and the review goes on', () => {
    const story = asked('2026-11-05 10:00').act('2026-11-05 11:00', contested('zsj'));
    story.act('2026-11-06 10:00', UPHELD);
    expect(story.caseFile.status).toBe('under_review');
    expect(story.read('review')).toEqual({ state: 'running', due: '2026-11-11 17:30' });
  });

  test('undecided for a working day, is annulled by silence', () => {
    const story = asked('2026-11-05 10:00').act('2026-11-05 11:00', contested('zsj')).sweep('2026-11-06 18:00');
    expect(story.timesOf('pause_contest_decided')).toEqual(['2026-11-06 17:30']);
    expect(story.read('review').due).toBe('2026-11-11 17:30');
  });

  test('is not the lead’s old one: what delayed the answer is not contested once others review', () => {
    const earlier: CaseEventBody = { type: 'question_asked', message: 1, pauses: true };
    expect(canContestPause(reviewed({}, earlier, ANSWERED).caseFile)).toBe(false);
  });
});

test('a report taken back while its reviewer waits is withdrawn, and the review is over', () => {
  const story = asked('2026-11-05 10:00').act('2026-11-05 11:00', { type: 'withdrawal_asked' });
  story.sweep('2026-11-06 12:00');
  expect(story.caseFile).toMatchObject({ status: 'withdrawn', question: { endedAt: expect.any(Date) } });
  expect(story.read('review').state).toBe('ended');
});
