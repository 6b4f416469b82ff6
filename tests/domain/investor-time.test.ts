import { expect, test } from 'vitest';
import { timesTaken } from '#app/domain/investor-time.ts';
import { Story } from '#tests/domain/replay/story.ts';
import { shanghai } from '#tests/support/builders.ts';

const ACCEPTED = { type: 'accepted', assignee: 7 } as const;
const ANSWERED = { type: 'answered', outcome: 'returned', message: 1, signedBy: null } as const;
const takenAt = (story: Story, at: string) => timesTaken(story.caseFile, story.events, shanghai(at));

test('the investor’s time runs from the first submission, through nights and weekends, with nothing confirmed', () => {
  const story = new Story('2026-11-02 09:00').act('2026-11-03 09:00', ACCEPTED);
  expect(takenAt(story, '2026-11-09 09:30')).toEqual({
    investorHours: 7 * 24,
    end: 'running',
    departmentDays: 3,
    leftOut: [],
  });
});

test('a question that waits for the investor stops the department’s time and not the investor’s', () => {
  const story = new Story('2026-11-02 09:00').act('2026-11-03 09:00', ACCEPTED);
  story.act('2026-11-04 09:00', { type: 'question_asked', message: 1, pauses: true });
  expect(takenAt(story, '2026-11-06 09:00')).toMatchObject({
    investorHours: 4 * 24,
    departmentDays: 0,
    leftOut: ['investor'],
  });
});

test('a second cycle goes on with both; only "solved" ends the investor’s', () => {
  const story = new Story('2026-11-02 09:00').act('2026-11-03 09:00', ACCEPTED).act('2026-11-05 10:00', ANSWERED);
  expect(takenAt(story, '2026-11-20 09:00')).toMatchObject({ end: 'running', departmentDays: 1 });
  const verdict = { type: 'verdict_given', assignee: 8, sameOfficer: false, reviewBody: null } as const;
  story.act('2026-11-06 09:00', { ...verdict, verdict: 'not', next: 'cycle' });
  story.act('2026-11-09 10:00', ANSWERED);
  story.act('2026-11-10 09:00', { ...verdict, verdict: 'solved', next: 'closed', assignee: null });
  expect(takenAt(story, '2026-12-01 09:00')).toMatchObject({
    investorHours: 8 * 24,
    end: 'confirmed',
    departmentDays: 1,
    leftOut: [],
  });
});

test('late days go on counting for the department', () => {
  const story = new Story('2026-11-02 09:00').act('2026-11-03 09:00', ACCEPTED);
  const { departmentDays } = takenAt(story.sweep('2026-11-20 18:00'), '2026-11-20 18:00');
  expect(departmentDays).toBe(13);
});

test('refused, handed off: until then, and no department’s time where nothing was accepted', () => {
  const refused = new Story('2026-11-02 09:00');
  refused.act('2026-11-02 15:00', { type: 'refused', reason: 'outside_remit', message: 1 });
  expect(takenAt(refused, '2026-11-20 09:00')).toMatchObject({
    investorHours: 6,
    end: 'refused',
    departmentDays: null,
  });
  const outside = new Story('2026-11-02 09:00', {
    accused: { units: ['hbj'], countyLeader: false, headPersonally: false },
  });
  outside.sweep('2026-11-20 09:00');
  expect(takenAt(outside, '2026-11-20 09:00')).toMatchObject({ end: 'handed_off', investorHours: 32 });
});

test('a refusal that is appealed against: the investor waits on until the appeal is decided', () => {
  const story = new Story('2026-11-02 09:00');
  story.act('2026-11-02 15:00', { type: 'refused', reason: 'outside_remit', message: 1 });
  story.act('2026-11-03 09:00', { type: 'refusal_appealed', body: 'zsj' });
  expect(takenAt(story, '2026-11-03 15:00')).toMatchObject({ end: 'running', investorHours: 30 });
  story.act('2026-11-03 16:00', { type: 'appeal_decided', outcome: 'upheld', message: 2 });
  expect(takenAt(story, '2026-11-20 09:00')).toMatchObject({ end: 'refused', investorHours: 31 });
});

test('what was left out is told by its cause: no question, no waiting for the investor', () => {
  const story = new Story('2026-11-02 09:00').act('2026-11-03 09:00', ACCEPTED);
  const papers = { document: '东复受〔2026〕12 号', paperKind: '行政复议', dueOn: '2026-11-20', body: 'zsj' };
  story.act('2026-11-04 09:00', { type: 'procedure_proposed', ...papers, message: 1 });
  expect(takenAt(story, '2026-11-04 09:30').leftOut).toEqual([]);
  story.act('2026-11-04 10:00', { type: 'procedure_approved', message: 1 });
  expect(takenAt(story, '2026-11-10 09:00')).toMatchObject({ departmentDays: 0, leftOut: ['procedure'] });
  story.sweep('2026-11-24 09:00');
  expect(takenAt(story, '2026-11-24 09:00').leftOut).toEqual(['procedure']);
});
