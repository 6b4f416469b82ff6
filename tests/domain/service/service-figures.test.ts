import { describe, expect, test } from 'vitest';
import { currentRules } from '#app/domain/county-rules.ts';
import { lastQuarter, quarterFigures } from '#app/domain/service/service-figures.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';

const { calendar } = currentRules(await getCountyRules(testDb()));
const filedAt = shanghai('2026-08-03 09:00');
const answeredOn = (day: string, isOnTime = true) => ({ filedAt, answeredAt: shanghai(`${day} 10:00`), isOnTime });

describe('the last quarter', () => {
  test('is the calendar quarter before, in the county, over the turn of the year too', () => {
    expect(lastQuarter(calendar, shanghai('2026-11-26 09:00'))).toEqual({
      from: shanghai('2026-07-01 00:00'),
      to: shanghai('2026-10-01 00:00'),
    });
    expect(lastQuarter(calendar, shanghai('2026-01-01 00:30'))).toEqual({
      from: shanghai('2025-10-01 00:00'),
      to: shanghai('2026-01-01 00:00'),
    });
  });

  test('tells no median of fewer than five answers', () => {
    expect(quarterFigures(calendar, [])).toEqual({ kind: 'none' });
    expect(quarterFigures(calendar, Array(4).fill(answeredOn('2026-08-04')))).toEqual({ kind: 'few' });
  });

  test('tells the median of working days from filing to answer, with how many were on time', () => {
    const days = ['2026-08-03', '2026-08-04', '2026-08-05', '2026-08-10', '2026-08-14'];
    const answered = days.map((day, place) => answeredOn(day, place < 4));
    expect(quarterFigures(calendar, answered)).toEqual({ kind: 'median', days: 2, answered: 5, onTime: 4 });
    expect(quarterFigures(calendar, [...answered, answeredOn('2026-08-06')])).toMatchObject({ days: 2.5, answered: 6 });
  });
});
