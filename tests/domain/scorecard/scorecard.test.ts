import { describe, expect, test } from 'vitest';
import { lastDayOf, lastFinishedMonth, monthAfter, monthsThrough } from '#app/domain/month.ts';
import type { Measure } from '#app/domain/scorecard/measure.ts';
import type { MonthFigure } from '#app/domain/scorecard/parcels.ts';
import { inOrder, isTold, percentOf, scorecardOf } from '#app/domain/scorecard/scorecard.ts';
import { medianOf, type Spread, sumOf } from '#app/domain/scorecard/spread.ts';

const UNITS = ['scjg', 'czj', 'zsj'];
const figure = (month: string, unit: string, measure: Measure, spread: Spread): MonthFigure => ({
  month,
  unit,
  measure,
  spread,
});
const cardOf = (figures: readonly MonthFigure[], through = '2026-10') =>
  scorecardOf(figures, { units: UNITS, through, first: '2025-01' });

test('a month is over on the first day of the next one', () => {
  expect(lastFinishedMonth('2026-11-01')).toBe('2026-10');
  expect(lastFinishedMonth('2026-01-31')).toBe('2025-12');
  expect(lastDayOf('2028-02')).toBe('2028-02-29');
  expect(monthsThrough(monthAfter('2026-02', -3), '2026-01')).toEqual(['2025-11', '2025-12', '2026-01']);
  expect(monthsThrough('2026-02', '2026-01')).toEqual([]);
});

test('the median is that of the cases, halfway between two where they are even', () => {
  expect(medianOf({ 1: 2, 4: 3 })).toBe(4);
  expect(medianOf({ 1: 3, 4: 3 })).toBe(2.5);
  expect(medianOf(sumOf([{ 10: 1 }, { 9: 1 }, { 2: 1 }]))).toBe(9);
});

test.each([
  [0, 0],
  [1 / 300, 1],
  [0.875, 88],
  [299 / 300, 99],
  [1, 100],
])('a share of %f is %i per cent: all and none are said of nothing else', (share, percent) => {
  expect(percentOf(share)).toBe(percent);
});

describe('the scorecard', () => {
  test('holds twelve months, and the county’s own course by the month', () => {
    const figures = [
      figure('2025-10', 'scjg', 'resolution', { 0: 10 }),
      figure('2025-11', 'scjg', 'resolution', { 1: 10 }),
      figure('2026-10', 'czj', 'resolution', { 0: 5, 1: 5 }),
    ];
    const { from, county, units, trend } = cardOf(figures);
    expect(from).toBe('2025-11');
    expect(county.resolution).toEqual({ kind: 'rate', n: 15, of: 20 });
    expect(units[0]?.figures.resolution).toEqual({ kind: 'rate', n: 10, of: 10 });
    expect(units[1]?.figures.acceptance).toEqual({ kind: 'few', below: 10 });
    expect(trend.map(({ month }) => month)).toEqual(monthsThrough('2025-11', '2026-10'));
    // In November 2025 the twelve months still held October's.
    expect(trend[0]?.figures.resolution).toEqual({ kind: 'rate', n: 10, of: 20 });
    expect(trend.at(-1)?.figures.resolution).toEqual(county.resolution);
  });

  test('says satisfied of the three upper levels, and days as a median', () => {
    const { county } = cardOf([
      figure('2026-10', 'scjg', 'rating', { 1: 1, 2: 1, 3: 4, 5: 4 }),
      figure('2026-10', 'scjg', 'department_days', { 0: 4, 3: 8 }),
    ]);
    expect(county.rating).toEqual({ kind: 'level', satisfied: 8, of: 10, mean: 3.5 });
    expect(county.department_days).toEqual({ kind: 'days', median: 3, of: 12 });
  });

  test('tells what is open and late at the end of its last month alone, small numbers as a range', () => {
    const { units, overdue } = cardOf([
      figure('2026-09', 'scjg', 'overdue', { 1: 9 }),
      figure('2026-10', 'czj', 'overdue', { 1: 1 }),
      figure('2026-10', 'zsj', 'overdue', { 1: 5 }),
    ]);
    expect(units.map((line) => [line.overdue.least, line.overdue.most])).toEqual([
      [0, 0],
      [1, 4],
      [5, 5],
    ]);
    expect(overdue).toEqual({ least: 6, most: 9 });
    expect(units.map(isTold)).toEqual([false, true, true]);
  });

  test('orders by what is late, or by the lowest rate with the untold ones last; equal ones stay as they were', () => {
    const { units } = cardOf([
      figure('2026-10', 'czj', 'resolution', { 1: 10 }),
      figure('2026-10', 'zsj', 'resolution', { 0: 1, 1: 9 }),
      figure('2026-10', 'czj', 'overdue', { 1: 2 }),
    ]);
    const order = (by: Parameters<typeof inOrder>[1]) => inOrder(units, by).map(({ unit }) => unit);
    expect(order('overdue')).toEqual(['czj', 'scjg', 'zsj']);
    expect(order('resolution')).toEqual(['zsj', 'czj', 'scjg']);
    expect(order('solved')).toEqual(UNITS);
  });
});
