import { describe, expect, test } from 'vitest';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import { ACCEPTED, Story, verdict } from '#tests/domain/replay/story.ts';
import { accusing } from '#tests/support/builders.ts';

const CONTACT = { name: '王', phone: '13800000000', email: null, reachable: null, project: null };
const ACKNOWLEDGED: CaseEventBody = { type: 'referral_acknowledged', kind: 'lead' };
const DISPOSED: CaseEventBody = { type: 'referral_disposed', kind: 'lead', disposal: 'preliminary_check' };
const CONCLUDED: CaseEventBody = { type: 'referral_concluded', kind: 'lead', finding: 'substantiated' };
const FED_BACK: CaseEventBody = { type: 'referral_fed_back', kind: 'lead', message: 3 };
const MONDAY = '2026-11-02 09:00';

describe.each(['L5', 'L8'])('a report of %s', (category) => {
  const filed = (report = {}) => new Story(MONDAY, { category, group: 'attitude', ...report });

  test('has the conduct track alone: discipline leads, only the receipt clock runs', () => {
    const story = filed();
    expect(story.caseFile).toMatchObject({ status: 'submitted', route: 'discipline', lead: 'jjw' });
    expect(story.clocks()).toEqual(['referral_receipt']);
    expect(story.read('referral_receipt')).toEqual({ state: 'running', due: '2026-11-04 17:30' });
  });

  test('is never in triage, whatever is known of the accused', () => {
    for (const units of [[], ['zsj'], ['swju'], ['zsj', 'xzfb', 'yshj', 'xwb']]) {
      expect(filed({ accused: accusing(...units) }).caseFile.route).toBe('discipline');
    }
  });

  test('is taken up, disposed of, concluded and fed back: 2, 20 and 15 working days', () => {
    const story = filed({ identityMode: 'hidden', contact: CONTACT }).act('2026-11-03 10:00', ACKNOWLEDGED);
    expect(story.caseFile.status).toBe('in_progress');
    expect(story.read('referral_receipt').state).toBe('met');
    expect(story.read('referral_disposal').due).toBe('2026-12-01 17:30');
    story.act('2026-11-10 10:00', DISPOSED);
    expect(story.read('referral_disposal').state).toBe('met');
    story.act('2026-11-20 10:00', CONCLUDED);
    expect(story.read('referral_feedback').due).toBe('2026-12-11 17:30');
    story.act('2026-11-23 10:00', FED_BACK);
    expect(story.read('referral_feedback').state).toBe('met');
    expect(story.caseFile.status).toBe('answered');
  });

  test('of an anonymous reporter is fed back without a clock', () => {
    const story = filed().act('2026-11-03 10:00', ACKNOWLEDGED, DISPOSED, CONCLUDED, FED_BACK);
    expect(story.clocks()).toEqual(['referral_receipt', 'referral_disposal']);
    expect(story.caseFile.status).toBe('answered');
  });

  test('is not reopened: "not" shows the higher channel and starts nothing', () => {
    const story = filed()
      .act('2026-11-03 10:00', ACKNOWLEDGED, DISPOSED, CONCLUDED, FED_BACK)
      .act('2026-11-04 10:00', verdict('not', 'higher_channel'))
      .sweep('2027-01-04 09:00');
    expect(story.caseFile).toMatchObject({ status: 'answered', higherChannelShown: true, cycle: 1 });
    expect(story.clocks()).toEqual(['referral_receipt', 'referral_disposal']);
  });

  test('not taken up: the head of discipline alone hears, and five working days late the higher channel is shown', () => {
    const story = filed().sweep('2026-12-30 09:00');
    expect(story.fired('referral_receipt')).toEqual([
      ['level_0', '2026-11-03 08:30'],
      ['breach', '2026-11-04 17:30'],
      ['after_show_higher_channel', '2026-11-11 17:30'],
    ]);
    expect(story.caseFile).toMatchObject({ higherChannelShown: true, told: [] });
    expect(new Set(story.notices.map((notice) => `${notice.department} ${notice.audience}`))).toEqual(
      new Set(['jjw inspection_head']),
    );
    expect(story.caseFile.status).toBe('submitted');
  });
});

describe('a lead beside a substance track', () => {
  const referred = () => new Story(MONDAY).act('2026-11-02 10:00', ACCEPTED).sweep('2026-11-06 18:00');

  test('leaves the clocks of the lead department as they are', () => {
    const story = referred();
    expect(story.read('referral_receipt').due).toBe('2026-11-10 17:30');
    expect(story.read('resolution:1')).toEqual({ state: 'running', due: '2026-11-09 17:30' });
    expect(story.caseFile.status).toBe('in_progress');
  });

  test('its acts change nothing of the substance status', () => {
    const story = referred().act('2026-11-09 09:00', ACKNOWLEDGED, DISPOSED, CONCLUDED, FED_BACK);
    expect(story.caseFile.status).toBe('in_progress');
    expect(story.read('resolution:1').state).toBe('running');
  });

  test('a later cause joins the open lead; after feedback it opens a new one with clocks of its own', () => {
    const again: CaseEventBody = { type: 'referred', kind: 'lead', cause: 'review_found_misconduct', unit: 'scjg' };
    const joined = referred().act('2026-11-09 09:00', again);
    expect(joined.caseFile.referrals.lead?.causes).toHaveLength(2);
    const anew = referred().act('2026-11-09 09:00', ACKNOWLEDGED, DISPOSED, CONCLUDED, FED_BACK, again);
    expect(anew.caseFile.referrals.lead).toMatchObject({ acknowledgedAt: null, causes: [{ unit: 'scjg' }] });
    expect(anew.read('referral_receipt:2').due).toBe('2026-11-11 17:30');
  });
});
