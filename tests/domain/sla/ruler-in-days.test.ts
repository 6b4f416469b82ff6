import { expect, test } from 'vitest';
import { type ClockRuler, rulerInDays } from '#app/domain/sla/ruler.ts';

/** Five days, stopped a fifth into the day after; waiting began at noon of the second. */
const RULER: ClockRuler = {
  unit: 'days',
  target: 5,
  reached: 5,
  late: 0,
  isOpen: false,
  length: 5.2,
  ticks: [1, 2, 3, 4, 5, 5.2],
  bars: [
    { kind: 'counted', from: 0, to: 1.6 },
    { kind: 'paused', from: 1.6, to: 3 },
    { kind: 'counted', from: 3, to: 5 },
    { kind: 'late', from: 5, to: 5.2 },
  ],
  pennants: [5],
};

test('a ruler in whole days tells no hour: every bar, tick and the end lie at the close of a day', () => {
  const { bars, ticks, length, pennants } = rulerInDays(RULER);
  expect([...bars.flatMap(({ from, to }) => [from, to]), ...ticks, length, ...pennants].every(Number.isInteger)).toBe(
    true,
  );
  expect(bars.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['counted', 0, 2],
    ['paused', 2, 3],
    ['counted', 3, 5],
  ]);
  expect(ticks).toEqual([1, 2, 3, 4, 5, 6]);
});
