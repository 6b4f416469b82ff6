import { expect, test } from 'vitest';
import { openingsOf, type Reading } from '#app/domain/case-openings.ts';
import { shanghai } from '#tests/support/builders.ts';

const SCJG = { id: 'scjg', name: { zh: '市场监督管理局', en: 'Market Regulation', ru: 'Надзор' } };
const told = (readings: readonly Reading[]) =>
  openingsOf(readings, { dayOf: (at) => at.toISOString().slice(0, 10), unitOf: () => SCJG });
const reading = (at: string): Reading => ({
  at: shanghai(at),
  departmentId: 'scjg',
  role: 'officer',
  readsText: true,
  readsPaper: false,
});

test('the pages of one sitting are one opening, whatever the officer went through to answer', () => {
  const sitting = ['09:00', '09:01', '09:12', '09:40', '10:05'].map((time) => reading(`2026-11-02 ${time}`));
  expect(told(sitting)).toMatchObject([{ times: 1, lastAt: shanghai('2026-11-02 10:05') }]);
  const again = [...sitting, reading('2026-11-02 15:00'), reading('2026-11-03 09:00')];
  expect(told(again).map(({ times }) => times)).toEqual([1, 2]);
});
