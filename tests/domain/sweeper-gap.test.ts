import { describe, expect, test } from 'vitest';
import { judgeGap, type Pulse } from '#app/domain/sweeper-gap.ts';

const NINE = Date.parse('2026-11-02T01:00:00.000Z');
const at = (seconds: number) => new Date(NINE + seconds * 1000);
const pulse = (seconds: number, counted: number): Pulse => ({ at: at(seconds), countedMs: counted * 1000 });

/** Kinds and seconds of what lies between a heartbeat at nine and this tick, 15 seconds being the interval. */
function judged(tick: Pulse, own: Pulse | null, last = at(0)) {
  return judgeGap(last, tick, { own, sweepSeconds: 15 }).map(({ kind, seconds }) => [kind, seconds]);
}

describe('a process that was there all the time', () => {
  const before = pulse(0, 1000);

  test('finds nothing while time of day and its own count agree, a slow tick and two minutes included', () => {
    expect(judged(pulse(15, 1015), before)).toEqual([]);
    expect(judged(pulse(45, 1045), before)).toEqual([]);
    expect(judged(pulse(135, 1015), before)).toEqual([]);
  });

  test('tells a jump forward of more than two minutes, by how far it went beyond the interval', () => {
    expect(judged(pulse(136, 1015), before)).toEqual([['forward', 121]]);
    expect(judged(pulse(3615, 1015), before)).toEqual([['forward', 3600]]);
  });

  test('tells a step back, however small, that leaves the tick before the last one', () => {
    expect(judged(pulse(-1, 1015), before)).toEqual([['backward', 16]]);
    expect(judged(pulse(-3585, 1015), before)).toEqual([['backward', 3600]]);
  });

  test('that was halted and runs on was stopped, and no time jumped', () => {
    expect(judged(pulse(46, 1046), before)).toEqual([['stopped', 46]]);
    expect(judged(pulse(600, 1600), before)).toEqual([['stopped', 600]]);
  });

  test('that was halted while the time was set ahead tells both', () => {
    expect(judged(pulse(4200, 1600), before)).toEqual([
      ['forward', 3600],
      ['stopped', 600],
    ]);
  });

  test('says nothing of what another sweeper has already recorded, and was not stopped while another one ran', () => {
    expect(judged(pulse(3615, 1015), before, at(3610))).toEqual([]);
    expect(judged(pulse(-3585, 1015), before, at(-3590))).toEqual([]);
    expect(judged(pulse(600, 1600), before, at(590))).toEqual([]);
  });

  test('overtaken by another sweeper is no step back', () => {
    expect(judged(pulse(15, 1015), before, at(15.4))).toEqual([]);
    expect(judged(pulse(15, 1015), before, at(20))).toEqual([]);
  });
});

describe('a process that has just started', () => {
  test('takes a gap of more than three ticks for a stop: nobody can tell more', () => {
    expect(judged(pulse(45, 5), null)).toEqual([]);
    expect(judged(pulse(46, 5), null)).toEqual([['stopped', 46]]);
  });

  test('finds the time set back by more than a tick', () => {
    expect(judged(pulse(-15, 5), null)).toEqual([]);
    expect(judged(pulse(-7200, 5), null)).toEqual([['backward', 7200]]);
  });
});

test('a jump holds the instant of the tick and that of the one before', () => {
  expect(judgeGap(at(0), pulse(600, 5), { own: null, sweepSeconds: 15 })).toEqual([
    { kind: 'stopped', at: at(600), previousTickAt: at(0), seconds: 600 },
  ]);
});
