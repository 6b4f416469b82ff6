import { describe, expect, test } from 'vitest';
import {
  ACCEPTED,
  MESSAGE,
  PROGRESS,
  REOPENED,
  RETURNED,
  SAID_NO,
  SOLVED,
  Story,
  verdict,
} from '#tests/domain/replay/story.ts';

/** Filed on Monday 2 November at 09:00, accepted the same day at 10:00. */
const accepted = (report = {}) => new Story('2026-11-02 09:00', report).act('2026-11-02 10:00', ACCEPTED);

describe('first contact', () => {
  test('starts at submission where routing knows the lead: four working hours', () => {
    expect(new Story('2026-11-02 09:00').read('first_contact').due).toBe('2026-11-02 14:30');
    expect(new Story('2026-11-02 16:30').read('first_contact').due).toBe('2026-11-03 11:30');
    expect(new Story('2026-11-06 20:00').read('first_contact').due).toBe('2026-11-09 14:00');
  });

  test('accepting is no contact; the first message of a person is, and later ones change nothing', () => {
    const story = accepted().sweep('2026-11-02 11:00');
    expect(story.read('first_contact').state).toBe('running');
    story.act('2026-11-02 14:30', MESSAGE).act('2026-11-04 10:00', MESSAGE);
    expect(story.read('first_contact').state).toBe('met');
    expect(story.clock('first_contact').events).toHaveLength(2);
  });

  test('a message one minute late leaves the breach', () => {
    const story = accepted().act('2026-11-02 14:31', MESSAGE);
    expect(story.read('first_contact')).toEqual({ state: 'breached', due: '2026-11-02 14:30' });
  });

  test.each([
    ['a question', { type: 'question_asked', message: 1, pauses: true }],
    ['an answer', RETURNED],
  ] as const)('%s is a first contact too', (_what, body) => {
    expect(accepted().act('2026-11-02 11:00', body).read('first_contact').state).toBe('met');
  });

  test('does not pause while the investor is asked something before anybody wrote', () => {
    const story = accepted();
    expect(story.clock('first_contact').events.map((event) => event.type)).toEqual(['start']);
  });
});

describe('progress', () => {
  test('three working days; a message with done and next starts the next row', () => {
    const story = accepted().act('2026-11-05 09:00', PROGRESS);
    expect(story.read('progress:1:1')).toEqual({ state: 'met', due: '2026-11-05 17:30' });
    expect(story.read('progress:1:2')).toEqual({ state: 'running', due: '2026-11-10 17:30' });
  });

  test('a plain message does not keep the promise', () => {
    const story = accepted().act('2026-11-05 09:00', MESSAGE).sweep('2026-11-06 09:00');
    expect(story.read('progress:1:1').state).toBe('breached');
    expect(story.clocks()).not.toContain('progress:1:2');
  });

  test('a late progress message leaves the breach on its row and starts a clean one', () => {
    const story = accepted().act('2026-11-09 09:00', PROGRESS);
    expect(story.read('progress:1:1').state).toBe('breached');
    expect(story.read('progress:1:2')).toEqual({ state: 'running', due: '2026-11-12 17:30' });
  });

  test('the answer stops it and starts no other', () => {
    const story = accepted().act('2026-11-04 09:00', PROGRESS).act('2026-11-05 09:00', RETURNED);
    expect(story.read('progress:1:2').state).toBe('met');
    expect(story.clocks()).not.toContain('progress:1:3');
  });

  test('a progress message before acceptance starts nothing', () => {
    const story = new Story('2026-11-02 09:00').act('2026-11-02 09:30', PROGRESS);
    expect(story.clocks()).toEqual(['acceptance', 'first_contact']);
  });
});

describe('resolution', () => {
  test.each([
    ['L1', '2026-11-09 17:30'],
    ['C1', '2026-11-04 17:30'],
    ['E3', '2026-11-05 17:30'],
    ['J3', '2026-11-30 17:30'],
  ])('%s has the days of its category', (category, due) => {
    expect(accepted({ category }).read('resolution:1').due).toBe(due);
  });

  test('a prepared "no" lets it run until the signature', () => {
    const prepared = { type: 'answer_prepared', outcome: 'not', message: 1, by: 7 } as const;
    const story = accepted().act('2026-11-09 16:00', prepared).sweep('2026-11-09 17:00');
    expect(story.caseFile).toMatchObject({ status: 'in_progress', pendingAnswer: { by: 7 } });
    expect(story.read('resolution:1').state).toBe('running');
    story.act('2026-11-10 09:00', SAID_NO);
    expect(story.read('resolution:1')).toEqual({ state: 'breached', due: '2026-11-09 17:30' });
    expect(story.caseFile).toMatchObject({ status: 'answered', pendingAnswer: null, answerOutcome: 'not' });
  });
});

describe('after an answer', () => {
  const answered = () => accepted().act('2026-11-03 10:00', RETURNED);

  test('the investor is reminded after 3, 6 and 9 working days and the case is unconfirmed after 10', () => {
    const story = answered().sweep('2026-12-01 09:00');
    expect(story.timesOf('investor_reminded')).toEqual(['2026-11-06 17:30', '2026-11-11 17:30', '2026-11-16 17:30']);
    expect(story.timesOf('became_unconfirmed')).toEqual(['2026-11-17 17:30']);
    expect(story.caseFile.status).toBe('unconfirmed');
    expect(story.caseFile.scheduled).toEqual([]);
  });

  test('an unconfirmed case can still be called solved, or reopened', () => {
    expect(answered().act('2026-12-01 09:00', SOLVED).caseFile.status).toBe('solved');
    const reopened = answered().act('2026-12-01 09:00', REOPENED);
    expect(reopened.caseFile).toMatchObject({ status: 'in_progress', cycle: 2 });
    expect(reopened.read('resolution:2').due).toBe('2026-12-04 17:30');
  });

  test('a verdict ends the reminders; the next answer has reminders of its own', () => {
    const story = answered()
      .act('2026-11-09 10:00', REOPENED)
      .act('2026-11-11 10:00', SAID_NO)
      .sweep('2026-12-01 09:00');
    const reminded = story.events.filter((event) => event.type === 'investor_reminded');
    expect(reminded.map((event) => [event.round, event.nth])).toEqual([
      [1, 1],
      [2, 1],
      [2, 2],
      [2, 3],
    ]);
    expect(story.timesOf('became_unconfirmed')).toEqual(['2026-11-25 17:30']);
  });

  test('solved: nothing fires any more', () => {
    const story = answered().act('2026-11-03 11:00', SOLVED);
    const count = story.events.length;
    const fired = story.sweep('2027-02-01 09:00').events.slice(count);
    // But for the duty to explain a missed step, which the end of a case does not take away.
    expect(fired.every((event) => event.type === 'step_fired' && event.clock.startsWith('duty:'))).toBe(true);
    expect(story.caseFile).toMatchObject({ status: 'solved', verdict: 'solved' });
  });
});

describe('reopening', () => {
  const reopened = (report = {}) => accepted(report).act('2026-11-03 10:00', SAID_NO).act('2026-11-05 14:00', REOPENED);

  test.each([
    ['L1', '2026-11-10 17:30'],
    ['C1', '2026-11-06 17:30'],
    ['E3', '2026-11-09 17:30'],
    ['J2', '2026-11-12 17:30'],
  ])('%s has half the days, rounded up, from the investor’s answer', (category, due) => {
    const story = reopened({ category });
    expect(story.read('resolution:2')).toEqual({ state: 'running', due });
    expect(story.read('progress:2:1')).toEqual({ state: 'running', due: '2026-11-09 17:30' });
    expect(story.read('resolution:1').state).toBe('met');
  });

  test('every progress row of the second cycle has half the days', () => {
    const story = reopened({ category: 'J3' }).act('2026-11-09 10:00', PROGRESS);
    expect(story.read('progress:2:2').due).toBe('2026-11-11 17:30');
  });

  test('the second "not" goes to review: five working days, by people who did not handle it', () => {
    const story = reopened()
      .act('2026-11-06 10:00', SAID_NO)
      .act('2026-11-09 10:00', verdict('not', 'review', 'xzfb'));
    expect(story.caseFile).toMatchObject({ status: 'under_review', reviewBody: 'xzfb' });
    expect(story.clock('review').owner).toBe('xzfb');
    expect(story.read('review').due).toBe('2026-11-16 17:30');
    story.act('2026-11-12 10:00', { type: 'review_decided', outcome: 'cannot_be_met', message: 5 });
    expect(story.caseFile).toMatchObject({ status: 'answered', reviewOutcome: 'cannot_be_met', verdict: null });
    expect(story.read('review').state).toBe('met');
  });

  test('after the review there is no third cycle: a further "not" shows the higher channel', () => {
    const story = reopened()
      .act('2026-11-06 10:00', SAID_NO)
      .act('2026-11-09 10:00', verdict('not', 'review', 'xzfb'))
      .act('2026-11-12 10:00', { type: 'review_decided', outcome: 'in_part', message: 5 })
      .act('2026-11-13 10:00', verdict('not', 'higher_channel'));
    expect(story.caseFile).toMatchObject({ status: 'answered', higherChannelShown: true, cycle: 2 });
    const clocks = story.clocks();
    expect(story.sweep('2027-01-04 09:00').clocks()).toEqual(clocks);
    expect(story.caseFile.status).toBe('answered');
  });

  test('the review’s outcome is awaited and reminded like any answer', () => {
    const story = reopened()
      .act('2026-11-06 10:00', SAID_NO)
      .act('2026-11-09 10:00', verdict('partly', 'review', 'xzfb'))
      .act('2026-11-12 10:00', { type: 'review_decided', outcome: 'in_part', message: 5 })
      .sweep('2026-12-15 09:00');
    expect(story.caseFile.status).toBe('unconfirmed');
    expect(story.timesOf('became_unconfirmed')).toEqual(['2026-11-26 17:30']);
  });
});
