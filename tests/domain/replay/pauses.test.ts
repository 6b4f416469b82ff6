import { describe, expect, test } from 'vitest';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import { questionPause } from '#app/domain/sla/question.ts';
import { ACCEPTED, MESSAGE, PROGRESS, RETURNED, Story, wall } from '#tests/domain/replay/story.ts';

const MONDAY = '2026-11-02 09:00';
// L1: five working days, due on Monday 9 November at 17:30.
const accepted = (report = {}) =>
  new Story(MONDAY, { queryAgreed: false, ...report }).act('2026-11-02 10:00', ACCEPTED, MESSAGE);
const QUESTION: CaseEventBody = { type: 'question_asked', message: 2, pauses: true };
const ANSWERED: CaseEventBody = { type: 'question_answered', message: 3 };
const ASKS_AGAIN: CaseEventBody = { type: 'question_asked', message: 4, pauses: false, asksPause: 'zsj' };

describe('the second pause', () => {
  const askedTwice = () =>
    accepted().act('2026-11-02 11:00', QUESTION).act('2026-11-03 10:00', ANSWERED).act('2026-11-03 11:00', ASKS_AGAIN);

  test('needs the hub: until it grants, the clocks run', () => {
    const story = askedTwice();
    expect(story.caseFile.status).toBe('in_progress');
    expect(story.caseFile.deciders).toEqual(['zsj']);
    story.act('2026-11-03 14:00', { type: 'pause_granted' });
    expect(story.caseFile).toMatchObject({ status: 'awaiting_investor', question: { asksPause: null } });
    expect(story.read('resolution:1').state).toBe('paused');
  });

  test('ends at its limit, counted from the grant; there is no third', () => {
    const story = askedTwice().act('2026-11-03 14:00', { type: 'pause_granted' }).sweep('2026-11-12 09:00');
    expect(story.timesOf('pause_ended')).toEqual(['2026-11-06 17:30']);
    expect(questionPause(story.caseFile, story.now)).toBe('no_pause');
  });

  test('is not there when the question is answered before the hub has decided', () => {
    const story = askedTwice().act('2026-11-03 12:00', { type: 'question_answered', message: 5 });
    expect(story.caseFile).toMatchObject({ status: 'in_progress', question: { asksPause: null } });
    expect(story.caseFile.pauses).toHaveLength(1);
  });
});

describe('a contested pause', () => {
  const contested = (at: string) =>
    accepted()
      .act('2026-11-02 11:00', QUESTION)
      .act('2026-11-04 10:00', ANSWERED)
      .act(at, { type: 'pause_contested', message: 6, body: 'zsj' });

  test('upheld: the pause is annulled and the time counts', () => {
    const story = contested('2026-11-04 11:00');
    expect(story.read('resolution:1').due).toBe('2026-11-10 17:30');
    story.act('2026-11-04 15:00', { type: 'pause_contest_decided', upheld: true, message: 7 });
    expect(story.read('resolution:1').due).toBe('2026-11-09 17:30');
    expect(story.caseFile.scheduled.filter(({ act }) => act === 'uphold_contest')).toEqual([]);
  });

  test('upheld after the answer was given meanwhile: the time counts all the same, and the answer was late', () => {
    const story = accepted()
      .act('2026-11-02 11:00', QUESTION)
      .act('2026-11-09 10:00', ANSWERED)
      .sweep('2026-11-10 09:00')
      .act('2026-11-10 10:00', { type: 'pause_contested', message: 6, body: 'zsj' })
      .act('2026-11-10 15:00', RETURNED);
    expect(story.read('resolution:1').state).toBe('met');
    story
      .act('2026-11-11 10:00', { type: 'pause_contest_decided', upheld: true, message: 7 })
      .sweep('2026-11-11 11:00');
    expect(story.read('resolution:1')).toEqual({ state: 'breached', due: '2026-11-09 17:30' });
    const levels = story.events.flatMap((event) => {
      return event.type === 'step_fired' && event.clock === 'resolution:1' && event.level !== null ? [event.level] : [];
    });
    expect(levels).toEqual([0, 1, 2]);
    expect(story.caseFile.status).toBe('answered');
    expect(story.caseFile.duties.map(({ kind }) => kind)).toContain('written_explanation');
  });

  test('upheld, a verdict that fell before anybody contested stays', () => {
    const story = accepted()
      .act('2026-11-02 11:00', QUESTION)
      .act('2026-11-06 10:00', PROGRESS)
      .act('2026-11-06 11:00', { type: 'pause_contested', message: 6, body: 'zsj' })
      .act('2026-11-06 15:00', { type: 'pause_contest_decided', upheld: true, message: 7 });
    expect(story.read('progress:1:1').state).toBe('met');
  });

  test('dismissed: the pause stays, and counts as one that was taken', () => {
    const story = contested('2026-11-04 11:00').act('2026-11-04 15:00', {
      type: 'pause_contest_decided',
      upheld: false,
      message: 7,
    });
    expect(story.read('resolution:1').due).toBe('2026-11-10 17:30');
    expect(story.caseFile.pauses).toMatchObject([{ contest: { decided: 'dismissed' } }]);
  });

  test('that nobody decides within a working day is upheld: silence never wins', () => {
    const story = contested('2026-11-04 11:00').sweep('2026-11-06 09:00');
    expect(story.timesOf('pause_contest_decided')).toEqual(['2026-11-05 17:30']);
    expect(story.read('resolution:1').due).toBe('2026-11-09 17:30');
  });

  test('while it still runs, upheld: the case is at work again', () => {
    const story = accepted()
      .act('2026-11-02 11:00', QUESTION)
      .act('2026-11-03 11:00', { type: 'pause_contested', message: 6, body: 'zsj' })
      .act('2026-11-03 15:00', { type: 'pause_contest_decided', upheld: true, message: 7 });
    expect(story.caseFile.status).toBe('in_progress');
    expect(story.read('resolution:1')).toEqual({ state: 'running', due: '2026-11-09 17:30' });
    expect(story.sweep('2026-11-06 09:00').timesOf('pause_ended')).toEqual([]);
  });
});

describe('an extension', () => {
  test('adds its days to the same clock from the same start, and survives a change of the category', () => {
    const story = accepted()
      .act('2026-11-05 10:00', { type: 'extension_asked', days: 3, paper: 1, by: 7 })
      .act('2026-11-05 11:00', { type: 'extension_granted', days: 3, message: 8 });
    expect(story.read('resolution:1').due).toBe('2026-11-12 17:30');
    expect(story.clock('resolution:1').extendedBy).toBe(3);
  });
});

describe('a statutory procedure', () => {
  const proposed: CaseEventBody = {
    type: 'procedure_proposed',
    document: '县市监案〔2026〕12号',
    paperKind: '立案通知书',
    dueOn: '2026-11-20',
    message: 9,
    body: 'zsj',
  };
  const opened = () =>
    accepted().act('2026-11-03 10:00', proposed).act('2026-11-03 15:00', { type: 'procedure_approved', message: 9 });

  test('pauses the answer and not the progress', () => {
    const story = opened();
    expect(story.caseFile.status).toBe('in_statutory_procedure');
    expect(story.read('resolution:1')).toEqual({ state: 'paused', due: null });
    expect(story.read('progress:1:1').state).toBe('running');
    story.act('2026-11-04 10:00', PROGRESS);
    expect(story.read('progress:1:2').state).toBe('running');
  });

  test('ends by itself at the close of its statutory due day', () => {
    const story = opened().sweep('2026-11-23 09:00');
    expect(story.timesOf('procedure_ended')).toEqual(['2026-11-20 17:30']);
    // No day had closed before it, so all five are left; the close at which it ended counts for nothing.
    expect(story.read('resolution:1')).toEqual({ state: 'running', due: '2026-11-27 17:30' });
  });

  test('ends with the answer, whose clock stops as it waits: met, with no due date', () => {
    const story = opened().act('2026-11-10 10:00', RETURNED);
    expect(story.caseFile).toMatchObject({ status: 'answered', procedure: { state: 'ended' } });
    expect(story.read('resolution:1')).toEqual({ state: 'met', due: null });
    expect(story.sweep('2026-12-20 09:00').timesOf('procedure_ended')).toEqual([]);
  });

  test('after a breach pauses nothing', () => {
    const story = accepted()
      .act('2026-11-10 10:00', proposed)
      .act('2026-11-10 11:00', { type: 'procedure_approved', message: 9 });
    expect(story.caseFile.status).toBe('in_statutory_procedure');
    expect(story.read('resolution:1')).toEqual({ state: 'breached', due: '2026-11-09 17:30' });
    expect(story.fired('resolution:1').at(-1)?.[1]).toBe(wall(new Date('2026-11-09T09:30:00Z')));
  });
});

test('a higher priority is counted from the same start', () => {
  const story = new Story(MONDAY, { queryAgreed: false });
  expect(story.read('first_contact').due).toBe('2026-11-02 14:30');
  story.act('2026-11-02 09:10', { type: 'priority_changed', urgent: true });
  expect(story.read('first_contact').due).toBe('2026-11-02 09:30');
});
