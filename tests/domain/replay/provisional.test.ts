import { expect, test } from 'vitest';
import { mayMoveYet } from '#app/domain/replay/rules.ts';
import { readCaseClock } from '#app/domain/sla/due-step.ts';
import { ACCEPTED, PROGRESS, Story } from '#tests/domain/replay/story.ts';

test('of the clocks that are due after the published holidays those are provisional that new rules would move', () => {
  const story = new Story('2026-12-29 09:00').act('2026-12-29 10:00', ACCEPTED, PROGRESS).sweep('2026-12-30 10:00');
  const isProvisional = (key: string, now = story.now) => {
    const clock = story.clock(key);
    return mayMoveYet(clock, readCaseClock(clock, now).dueAt, now);
  };
  expect(story.read('resolution:1').due).toBe('2027-01-05 17:30');
  expect(isProvisional('resolution:1')).toBe(true);
  expect(isProvisional('progress:1:2')).toBe(true);
  // Stopped, a verdict; a served query, whose day the unit that was asked has read; due in the published year.
  expect(isProvisional('progress:1:1')).toBe(false);
  expect(story.read('legal_basis:jtj').due).toBe('2027-01-01 17:30');
  expect(isProvisional('legal_basis:jtj')).toBe(false);
  expect(isProvisional('first_contact')).toBe(false);
  // Gone by: the breach stays by the calendar it was judged by.
  expect(isProvisional('resolution:1', story.sweep('2027-01-06 09:00').now)).toBe(false);
});
