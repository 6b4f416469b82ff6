import { describe, expect, test } from 'vitest';
import { canRate } from '#app/domain/rating.ts';
import { canGiveVerdict, canWrite, verdictGiven } from '#app/domain/verdict.ts';
import { ACCEPTED, REOPENED, RETURNED, SAID_NO, SOLVED, Story } from '#tests/domain/replay/story.ts';
import { accusing } from '#tests/support/builders.ts';

const HANDLER = { assignee: 8, sameOfficer: false };
const answered = (report = {}) =>
  new Story('2026-11-02 09:00', report).act('2026-11-02 10:00', ACCEPTED).act('2026-11-03 10:00', RETURNED);
const twice = (report = {}) => answered(report).act('2026-11-04 10:00', REOPENED).act('2026-11-05 10:00', SAID_NO);

describe('where a verdict leads', () => {
  test('solved closes, in every cycle', () => {
    expect(verdictGiven(answered().caseFile, 'solved', HANDLER)).toMatchObject({ next: 'closed', assignee: null });
    expect(verdictGiven(twice().caseFile, 'solved', HANDLER)).toMatchObject({ next: 'closed' });
  });

  test.each(['not', 'partly'] as const)('the first "%s" opens the second cycle with another handler', (said) => {
    expect(verdictGiven(answered().caseFile, said, HANDLER)).toMatchObject({ next: 'cycle', ...HANDLER });
  });

  test.each([
    ['a lead of its own', { category: 'L1' }, 'xzfb'],
    ['the government office as lead, with the justice bureau as co-handler', { category: 'L4' }, 'yshj'],
    ['the government office as lead', { category: 'J3' }, 'sfj'],
    [
      'the justice bureau as lead and the government office accused',
      { category: 'L2', accused: accusing('xzfb') },
      'yshj',
    ],
    ['the business bureau as lead', { category: 'E1', accused: accusing('xzfb', 'sfj') }, 'xwb'],
  ])('the second goes to review by a unit that did not handle it: %s', (_who, report, reviewBody) => {
    expect(verdictGiven(twice(report).caseFile, 'not', HANDLER)).toMatchObject({ next: 'review', reviewBody });
  });

  test('with nobody left to review, the higher channel', () => {
    const story = twice({ category: 'L1', accused: accusing('xzfb', 'sfj', 'yshj', 'xwb') });
    expect(verdictGiven(story.caseFile, 'not', HANDLER)).toMatchObject({ next: 'higher_channel', reviewBody: null });
  });
});

describe('what the investor may do', () => {
  test('judge an answer or an unconfirmed case, nothing else', () => {
    expect(canGiveVerdict(new Story('2026-11-02 09:00').caseFile)).toBe(false);
    expect(canGiveVerdict(answered().caseFile)).toBe(true);
    expect(canGiveVerdict(answered().sweep('2026-12-01 09:00').caseFile)).toBe(true);
    expect(canGiveVerdict(answered().act('2026-11-04 10:00', REOPENED).caseFile)).toBe(false);
    expect(canGiveVerdict(answered().act('2026-11-04 10:00', SOLVED).caseFile)).toBe(false);
  });

  test('rate once it was answered, and write as long as somebody answers for the case', () => {
    const open = new Story('2026-11-02 09:00').caseFile;
    expect([canRate(open), canWrite(open)]).toEqual([false, true]);
    expect([canRate(answered().caseFile), canWrite(answered().caseFile)]).toEqual([true, true]);
    const solved = answered().act('2026-11-04 10:00', SOLVED).caseFile;
    expect([canRate(solved), canWrite(solved)]).toEqual([true, false]);
  });
});
