import { describe, expect, test } from 'vitest';
import { medianShift } from '#app/domain/rules/move-tally.ts';
import { whyMoved } from '#app/domain/rules/why-moved.ts';
import { compileCalendar } from '#app/domain/sla/calendar.ts';
import { monthsBefore } from '#app/domain/sla/civil-day.ts';
import { shanghai } from '#tests/support/builders.ts';
import { aCalendar, CALENDAR } from '#tests/use-cases/rule-story.ts';

const target = (days: number) => ({ unit: 'days', target: days, warn: [0.5, 0.8] }) as const;
const before = compileCalendar({ ...CALENDAR, holidays: [] });
const SPAN = { from: shanghai('2026-09-28 09:00'), to: shanghai('2026-10-12 17:30') };
const reasons = (definition: string, days = 5) => {
  const rules = { calendar: compileCalendar(JSON.parse(definition)) };
  return whyMoved({ target: target(5), rules: { calendar: before } }, { target: target(days), rules }, SPAN);
};

describe('why a due date moves', () => {
  test('a holiday is named as a whole, its days off included, once', () => {
    expect(reasons(aCalendar({}))).toEqual([{ kind: 'closed', name: '国庆节', from: '2026-10-01', to: '2026-10-07' }]);
  });

  test('a shorter target is a reason of its own, beside the days', () => {
    expect(reasons(JSON.stringify({ ...CALENDAR, holidays: [] }), 3)).toEqual([
      { kind: 'target', unit: 'days', from: 5, to: 3 },
    ]);
    expect(reasons(aCalendar({}), 3)).toHaveLength(2);
  });

  test('a day that is worked now, and other hours of the day where no day explains it', () => {
    const worked = { ...CALENDAR, holidays: [], workdays: [...CALENDAR.workdays, '2026-10-03', '2026-10-04'] };
    expect(reasons(JSON.stringify(worked))).toEqual([{ kind: 'worked', from: '2026-10-03', to: '2026-10-04' }]);
    const week = { ...CALENDAR.week, mon: [['08:30', '12:00']] };
    expect(reasons(JSON.stringify({ ...CALENDAR, holidays: [], week }))).toEqual([{ kind: 'hours' }]);
  });
});

test('the middle shift is the lower of two, and none where nothing moved', () => {
  expect(medianShift({})).toBeNull();
  expect(medianShift({ '2': 1, '-3': 1 })).toEqual({ lower: -3, upper: 2 });
  expect(medianShift({ '2': 3, '-3': 1, '10': 1 })).toEqual({ lower: 2, upper: 2 });
  // Four by a day and four by three: nothing lies in the middle, and neither of the two is said alone.
  expect(medianShift({ '-1': 4, '-3': 4 })).toEqual({ lower: -3, upper: -1 });
  expect(medianShift({ '-4': 1, '-1': 1 })).toEqual({ lower: -4, upper: -1 });
  expect(medianShift({ '-1': 4, '-3': 5 })).toEqual({ lower: -3, upper: -3 });
});

test('months are counted back by the calendar, to the month’s last day where there is no such date', () => {
  expect(monthsBefore('2026-11-26', 3)).toBe('2026-08-26');
  expect(monthsBefore('2026-03-31', 1)).toBe('2026-02-28');
  expect(monthsBefore('2026-01-31', 2)).toBe('2025-11-30');
  expect(monthsBefore('2026-12-31', 12)).toBe('2025-12-31');
});
