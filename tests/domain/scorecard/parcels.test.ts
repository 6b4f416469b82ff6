import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthAfter, monthsThrough } from '#app/domain/month.ts';
import { COUNTY, type FlowMeasure, smallestParcel } from '#app/domain/scorecard/measure.ts';
import { FEWEST_OTHERS, MONTHS_WAITING, type MonthFigure, OTHERS, parcelsOf } from '#app/domain/scorecard/parcels.ts';
import { publishedRows } from '#app/domain/scorecard/published-rows.ts';
import { scorecardOf } from '#app/domain/scorecard/scorecard.ts';
import { type Spread, sizeOf, sumOf } from '#app/domain/scorecard/spread.ts';

const FIRST = '2025-01';
const THROUGH = '2026-12';
const USED: readonly FlowMeasure[] = ['resolution', 'rating', 'passed_on'];
const UNITS = ['scjg', 'czj', 'sfj', 'yshj', 'gxj'];

const figure = (month: string, unit: string, spread: Spread, measure: FlowMeasure = 'resolution'): MonthFigure => ({
  month,
  unit,
  measure,
  spread,
});
const told = (figures: readonly MonthFigure[], through = THROUGH) =>
  parcelsOf(figures, through).map(({ month, unit, spread }) => [month, unit, sizeOf(spread)]);

describe('parcels', () => {
  test('the months of a unit wait until together they are ten', () => {
    const figures = [figure('2025-01', 'scjg', { 1: 6 }), figure('2025-03', 'scjg', { 0: 1, 1: 3 })];
    expect(told(figures, '2025-02')).toEqual([]);
    expect(parcelsOf(figures, '2025-03')).toEqual([figure('2025-03', 'scjg', { 0: 1, 1: 9 })]);
  });

  test('numbers without a ratio are told from five on', () => {
    expect(told([figure('2025-01', 'scjg', { 1: 4 }, 'passed_on')])).toEqual([]);
    expect(told([figure('2025-01', 'scjg', { 1: 5 }, 'passed_on')])).toEqual([['2025-01', 'scjg', 5]]);
  });

  test('what has waited a year is told with that of at least two other units', () => {
    const two = [figure('2025-01', 'czj', { 1: 6 }), figure('2025-01', 'sfj', { 1: 6 })];
    expect(told(two)).toEqual([]);
    expect(told([...two, figure('2025-02', 'gxj', { 1: 2 })])).toEqual([['2026-02', OTHERS, 14]]);
  });

  test('a unit that has ten at last keeps them: none of them is told twice', () => {
    const figures = [figure('2025-01', 'czj', { 1: 9 }), figure('2025-12', 'czj', { 1: 1 })];
    expect(told([...figures, figure('2026-01', 'czj', { 1: 9 })])).toEqual([['2025-12', 'czj', 10]]);
  });

  test('what is the county’s alone is told with no unit', () => {
    const figures = [
      figure('2025-01', COUNTY, { 1: 2 }, 'substantiated'),
      figure('2026-06', COUNTY, { 1: 3 }, 'substantiated'),
    ];
    expect(told(figures)).toEqual([['2026-06', COUNTY, 5]]);
  });
});

const MONTHS = monthsThrough(FIRST, THROUGH);
const someFigures: fc.Arbitrary<MonthFigure[]> = fc
  .uniqueArray(
    fc.record({
      month: fc.constantFrom(...MONTHS),
      unit: fc.constantFrom(...UNITS),
      measure: fc.constantFrom(...USED),
      late: fc.nat(6),
      inTime: fc.nat(12),
    }),
    { maxLength: 60, selector: ({ month, unit, measure }) => `${month} ${unit} ${measure}` },
  )
  .map((all) => all.map(({ late, inTime, ...rest }) => ({ ...rest, spread: { 1: late, 4: inTime } })));

describe('for any small county', () => {
  test('each case is told once or not at all, and never in fewer than the smallest parcel', () => {
    fc.assert(
      fc.property(someFigures, (figures) => {
        const parcels = parcelsOf(figures, THROUGH);
        expect(parcels.every(({ spread, measure }) => sizeOf(spread) >= smallestParcel(measure))).toBe(true);
        for (const measure of USED) {
          const all = sizeOf(sumOf(figures.filter((one) => one.measure === measure).map(({ spread }) => spread)));
          const published = parcels.filter((one) => one.measure === measure);
          expect(sizeOf(sumOf(published.map(({ spread }) => spread)))).toBeLessThanOrEqual(all);
          for (const unit of UNITS) {
            const own = figures.filter((one) => one.measure === measure && one.unit === unit);
            const ownParcels = published.filter((one) => one.unit === unit);
            const size = (all: readonly { spread: Spread }[]) => sizeOf(sumOf(all.map(({ spread }) => spread)));
            expect(size(ownParcels)).toBeLessThanOrEqual(size(own));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('what was told in a month stays as it was, whatever comes after it', () => {
    fc.assert(
      fc.property(someFigures, fc.constantFrom(...MONTHS), (figures, month) => {
        const then = parcelsOf(
          figures.filter((one) => one.month <= month),
          month,
        );
        expect(parcelsOf(figures, THROUGH).filter((parcel) => parcel.month <= month)).toEqual(then);
      }),
      { numRuns: 200 },
    );
  });

  test('the parcel of the others is of three units at least, and of months a year old', () => {
    fc.assert(
      fc.property(someFigures, (figures) => {
        const others = parcelsOf(figures, THROUGH).filter(({ unit }) => unit === OTHERS);
        for (const { month, measure } of others) {
          const since = monthAfter(month, -MONTHS_WAITING);
          const old = figures.filter((one) => one.measure === measure && one.month <= since && sizeOf(one.spread) > 0);
          expect(new Set(old.map(({ unit }) => unit)).size).toBeGreaterThanOrEqual(FEWEST_OTHERS);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('no number of the page, of two months or of a total less its parts, is of fewer than may be told', () => {
    fc.assert(
      fc.property(someFigures, fc.constantFrom(...MONTHS.slice(1)), (figures, month) => {
        const at = (through: string) =>
          publishedRows(scorecardOf(figures, { units: UNITS, through, first: FIRST })).filter(
            ({ measure }) => measure !== 'overdue',
          );
        const now = at(month);
        const before = at(monthAfter(month, -1));
        for (const [place, row] of now.entries()) {
          if (row.measure === 'overdue') continue;
          const smallest = smallestParcel(row.measure);
          const size = row.of ?? row.n ?? 0;
          const earlier = before[place];
          expect(earlier).toMatchObject({ unit: row.unit, measure: row.measure });
          expect(size === 0 || size >= smallest).toBe(true);
          expect(row.fewerThan).toBe(size === 0 ? smallest : null);
        }
        for (const measure of USED) {
          const sizes = now.filter((row) => row.measure === measure).map((row) => row.of ?? row.n ?? 0);
          const [whole = 0, ...parts] = sizes;
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
        }
      }),
      { numRuns: 200 },
    );
  });
});
