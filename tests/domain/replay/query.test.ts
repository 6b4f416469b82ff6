import { describe, expect, test } from 'vitest';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import { ACCEPTED, RETURNED, SAID_NO, SOLVED, Story } from '#tests/domain/replay/story.ts';
import { accusing } from '#tests/support/builders.ts';

const basisOf = (unit: string): CaseEventBody => ({ type: 'basis_filed', unit, refund: false });
const accepted = (report = {}, at = '2026-11-02 10:00') => new Story('2026-11-02 09:00', report).act(at, ACCEPTED);

describe('the query', () => {
  test.each([
    ['2026-11-02 10:00', '2026-11-03 09:00'],
    ['2026-11-03 00:10', '2026-11-04 09:00'],
    ['2026-11-03 17:30', '2026-11-04 09:00'],
  ])('of a case accepted at %s is served at %s', (acceptedAt, servedAt) => {
    const story = accepted({}, acceptedAt).sweep('2026-11-04 12:00');
    expect(story.timesOf('query_served')).toEqual([servedAt]);
    expect(story.clock('legal_basis:jtj').owner).toBe('jtj');
  });

  test('waits over a weekend, a holiday and works on a make-up day', () => {
    const friday = new Story('2026-11-06 09:00').act('2026-11-06 10:00', ACCEPTED).sweep('2026-11-09 09:01');
    expect(friday.timesOf('query_served')).toEqual(['2026-11-09 09:00']);
    const national = new Story('2026-09-30 09:00').act('2026-09-30 10:00', ACCEPTED).sweep('2026-10-08 10:00');
    expect(national.timesOf('query_served')).toEqual(['2026-10-08 09:00']);
    const makeUp = new Story('2026-10-09 09:00').act('2026-10-09 10:00', ACCEPTED).sweep('2026-10-10 10:00');
    expect(makeUp.timesOf('query_served')).toEqual(['2026-10-10 09:00']);
  });

  test('of a silently accepted case is served the working day after its due instant', () => {
    const story = new Story('2026-11-02 09:00').sweep('2026-11-30 09:00');
    expect(story.timesOf('query_served')).toEqual(['2026-11-04 09:00']);
  });

  test('is not served at the very instant when the answer comes first, nor after it', () => {
    expect(accepted().act('2026-11-03 09:00', RETURNED).sweep('2026-11-10 09:00').timesOf('query_served')).toEqual([]);
    expect(accepted().act('2026-11-02 16:00', SAID_NO).sweep('2026-11-10 09:00').timesOf('query_served')).toEqual([]);
  });

  test.each([
    ['the reporter declined', { queryAgreed: false }],
    ['the category owes no basis', { category: 'E1' }],
    ['the accused is not known', { accused: accusing() }],
    ['all accused are outside the county’s reach', { accused: accusing('swju') }],
  ])('is not served when %s', (_why, report) => {
    const story = new Story('2026-11-02 09:00', report).sweep('2026-11-20 09:00');
    expect(story.timesOf('query_served')).toEqual([]);
    expect(story.clocks().filter((key) => key.startsWith('legal_basis'))).toEqual([]);
  });

  test('tells the accused unit its number and nothing else', () => {
    const story = accepted().sweep('2026-11-03 10:00');
    const toAccused = story.notices.filter((notice) => notice.department === 'jtj');
    expect(new Set(toAccused.map((notice) => notice.template))).toEqual(new Set(['query_served']));
  });
});

describe('the basis', () => {
  test('is due two working days after the service', () => {
    const story = accepted().sweep('2026-11-03 10:00');
    expect(story.read('legal_basis:jtj')).toEqual({ state: 'running', due: '2026-11-05 17:30' });
  });

  test('filed in time: no presumption, no lead', () => {
    const story = accepted().act('2026-11-05 17:30', basisOf('jtj')).sweep('2026-11-30 09:00');
    expect(story.read('legal_basis:jtj').state).toBe('met');
    expect(story.timesOf('presumption_recorded')).toEqual([]);
    expect(story.caseFile.referrals.lead).toBeUndefined();
  });

  test('none given: presumption at the due instant, and the lead one working day later', () => {
    const story = accepted().sweep('2026-11-20 09:00');
    expect(story.timesOf('presumption_recorded')).toEqual(['2026-11-05 17:30']);
    expect(story.caseFile.presumedUnits).toEqual(['jtj']);
    expect(story.caseFile.referrals.lead?.causes).toMatchObject([{ cause: 'no_basis', unit: 'jtj' }]);
    expect(story.fired('legal_basis:jtj')).toEqual([
      ['level_0', '2026-11-04 08:30'],
      ['breach', '2026-11-05 17:30'],
      ['after_refer_lead', '2026-11-06 17:30'],
    ]);
    expect(story.caseFile.status).toBe('in_progress');
  });

  test('filed between presumption and lead: no lead, and the presumption stays', () => {
    const story = accepted().act('2026-11-06 17:30', basisOf('jtj')).sweep('2026-11-30 09:00');
    expect(story.caseFile.referrals.lead).toBeUndefined();
    expect(story.caseFile.presumedUnits).toEqual(['jtj']);
    expect(story.read('legal_basis:jtj').state).toBe('breached');
  });

  test('filed a moment after that instant: the lead stands', () => {
    const story = accepted().act('2026-11-06 17:30:00.001', basisOf('jtj'));
    expect(story.caseFile.referrals.lead?.causes).toHaveLength(1);
  });

  test('an answer "returned" stops the clock; "not" lets it run', () => {
    const returned = accepted().act('2026-11-04 10:00', RETURNED).sweep('2026-11-30 09:00');
    expect(returned.read('legal_basis:jtj').state).toBe('met');
    expect(returned.caseFile.presumedUnits).toEqual([]);
    const not = accepted().act('2026-11-04 10:00', SAID_NO).sweep('2026-11-30 09:00');
    expect(not.caseFile.presumedUnits).toEqual(['jtj']);
    expect(not.caseFile.referrals.lead).toBeDefined();
  });

  test('"solved" ends it: neither met nor breached later', () => {
    const story = accepted().act('2026-11-04 10:00', SAID_NO).act('2026-11-04 11:00', SOLVED).sweep('2026-12-30 09:00');
    expect(story.read('legal_basis:jtj')).toEqual({ state: 'ended', due: null });
    expect(story.caseFile.presumedUnits).toEqual([]);
  });

  test('two accused units: one clock each, and each answers for itself', () => {
    const story = accepted({ accused: accusing('jtj', 'nyj') }).act('2026-11-04 10:00', basisOf('nyj'));
    expect(story.timesOf('query_served')).toEqual(['2026-11-03 09:00', '2026-11-03 09:00']);
    story.sweep('2026-11-30 09:00');
    expect(story.read('legal_basis:nyj').state).toBe('met');
    expect(story.read('legal_basis:jtj').state).toBe('breached');
    expect(story.caseFile.presumedUnits).toEqual(['jtj']);
    expect(story.caseFile.referrals.lead?.causes.map((cause) => cause.unit)).toEqual(['jtj']);
  });

  test('two that both stay silent make one lead with two causes, and one receipt clock', () => {
    const story = accepted({ accused: accusing('jtj', 'nyj') }).sweep('2026-11-30 09:00');
    expect(story.caseFile.referrals.lead?.causes.map((cause) => cause.unit)).toEqual(['jtj', 'nyj']);
    expect(story.clocks().filter((key) => key.startsWith('referral_receipt'))).toEqual(['referral_receipt']);
    const toDiscipline = story.notices.filter((notice) => notice.template === 'referral_received');
    // A lead at +1 and, unanswered, the notice of level 5: two referrals, each told to inspectors and their head.
    expect(toDiscipline).toHaveLength(4);
  });

  test('an accused unit inside is asked, one outside the county’s reach is not', () => {
    const story = accepted({ accused: accusing('jtj', 'swju') }).sweep('2026-11-03 10:00');
    expect([...story.caseFile.servedUnits.keys()]).toEqual(['jtj']);
  });
});
