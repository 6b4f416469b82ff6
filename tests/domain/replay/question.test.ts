import { describe, expect, test } from 'vitest';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import { pauseEndsAt } from '#app/domain/sla/due-step.ts';
import { questionPause } from '#app/domain/sla/question.ts';
import { ACCEPTED, PROGRESS, REOPENED, RETURNED, SAID_NO, Story, wall } from '#tests/domain/replay/story.ts';

const MONDAY = '2026-11-02 09:00';
const accepted = (report = {}) => new Story(MONDAY, report).act('2026-11-02 10:00', ACCEPTED);
const ANSWERED: CaseEventBody = { type: 'question_answered', message: 2 };
const DECLINED: CaseEventBody = { type: 'question_declined' };

/** Asks as the use case does: whether it pauses is the engine's decision. */
function ask(story: Story, at: string): Story {
  story.sweep(at);
  const pauses = questionPause(story.caseFile, story.now) === 'pauses';
  return story.act(at, { type: 'question_asked', message: 1, pauses });
}

describe('the first question', () => {
  test('pauses resolution and progress together, and nobody knows the due date meanwhile', () => {
    const story = ask(accepted(), '2026-11-03 10:00');
    expect(story.caseFile).toMatchObject({ status: 'awaiting_investor', pauses: [expect.anything()] });
    expect(story.read('resolution:1')).toEqual({ state: 'paused', due: null });
    expect(story.read('progress:1:1')).toEqual({ state: 'paused', due: null });
  });

  test.each([
    ['the investor’s answer', ANSWERED],
    ['不便回答', DECLINED],
  ])('ends with %s; the days between do not count', (_how, body) => {
    const story = ask(accepted(), '2026-11-03 10:00').act('2026-11-05 11:00', body);
    expect(story.caseFile.status).toBe('in_progress');
    // Tuesday and Wednesday closed while it was paused; Thursday is the first counted day.
    expect(story.read('resolution:1').due).toBe('2026-11-11 17:30');
    expect(story.read('progress:1:1').due).toBe('2026-11-09 17:30');
  });

  test('answered on the same day takes nothing away from the office', () => {
    const story = ask(accepted(), '2026-11-03 10:00').act('2026-11-03 16:00', ANSWERED);
    expect(story.read('resolution:1').due).toBe('2026-11-09 17:30');
  });

  test.each([
    ['named', 'L1', '2026-11-10 17:30'],
    ['hidden', 'L1', '2026-11-10 17:30'],
    ['anonymous', 'L1', '2026-11-06 17:30'],
    ['named', 'E3', '2026-11-06 17:30'],
    ['anonymous', 'C1', '2026-11-05 17:30'],
    ['named', 'J3', '2026-11-10 17:30'],
  ] as const)(
    'of a %s reporter about %s waits until %s at the latest, then runs on by itself',
    (mode, category, end) => {
      const contact =
        mode === 'anonymous' ? null : { name: '王', phone: null, email: null, reachable: null, project: null };
      const story = ask(accepted({ identityMode: mode, category, contact }), '2026-11-03 10:00');
      expect(wall(pauseEndsAt(story.caseFile, story.rules) ?? new Date(0))).toBe(end);
      expect(story.sweep(end).caseFile.status).toBe('awaiting_investor');
      expect(story.sweep(`${end}:00.001`).caseFile.status).toBe('in_progress');
      expect(story.timesOf('pause_ended')).toEqual([end]);
      expect(story.caseFile.question?.endedAt).not.toBeNull();
    },
  );

  test('a sweep that comes weeks late ends the pause at its limit and fires what followed', () => {
    const story = ask(accepted(), '2026-11-03 10:00').sweep('2026-12-20 09:00');
    expect(story.timesOf('pause_ended')).toEqual(['2026-11-06 17:30']);
    // Closes of 9, 10, 11, 12 and 13 November count; the limit itself fell on a close.
    expect(story.read('resolution:1')).toEqual({ state: 'breached', due: '2026-11-13 17:30' });
  });

  test('an answer of the office ends the question; the clocks stop while paused and are met without a due date', () => {
    const story = ask(accepted(), '2026-11-03 10:00').act('2026-11-05 10:00', RETURNED).sweep('2026-12-01 09:00');
    expect(story.read('resolution:1')).toEqual({ state: 'met', due: null });
    expect(story.timesOf('pause_ended')).toEqual([]);
  });

  test('a progress message while waiting starts a row that waits too', () => {
    const story = ask(accepted(), '2026-11-03 10:00').act('2026-11-04 10:00', PROGRESS).sweep('2026-11-06 10:00');
    expect(story.read('progress:1:2')).toEqual({ state: 'paused', due: null });
    story.act('2026-11-06 11:00', ANSWERED);
    expect(story.read('progress:1:2')).toEqual({ state: 'running', due: '2026-11-10 17:30' });
  });
});

describe('a question does not pause', () => {
  test.each([
    ['L1', '2026-11-05 17:30', true],
    ['L1', '2026-11-05 17:31', false],
    ['C1', '2026-11-03 17:30', true],
    ['C1', '2026-11-04 09:00', false],
    ['J2', '2026-11-09 17:00', true],
    ['J2', '2026-11-10 09:00', false],
  ])('after half of the target: %s asked at %s', (category, at, pauses) => {
    const story = ask(accepted({ category }), at);
    expect(story.caseFile.status).toBe(pauses ? 'awaiting_investor' : 'in_progress');
    expect(story.caseFile.question).toMatchObject({ pauses, endedAt: null });
  });

  test('the second time, even early', () => {
    const story = ask(accepted({ category: 'J3' }), '2026-11-03 10:00').act('2026-11-03 15:00', ANSWERED);
    ask(story, '2026-11-04 10:00');
    expect(story.caseFile).toMatchObject({ status: 'in_progress', pauses: [expect.anything()] });
    expect(story.read('resolution:1').state).toBe('running');
  });

  test('the second time, in the second cycle either', () => {
    const story = ask(accepted({ category: 'J3' }), '2026-11-03 10:00').act('2026-11-03 15:00', ANSWERED);
    story.act('2026-11-04 10:00', SAID_NO).act('2026-11-05 10:00', REOPENED);
    expect(ask(story, '2026-11-05 14:00').caseFile.status).toBe('in_progress');
  });

  test('after a breach', () => {
    const story = ask(accepted(), '2026-11-10 09:00');
    expect(story.caseFile.status).toBe('in_progress');
    expect(story.read('resolution:1').state).toBe('breached');
  });

  test('and can still be answered', () => {
    const story = ask(accepted(), '2026-11-09 09:00').act('2026-11-09 10:00', ANSWERED);
    expect(story.caseFile.question?.endedAt).not.toBeNull();
    expect(story.clock('resolution:1').events).toHaveLength(1);
  });
});
