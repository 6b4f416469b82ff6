import { describe, expect, test } from 'vitest';
import {
  type AllowedRow,
  type CountedCase,
  countedSince,
  firstBatch,
  type PublishedRow,
  rowsShown,
} from '#app/domain/published-case.ts';

const NAMED: PublishedRow = {
  category: 'L1',
  lead: 'scjg',
  period: '2026-11',
  daysFrom: 4,
  daysThrough: 4,
  outcome: 'solved',
  returned: 'below_10000',
};
const HIDDEN: PublishedRow = { ...NAMED, period: '2026-Q4', daysFrom: 0, daysThrough: 5 };

/** So many cases of the kind and the unit, received on the tenth of successive months up to this one. */
function alike(count: number, month = '2026-11', changes: Partial<CountedCase> = {}): CountedCase[] {
  return Array.from({ length: count }, () => ({
    category: 'L1',
    lead: 'scjg',
    openedOn: `${month}-10`,
    ...changes,
  }));
}
const allowed = (row: PublishedRow, allowedOn: string): AllowedRow => ({ row, allowedOn });

describe('a published row', () => {
  test.each([
    [NAMED, '2026-11-01', '2026-12-01'],
    [NAMED, '2026-11-30', '2026-12-01'],
    [NAMED, '2026-12-01', '2027-01-01'],
    [HIDDEN, '2026-11-01', '2027-01-01'],
    [HIDDEN, '2026-11-02', '2027-01-01'],
    [HIDDEN, '2026-10-31', '2026-12-01'],
    [HIDDEN, '2026-12-31', '2027-02-01'],
  ])('%# comes with the month after the consent, without a name after 30 more days', (row, on, day) => {
    expect(firstBatch(row, on)).toBe(day);
  });

  test('is not shown before its day, nor with fewer than five alike', () => {
    const rows = [allowed(NAMED, '2026-11-20')];
    expect(rowsShown(rows, alike(5), '2026-11-30')).toEqual([]);
    expect(rowsShown(rows, alike(5), '2026-12-01')).toEqual([NAMED]);
    expect(rowsShown(rows, alike(4), '2026-12-01')).toEqual([]);
  });

  test('has company of its own kind at its own unit alone', () => {
    const rows = [allowed(NAMED, '2026-11-20')];
    const others = [...alike(3), ...alike(9, '2026-11', { lead: 'gxj' }), ...alike(9, '2026-11', { category: 'L2' })];
    expect(rowsShown(rows, others, '2026-12-01')).toEqual([]);
    expect(rowsShown(rows, alike(9, '2025-11'), '2026-12-01')).toEqual([]);
  });

  test('that waits comes with the first of a month, never on the day on which the fifth was received', () => {
    const rows = [allowed(NAMED, '2026-11-20')];
    const counted = [...alike(4), ...alike(1, '2027-02')];
    for (const day of ['2027-02-10', '2027-02-28']) expect(rowsShown(rows, counted, day)).toEqual([]);
    expect(rowsShown(rows, counted, '2027-03-01')).toEqual([NAMED]);
  });

  test('stays for a year, whatever becomes of those alike', () => {
    const rows = [allowed(NAMED, '2026-11-20')];
    expect(rowsShown(rows, alike(5), '2027-11-30')).toEqual([NAMED]);
    expect(rowsShown(rows, alike(5), '2027-12-01')).toEqual([]);
    expect(countedSince('2027-11-30')).toBe('2025-11-01');
  });

  test('stands in an order that tells nothing of who agreed when', () => {
    const later = { ...NAMED, category: 'E1', period: '2026-12' };
    const counted = [...alike(5), ...alike(5, '2026-11', { category: 'E1' })];
    const rows = [allowed(NAMED, '2026-11-20'), allowed(HIDDEN, '2026-11-02'), allowed(later, '2026-12-20')];
    const shown = rowsShown(rows, counted, '2027-01-01');
    expect(shown).toEqual([HIDDEN, later, NAMED].sort((a, b) => shown.indexOf(a) - shown.indexOf(b)));
    expect(shown.map(({ period }) => period)).toEqual(['2026-12', '2026-Q4', '2026-11']);
    expect(rowsShown([...rows].reverse(), counted, '2027-01-01')).toEqual(shown);
  });

  test('of a hidden reporter changes nothing of the others by being there', () => {
    const rows = [allowed(NAMED, '2026-11-20')];
    const more = [...rows, allowed(HIDDEN, '2026-11-20')];
    expect(rowsShown(more, alike(5), '2026-12-31')).toEqual(rowsShown(rows, alike(5), '2026-12-31'));
  });
});
