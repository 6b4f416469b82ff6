import { expect, test } from 'vitest';
import { applyEvent } from '#app/domain/replay/replay-case.ts';
import { compileCalendar } from '#app/domain/sla/calendar.ts';
import { ACCEPTED, Story } from '#tests/domain/replay/story.ts';
import { readCountyCalendar } from '#tests/domain/sla/office-calendar.ts';
import { shanghai } from '#tests/support/builders.ts';

test('new rules move running clocks, but no query that was served: its unit reads the day on its page', () => {
  const story = new Story('2026-11-02 09:00').act('2026-11-02 10:00', ACCEPTED).sweep('2026-11-03 10:00');
  const before = { query: story.read('legal_basis:jtj').due, answer: story.read('resolution:1').due };
  const county = readCountyCalendar();
  const holiday = { date: '2026-11-04', name: '地方节日' };
  const calendar = compileCalendar({ ...county, holidays: [...county.holidays, holiday] });
  const { policy } = story.rules;
  const later = { ...story.rules, calendar, calendarVersion: 'later' };
  const inVersion = (_policy: string, version: string) => (version === 'later' ? later : story.rules);
  const event = {
    type: 'rules_changed',
    policyVersion: policy.version,
    calendarVersion: 'later',
    seq: story.caseFile.lastSeq + 1,
    at: shanghai('2026-11-03 10:00'),
    recordedAt: shanghai('2026-11-03 10:00'),
    actor: { kind: 'system' },
  } as const;
  applyEvent(story.caseFile, event, { ...story.rules, inVersion });
  expect(before).toEqual({ query: '2026-11-05 17:30', answer: '2026-11-09 17:30' });
  expect(story.read('legal_basis:jtj').due).toBe(before.query);
  expect(story.read('resolution:1').due).toBe('2026-11-10 17:30');
});
