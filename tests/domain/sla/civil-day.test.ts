import { expect, test } from 'vitest';
import { dayNumber, formatDay, parseDay, WEEKDAYS, weekdayIndex } from '#app/domain/sla/civil-day.ts';

test('every day of four centuries has the number that follows the day before, and reads back', () => {
  const wrong: string[] = [];
  const date = new Date(Date.UTC(1900, 0, 1));
  let number = dayNumber(1900, 1, 1);
  while (date.getUTCFullYear() < 2301) {
    const text = date.toISOString().slice(0, 10);
    const weekday = (date.getUTCDay() + 6) % 7;
    if (parseDay(text) !== number || formatDay(number) !== text || weekdayIndex(number) !== weekday) wrong.push(text);
    date.setUTCDate(date.getUTCDate() + 1);
    number += 1;
  }
  expect(wrong).toEqual([]);
});

test('1970 begins with day 0, a Thursday', () => {
  expect(dayNumber(1970, 1, 1)).toBe(0);
  expect(WEEKDAYS[weekdayIndex(0)]).toBe('thu');
});

test.each(['2026-02-29', '2026-00-10', '2026-13-01', '2026-04-31', '2026-1-1', '2026-01-00', '2026-01-01T00:00', ''])(
  '"%s" is no day',
  (text) => {
    expect(parseDay(text)).toBeNull();
  },
);

test('29 February exists in leap years only', () => {
  expect(parseDay('2028-02-29')).toBe(dayNumber(2028, 2, 29));
  expect(parseDay('2000-02-29')).not.toBeNull();
  expect(parseDay('2100-02-29')).toBeNull();
});
