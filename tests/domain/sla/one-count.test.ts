import { describe, expect, test } from 'vitest';
import { usedSentence } from '#app/components/sla/clock-words.ts';
import { compileCalendar } from '#app/domain/sla/calendar.ts';
import { explainClock } from '#app/domain/sla/explain.ts';
import { rulerInDays, rulerOf } from '#app/domain/sla/ruler.ts';
import { timeLeft } from '#app/domain/sla/time-left.ts';
import { deskTexts, LOCALES, textsFor } from '#app/i18n/index.ts';
import { readCountyCalendar } from '#tests/domain/sla/office-calendar.ts';
import { shanghai } from '#tests/support/builders.ts';

// Over the holidays of October 2026 with the Saturday that is worked in their place.
const calendar = compileCalendar(readCountyCalendar());
const START = shanghai('2026-09-29 10:00');
const HOUR = 3_600_000;
const moments = Array.from({ length: 24 * 30 }, (_none, hour) => new Date(START.getTime() + hour * HOUR));

function readAt(now: Date) {
  const target = { unit: 'days', target: 5, warn: [] } as const;
  const events = [{ type: 'start', at: START } as const];
  const explanation = explainClock({ calendar, target, events, ended: null, now });
  const { dueAt, days, today } = explanation;
  if (!dueAt) throw new Error('a clock that runs has a due date');
  const left = timeLeft(calendar, now, dueAt);
  return { left, explanation, ruler: rulerOf(explanation), row: days.find(({ on }) => on === today) };
}

describe('the days of a clock are counted in one way, at every hour of a month', () => {
  test('what the badge says is left and what the ruler says is gone make the target', () => {
    for (const { left, ruler } of moments.map(readAt).filter(({ left }) => left.state !== 'overdue')) {
      expect(ruler.reached + left.days).toBe(5);
    }
  });

  test('the number of the ruler is the number of today’s row, while it runs and when it is late', () => {
    const counted = moments.map(readAt).filter(({ row }) => row?.nth !== null);
    expect(counted.length).toBeGreaterThan(300);
    for (const { row, ruler, left } of counted) {
      expect(row?.nth).toBe(row?.kind === 'after_due' ? ruler.late : ruler.reached);
      if (row?.kind === 'after_due') expect(left.days).toBe(row.nth);
    }
  });

  test('the number of days late is the same on badge, ruler and list, whole days or not', () => {
    const late = moments.map(readAt).filter(({ left }) => left.state === 'overdue');
    for (const { left, ruler, explanation } of late) {
      const listed = explanation.days.filter(({ kind }) => kind === 'after_due').length;
      expect([left.days, ruler.late, rulerInDays(ruler).late]).toEqual([listed, listed, listed]);
    }
  });
});

test('a fresh clock has all of its days left, in every language', () => {
  const { left, ruler } = readAt(START);
  expect(deskTexts.queue.timeLeft(left, { time: '17:30', weekday: '周六' })).toBe('剩 5 个工作日');
  expect(usedSentence(ruler, deskTexts.clock)).toBe('共 5 个工作日，剩 5 个。');
  expect(LOCALES.map((locale) => usedSentence(ruler, textsFor(locale).clock))).toEqual([
    '共 5 个工作日，还剩 5 个。',
    '5 working days, 5 left.',
    'Рабочих дней: 5, осталось 5.',
  ]);
});

test('a late clock says which working day late today is, on the badge, the ruler and in the list', () => {
  const { left, ruler, row } = readAt(shanghai('2026-10-14 09:00'));
  expect(deskTexts.queue.timeLeft(left, { time: '', weekday: '' })).toBe('超期第 2 个工作日');
  expect(usedSentence(ruler, deskTexts.clock)).toContain('超期第 2 个工作日');
  expect(deskTexts.clock.day.lateDay(row?.nth ?? 0)).toBe('超期第 2 个工作日');
  expect(usedSentence(ruler, textsFor('zh-CN').clock)).toContain('超期第 2 个工作日');
  expect(usedSentence(ruler, textsFor('en').clock)).toContain('working day 2 after the date');
  expect(usedSentence(ruler, textsFor('ru').clock)).toContain('2-й рабочий день после срока');
});
