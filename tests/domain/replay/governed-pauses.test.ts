import { describe, expect, test } from 'vitest';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import { decisionsOf } from '#app/domain/case-readers.ts';
import { questionPause, whyNoPause } from '#app/domain/sla/question.ts';
import { canContestPause } from '#app/domain/verdict.ts';
import { ACCEPTED, RETURNED, Story } from '#tests/domain/replay/story.ts';

/** Ten working days to answer: half is used up with the fifth. */
const accepted = () => new Story('2026-11-02 09:00', { category: 'J2' }).act('2026-11-02 10:00', ACCEPTED);
const asks = (pauses: boolean, asksPause: string | null = null): CaseEventBody => {
  return { type: 'question_asked', message: 1, pauses, asksPause };
};
const ANSWERED: CaseEventBody = { type: 'question_answered', message: 2 };
const GRANTED: CaseEventBody = { type: 'pause_granted' };
const contested = (body: string | null = 'xzfb'): CaseEventBody => ({ type: 'pause_contested', message: null, body });
const PROPOSED: CaseEventBody = {
  type: 'procedure_proposed',
  document: '东复受〔2026〕1 号',
  paperKind: '受理通知书',
  dueOn: '2026-11-30',
  message: 3,
  body: 'xzfb',
};
const APPROVED: CaseEventBody = { type: 'procedure_approved', message: 3 };

describe('a second pause', () => {
  const askedAgain = () =>
    accepted()
      .act('2026-11-03 10:00', asks(true))
      .act('2026-11-03 15:00', ANSWERED)
      .act('2026-11-04 10:00', asks(false, 'xzfb'));

  test('waits for the unit with hub rights; until then nothing is paused', () => {
    const story = askedAgain();
    expect(decisionsOf(story.caseFile, 'xzfb')).toEqual(['pause']);
    expect(story.caseFile.status).toBe('in_progress');
    expect(story.act('2026-11-04 15:00', GRANTED).caseFile.status).toBe('awaiting_investor');
    expect(decisionsOf(story.caseFile, 'xzfb')).toEqual([]);
  });

  test('cannot be granted after the breach, nor once the investor has answered', () => {
    expect(decisionsOf(askedAgain().sweep('2026-11-20 10:00').caseFile, 'xzfb')).toEqual([]);
    expect(decisionsOf(askedAgain().act('2026-11-05 10:00', ANSWERED).caseFile, 'xzfb')).toEqual([]);
  });

  test('is the last one: a third question says so', () => {
    const story = askedAgain().act('2026-11-04 15:00', GRANTED).act('2026-11-05 10:00', ANSWERED);
    expect(questionPause(story.caseFile, story.now)).toBe('no_pause');
    expect(whyNoPause(story.caseFile, story.now)).toBe('no_third');
  });
});

test('what stands against a pause is said: half of the time is used, or the answer is late', () => {
  const half = accepted().sweep('2026-11-09 17:30:00.001');
  expect(whyNoPause(half.caseFile, half.now)).toBe('half_used');
  const late = accepted().sweep('2026-11-23 10:00');
  expect(whyNoPause(late.caseFile, late.now)).toBe('breached');
});

describe('a contested pause', () => {
  const paused = () => accepted().act('2026-11-03 10:00', asks(true));

  test('can be contested once, while it runs and after it, as long as the answer is to come', () => {
    const story = paused();
    expect(canContestPause(story.caseFile)).toBe(true);
    story.act('2026-11-04 10:00', ANSWERED);
    expect(canContestPause(story.caseFile)).toBe(true);
    story.act('2026-11-04 11:00', contested());
    expect(canContestPause(story.caseFile)).toBe(false);
    const answered = paused().act('2026-11-04 10:00', RETURNED);
    expect(canContestPause(answered.caseFile)).toBe(false);
  });

  test('that nobody decides for a working day counts as if there had been none', () => {
    const story = paused().act('2026-11-04 10:00', ANSWERED, contested(null)).sweep('2026-11-05 17:30:00.001');
    expect(story.timesOf('pause_contest_decided')).toEqual(['2026-11-05 17:30']);
    expect(story.read('resolution:1').due).toBe('2026-11-16 17:30');
  });

  test('is decided by itself, though another pause has begun since', () => {
    const story = paused().act('2026-11-04 10:00', ANSWERED, contested());
    story.act('2026-11-04 11:00', asks(false, 'xzfb')).act('2026-11-05 10:00', GRANTED);
    expect(decisionsOf(story.caseFile, 'xzfb')).toEqual(['contest']);
    story.sweep('2026-11-06 10:00');
    expect(story.caseFile.pauses.map(({ contest }) => contest?.decided ?? null)).toEqual(['upheld', null]);
    expect(story.caseFile.status).toBe('awaiting_investor');
    expect(story.read('resolution:1').state).toBe('paused');
  });
});

describe('a statutory procedure', () => {
  test('takes the place of the wait for the investor: the answer to it does not start the clock again', () => {
    const story = accepted().act('2026-11-03 10:00', PROPOSED).act('2026-11-03 11:00', asks(true));
    story.act('2026-11-04 10:00', APPROVED).act('2026-11-05 10:00', ANSWERED);
    expect(story.caseFile.status).toBe('in_statutory_procedure');
    expect(story.read('resolution:1').state).toBe('paused');
    expect(story.read('progress:1:1').state).toBe('running');
  });

  test('goes on where the pause before it is annulled', () => {
    const story = accepted().act('2026-11-03 10:00', PROPOSED).act('2026-11-03 11:00', asks(true), contested());
    story.act('2026-11-04 10:00', APPROVED).sweep('2026-11-05 10:00');
    expect(story.caseFile.pauses[0]?.contest?.decided).toBe('upheld');
    expect(story.caseFile.status).toBe('in_statutory_procedure');
    expect(story.clock('resolution:1').events.map(({ type }) => type)).toEqual(['start', 'pause']);
  });

  test('ends by itself with its statutory due day, and the rest of the time runs', () => {
    const story = accepted().act('2026-11-03 10:00', PROPOSED, APPROVED).sweep('2026-12-01 10:00');
    expect(story.timesOf('procedure_ended')).toEqual(['2026-11-30 17:30']);
    expect(story.caseFile.status).toBe('in_progress');
  });
});
