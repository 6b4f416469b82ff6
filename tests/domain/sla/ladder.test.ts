import { describe, expect, test } from 'vitest';
import type { CaseEvent, CaseEventBody } from '#app/domain/case-event.ts';
import { stepsOfCase, stepsOfClock } from '#app/domain/sla/due-step.ts';
import { fireStep } from '#app/domain/sla/firing.ts';
import { ACCEPTED, county, MESSAGE, PROGRESS, RETURNED, SAID_NO, Story, verdict } from '#tests/domain/replay/story.ts';
import { accusing } from '#tests/support/builders.ts';

const accepted = (report = {}) => new Story('2026-11-02 09:00', report).act('2026-11-02 10:00', ACCEPTED);
/** Nobody does anything but accept: everything of `resolution` falls due. */
const forgotten = (report = {}, until = '2026-12-30 09:00') => accepted(report).sweep(until);

function firedEvent(story: Story, clock: string, step: string) {
  const found = story.events.find(
    (event): event is Extract<CaseEvent, { type: 'step_fired' }> =>
      event.type === 'step_fired' && event.clock === clock && event.step === step,
  );
  if (!found) throw new Error(`${step} of ${clock} has not fired`);
  return found;
}
/** Who was mailed what at the step of a clock: the notices that this very firing added. */
function mailed(report: Record<string, unknown>, clock: string, step: string): string[] {
  const at = accepted(report)
    .sweep('2026-12-30 09:00')
    .fired(clock)
    .find(([fired]) => fired === step)?.[1];
  if (!at) throw new Error(`${clock} ${step} never fired`);
  const { caseFile, rules, now } = accepted(report).sweep(at);
  const due = stepsOfCase(caseFile, rules, now).find(
    (candidate) => candidate.kind === 'ladder' && candidate.clock.key === clock && candidate.step === step,
  );
  if (!due) throw new Error(`${clock} ${step} is not due at ${at}`);
  const headedUnits = new Set(county.departments.keys());
  const { departments, disciplineUnit } = county;
  const { notices } = fireStep(caseFile, due, {
    departments,
    disciplineUnit,
    headedUnits,
    newQueryNumber: () => '',
    hubOnDuty: () => [],
    release: () => ({ type: 'withdrawn' }),
  });
  return [...new Set(notices.map((notice) => `${notice.department} ${notice.audience}`))].sort();
}

describe('the steps of resolution', () => {
  test('each at its instant, with the working days of the calendar', () => {
    expect(forgotten().fired('resolution:1')).toEqual([
      ['level_0', '2026-11-05 08:30'],
      ['level_1', '2026-11-06 08:30'],
      ['level_2', '2026-11-09 17:30'],
      ['level_3', '2026-11-10 17:30'],
      ['level_4', '2026-11-12 17:30'],
      ['level_5', '2026-11-16 17:30'],
      ['level_6', '2026-11-30 17:30'],
    ]);
  });

  test('over the national holiday of 2026, with its make-up day', () => {
    const story = new Story('2026-09-24 09:00').act('2026-09-24 10:00', ACCEPTED).sweep('2026-12-01 09:00');
    // 25 to 27 September and 1 to 7 October are off; Saturday 10 October is worked.
    expect(story.fired('resolution:1')).toEqual([
      ['level_0', '2026-09-30 08:30'],
      ['level_1', '2026-10-08 08:30'],
      ['level_2', '2026-10-09 17:30'],
      ['level_3', '2026-10-10 17:30'],
      ['level_4', '2026-10-13 17:30'],
      ['level_5', '2026-10-15 17:30'],
      ['level_6', '2026-10-29 17:30'],
    ]);
  });

  test('stop the moment it is answered; the answer at the very instant of a step prevents it', () => {
    const story = accepted().act('2026-11-10 17:30', SAID_NO).sweep('2026-12-30 09:00');
    expect(story.fired('resolution:1').map(([step]) => step)).toEqual(['level_0', 'level_1', 'level_2']);
  });

  test('an answer one millisecond later does not', () => {
    const story = accepted().act('2026-11-10 17:30:00.001', SAID_NO);
    expect(story.fired('resolution:1').at(-1)).toEqual(['level_3', '2026-11-10 17:30']);
  });

  test('fire once, however often and however late the sweeper comes', () => {
    const often = accepted();
    for (let day = 3; day <= 30; day += 1) often.sweep(`2026-11-${String(day).padStart(2, '0')} 23:00`);
    const late = accepted().sweep('2026-11-30 23:00');
    expect(often.fired('resolution:1')).toEqual(late.fired('resolution:1'));
    expect(often.events.length).toBe(late.events.length);
  });

  test('run again in the second cycle, from its own due instant', () => {
    const story = accepted().act('2026-11-03 10:00', SAID_NO).act('2026-11-04 10:00', verdict('not', 'cycle'));
    expect(story.sweep('2026-11-30 23:00').fired('resolution:2').slice(0, 3)).toEqual([
      ['level_0', '2026-11-06 08:30'],
      ['level_1', '2026-11-09 08:30'],
      ['level_2', '2026-11-09 17:30'],
    ]);
  });

  test('wait while the clock is paused', () => {
    const asked: CaseEventBody = { type: 'question_asked', message: 1, pauses: true };
    const story = accepted().act('2026-11-03 10:00', asked).sweep('2026-11-06 17:30');
    expect(story.fired('resolution:1')).toEqual([]);
  });
});

describe('which clocks have which steps', () => {
  test.each([
    ['acceptance', ['level_0', 'breach', 'level_2']],
    ['first_contact', ['level_0', 'level_1', 'level_2']],
    ['progress:1:1', ['level_0', 'level_1', 'level_2']],
    ['legal_basis:jtj', ['level_0', 'breach', 'after_refer_lead']],
  ])('%s', (clock, steps) => {
    const story = new Story('2026-11-02 09:00').sweep('2026-12-30 09:00');
    expect(story.fired(clock).map(([step]) => step)).toEqual(steps);
  });

  test('a review reminds, warns and breaches, and goes no further', () => {
    const story = accepted()
      .act('2026-11-03 10:00', SAID_NO)
      .act('2026-11-04 10:00', verdict('not', 'cycle'))
      .act('2026-11-05 10:00', SAID_NO)
      .act('2026-11-06 10:00', verdict('not', 'review', 'xzfb'))
      .sweep('2026-12-30 09:00');
    expect(story.fired('review')).toEqual([
      ['level_0', '2026-11-11 08:30'],
      ['level_1', '2026-11-12 08:30'],
      ['level_2', '2026-11-13 17:30'],
    ]);
  });

  test('an appeal reminds, and breaches with the red light after it was accepted silently', () => {
    const story = new Story('2026-11-02 09:00')
      .act('2026-11-02 10:00', { type: 'refused', reason: 'outside_remit', message: 1 })
      .act('2026-11-02 11:00', { type: 'refusal_appealed', body: 'zsj' })
      .sweep('2026-11-04 09:00');
    expect(story.fired('appeal').map(([step]) => step)).toEqual(['level_0', 'breach', 'level_2']);
  });

  test('amber is left out where it falls together with the reminder', () => {
    const oneDay = new Story('2026-11-02 09:00').sweep('2026-11-03 17:30');
    expect(oneDay.fired('acceptance')).toEqual([['level_0', '2026-11-03 08:30']]);
    const twoDays = accepted({ category: 'C1' }).sweep('2026-11-04 17:30');
    expect(twoDays.fired('resolution:1')).toEqual([
      ['level_0', '2026-11-03 08:30'],
      ['level_1', '2026-11-04 08:30'],
    ]);
  });

  test('of minutes: half and four fifths of the working time', () => {
    const story = new Story('2026-11-02 09:00').sweep('2026-11-02 14:31');
    expect(story.fired('first_contact')).toEqual([
      ['level_0', '2026-11-02 11:00'],
      ['level_1', '2026-11-02 13:42'],
      ['level_2', '2026-11-02 14:30'],
    ]);
  });
});

describe('the order of what falls at one instant', () => {
  test('is that of clocks.json, the breach action first, then by level, acts without a clock last', () => {
    // L1 accepted silently on Tuesday: progress and the presumption fall due on Friday at 17:30.
    const story = new Story('2026-11-02 09:00').sweep('2026-11-06 17:31');
    const together = story.events
      .filter((event) => event.at.getTime() === Date.parse('2026-11-06T17:30:00+08:00'))
      .map((event) => (event.type === 'step_fired' ? `${event.clock} ${event.step}` : event.type));
    expect(together).toEqual([
      'legal_basis:jtj breach',
      'presumption_recorded',
      'progress:1:1 level_2',
      'duty:written_explanation:3 level_2',
    ]);
  });

  test('a silent acceptance comes before the red light of the same clock', () => {
    const story = new Story('2026-11-02 09:00').sweep('2026-11-03 18:00');
    const first = story.events.findIndex((event) => event.type === 'step_fired' && event.step === 'breach');
    const types = story.events
      .slice(first, first + 3)
      .map((event) => (event.type === 'step_fired' ? `${event.clock} ${event.step}` : event.type));
    expect(types).toEqual(['acceptance breach', 'accepted_silently', 'acceptance level_2']);
  });
});

describe('who is told', () => {
  test.each([
    ['level_2', ['scjg head', 'scjg officers', 'zsj hub']],
    ['level_3', ['scjg head', 'xzfb head', 'zsj hub']],
    ['level_4', ['scjg head', 'xwb head', 'xzfb head', 'zsj hub']],
    ['level_6', ['zsj hub']],
  ])('at %s', (step, told) => {
    expect(mailed({ queryAgreed: false }, 'resolution:1', step)).toEqual(told);
  });

  test('a unit without a head’s account: the hub is told instead, and may read that the case is there', () => {
    const story = new Story('2026-11-02 09:00', {}, ['scjg']).sweep('2026-11-02 15:00');
    const amber = story.notices.filter((notice) => notice.template === 'amber_light');
    expect(amber.map((notice) => `${notice.department} ${notice.audience}`)).toEqual(['scjg officers', 'zsj hub']);
    expect(story.caseFile.told).toContain('zsj');
  });

  test('steps only ever add readers, and these see no text', () => {
    const story = forgotten();
    expect(story.caseFile.told).toEqual(expect.arrayContaining(['scjg', 'zsj', 'xzfb', 'xwb']));
  });

  test.each([['xzfb'], ['xwb'], ['zsj'], ['jjdd'], ['scjg'], ['xzfb', 'xwb'], ['zsj', 'xwb', 'jtd1']])(
    'never the accused, its parent or its children: %s',
    (...units) => {
      const story = forgotten({ accused: accusing(...units) });
      const { excluded, told } = story.caseFile;
      expect(told.filter((unit) => excluded.has(unit))).toEqual([]);
      const toExcluded = story.notices.filter((notice) => excluded.has(notice.department));
      expect(toExcluded.every((notice) => ['query_served', 'query_reminder'].includes(notice.template))).toBe(true);
    },
  );

  test('the officers of the accused hear of their query’s number only', () => {
    const story = forgotten();
    const toAccused = story.notices.filter((notice) => notice.department === 'jtj').map((notice) => notice.template);
    expect(toAccused).toEqual(['query_served', 'query_served', 'query_reminder']);
    expect(firedEvent(story, 'legal_basis:jtj', 'level_0').tells).toEqual([]);
  });

  test('discipline’s own clocks tell its head alone', () => {
    const story = new Story('2026-11-02 09:00', { category: 'L5' }).sweep('2026-12-30 09:00');
    expect(new Set(story.notices.map((notice) => notice.audience))).toEqual(new Set(['inspection_head']));
    expect(story.caseFile.told).toEqual([]);
  });
});

describe('orders and duties', () => {
  test('levels 2 to 4 leave a duty each; 3 and 4 are issued in the name of the government office', () => {
    const story = forgotten();
    const cause = { kind: 'clock', clock: 'resolution:1' };
    const ofAnswer = story.caseFile.duties.filter((duty) => duty.cause.kind === 'clock' && duty.issuedBy !== null);
    expect(ofAnswer).toMatchObject([
      { cause, kind: 'on_site_session', owner: 'scjg', issuedBy: 'xzfb', days: 2 },
      { cause, kind: 'talk_recorded', owner: 'xzfb', issuedBy: 'xzfb', days: 2 },
    ]);
    const explained = story.caseFile.duties.filter((duty) => duty.kind === 'written_explanation');
    // The lead for its own clocks, and the co-handler for its opinion.
    expect(new Set(explained.map((duty) => duty.owner))).toEqual(new Set(['scjg', 'czj']));
    expect(firedEvent(story, 'resolution:1', 'level_3').issuedBy).toBe('xzfb');
    expect(firedEvent(story, 'resolution:1', 'level_2').issuedBy).toBeNull();
  });

  test('where the government office leads, the Party office issues', () => {
    const story = forgotten({ category: 'L4' });
    expect(story.caseFile.lead).toBe('xzfb');
    expect(firedEvent(story, 'resolution:1', 'level_3').issuedBy).toBe('xwb');
    expect(firedEvent(story, 'resolution:1', 'level_4').duty?.owner).toBe('xwb');
  });

  test('where it is accused too, the business bureau does', () => {
    const story = forgotten({ category: 'L4', accused: accusing('xwb') });
    expect(firedEvent(story, 'resolution:1', 'level_3').issuedBy).toBe('yshj');
  });
});

describe('level 5 and 6', () => {
  test('refers the case to discipline as a notice, and the substance clock runs on', () => {
    const story = forgotten({ queryAgreed: false }, '2026-11-17 09:00');
    expect(story.caseFile.referrals.notice?.causes).toMatchObject([{ cause: 'ladder_level_5', unit: 'scjg' }]);
    expect(story.caseFile.referrals.lead).toBeUndefined();
    expect(story.caseFile.status).toBe('in_progress');
    expect(story.read('resolution:1').state).toBe('breached');
    expect(story.clocks().filter((key) => key.startsWith('referral'))).toEqual([]);
  });

  test('is for reports only: a request has no such step', () => {
    const story = accepted();
    const request = { ...story.caseFile, kind: 'request' as const, category: 'R2' };
    const steps = stepsOfClock(request, story.clock('resolution:1'), story.rules, story.now);
    const levels = steps.flatMap((step) => (step.kind === 'ladder' ? [step.ladder.level] : []));
    expect(levels).toEqual([0, 1, 2, 3, 4, 6]);
  });

  test('at 15 days the higher channel is shown', () => {
    const before = forgotten({ queryAgreed: false }, '2026-11-30 17:30');
    expect(before.caseFile.higherChannelShown).toBe(false);
    expect(before.sweep('2026-11-30 17:31').caseFile.higherChannelShown).toBe(true);
  });

  test('having seen it, the investor can still judge every answer that comes', () => {
    const story = forgotten({ queryAgreed: false }).act('2026-12-30 10:00', MESSAGE, PROGRESS, RETURNED);
    expect(story.caseFile).toMatchObject({ status: 'answered', verdict: null, higherChannelShown: true });
  });
});
