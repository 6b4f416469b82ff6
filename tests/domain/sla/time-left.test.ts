import { describe, expect, test } from 'vitest';
import { endOfDay, queueStandings } from '#app/domain/desk-queue.ts';
import { compileCalendar } from '#app/domain/sla/calendar.ts';
import { timeLeft } from '#app/domain/sla/time-left.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { anOfficeCalendar } from '#tests/domain/sla/office-calendar.ts';

const OFFICE_CALENDAR = compileCalendar(anOfficeCalendar());

// Monday 23 November 2026; the office works 08:30–12:00 and 13:30–17:30 in Shanghai.
const at = (local: string) => new Date(`2026-11-${local}:00.000+08:00`);
const words = (now: string, due: string) =>
  deskTexts.queue.timeLeft(timeLeft(OFFICE_CALENDAR, at(now), at(due)), { time: due.slice(-5), weekday: '周一' });

describe('the time that is left', () => {
  test.each([
    ['23T10:00', '26T17:30', '剩 3 个工作日'],
    ['23T16:30', '25T17:30', '剩 2 个工作日'],
    ['21T16:30', '25T17:30', '剩 3 个工作日'],
    ['23T16:30', '24T17:30', '明天 17:30 到期'],
    ['23T20:00', '24T10:45', '明天 10:45 到期'],
    ['27T20:00', '30T10:45', '周一 10:45 到期'],
    ['28T09:00', '30T10:45', '周一 10:45 到期'],
    ['29T09:00', '30T10:45', '明天 10:45 到期'],
    ['23T10:00', '23T17:30', '今天 17:30 到期'],
    ['23T17:30', '23T17:30', '今天 17:30 到期'],
    ['23T20:00', '23T17:30', '已超期'],
    ['23T11:01', '23T11:00', '超期 1 分钟'],
    ['23T14:31', '23T11:00', '超期 2 个工作小时'],
    ['21T09:00', '20T17:30', '已超期'],
    ['23T07:00', '20T17:30', '超期第 1 个工作日'],
    ['24T11:30', '20T17:30', '超期第 2 个工作日'],
    ['30T10:00', '23T17:30', '超期第 5 个工作日'],
  ])('at %s until %s reads %s', (now, due, expected) => {
    expect(words(now, due)).toBe(expected);
  });

  test('ends on a provisional day after the last published one by the calendar that the day was counted by', () => {
    const published = compileCalendar(anOfficeCalendar({ publishedThrough: '2026-11-25' }));
    const later = compileCalendar(anOfficeCalendar({ publishedThrough: '2026-12-31' }));
    const isProvisional = (due: string, now = '23T10:00', countedBy = published) =>
      timeLeft(countedBy, at(now), at(due)).isProvisional;
    expect(isProvisional('25T23:59')).toBe(false);
    expect(isProvisional('26T00:00')).toBe(true);
    expect(isProvisional('26T00:00', '23T10:00', later)).toBe(false);
    // What is over is a verdict: no later holiday moves it.
    expect(isProvisional('26T00:00', '26T00:01')).toBe(false);
  });

  test('is short from less than one working day on, and overdue only after the due instant', () => {
    const state = (now: string, due: string) => timeLeft(OFFICE_CALENDAR, at(now), at(due)).state;
    expect(state('23T08:30', '24T08:30')).toBe('running');
    expect(state('23T08:31', '24T08:30')).toBe('soon');
    expect(state('23T17:30', '23T17:30')).toBe('soon');
    expect(state('23T17:31', '23T17:30')).toBe('overdue');
  });
});

test('a day ends at midnight of the county, not of Greenwich', () => {
  expect(endOfDay(OFFICE_CALENDAR, at('23T00:00')).toISOString()).toBe('2026-11-23T15:59:59.999Z');
  expect(endOfDay(OFFICE_CALENDAR, at('23T23:59')).toISOString()).toBe('2026-11-23T15:59:59.999Z');
  expect(endOfDay(OFFICE_CALENDAR, new Date('2026-12-31T10:00:00.000Z')).toISOString()).toBe(
    '2026-12-31T15:59:59.999Z',
  );
});

test('hub work is in the queue of the hub role and the head alone, and inspectors have no desk queue', () => {
  expect(queueStandings('officer')).toEqual(['lead', 'told', 'review', 'named_owner', 'co_handler', 'duty']);
  expect(queueStandings('hub')).toEqual(queueStandings('head'));
  expect(queueStandings('head')).toContain('hub');
  expect(queueStandings('inspector')).toEqual([]);
});
