import { expect, test } from 'vitest';
import { LEDGER_WEEKS, ledgerWeeks } from '#app/domain/ledger-week.ts';

test('the newest week of the ledger is the last one that is over, Monday through Sunday', () => {
  const newest = (today: string) => ledgerWeeks(today)[0];
  expect(newest('2026-11-23')).toEqual({ name: '2026-W47', from: '2026-11-16', through: '2026-11-22' });
  expect(newest('2026-11-22')).toEqual({ name: '2026-W46', from: '2026-11-09', through: '2026-11-15' });
  expect(newest('2026-11-29')?.name).toBe('2026-W47');
});

test('it goes back one year, one week after the other', () => {
  const weeks = ledgerWeeks('2026-11-23');
  expect(weeks).toHaveLength(LEDGER_WEEKS);
  expect(weeks[1]).toEqual({ name: '2026-W46', from: '2026-11-09', through: '2026-11-15' });
  expect(weeks.at(-1)).toEqual({ name: '2025-W48', from: '2025-11-24', through: '2025-11-30' });
});

test('weeks are named as ISO 8601 counts them, across the turn of a year', () => {
  const names = (today: string) =>
    ledgerWeeks(today)
      .slice(0, 3)
      .map(({ name }) => name);
  expect(names('2027-01-11')).toEqual(['2027-W01', '2026-W53', '2026-W52']);
  expect(names('2026-01-05')).toEqual(['2026-W01', '2025-W52', '2025-W51']);
});
