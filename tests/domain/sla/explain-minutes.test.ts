import { describe, expect, test } from 'vitest';
import { compileCalendar } from '#app/domain/sla/calendar.ts';
import type { ClockEvent } from '#app/domain/sla/clock.ts';
import { explainClock } from '#app/domain/sla/explain.ts';
import { anOfficeCalendar } from '#tests/domain/sla/office-calendar.ts';
import { shanghai } from '#tests/support/builders.ts';

const office = compileCalendar(anOfficeCalendar());
const wall = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);

/** `11-09 partly 60 15:00-16:00`: what of the hours counts, said as it is to be read. */
function lines(events: [ClockEvent['type'], string][], now: string, ended: string | null = null) {
  const { days, consumed } = explainClock({
    calendar: office,
    target: { unit: 'minutes', target: 240, warn: [] },
    events: events.map(([type, at]) => ({ type, at: shanghai(at) })),
    ended: ended === null ? null : { at: shanghai(ended) },
    now: shanghai(now),
  });
  const said = days.map(({ on, kind, minutes, hours, isDue, isAhead }) => {
    const spans = (hours?.counted ?? []).map(({ from, to }) => `${wall(from)}-${wall(to)}`);
    const marks = [isDue ? 'due' : '', isAhead ? 'ahead' : ''];
    return [on.slice(5), kind, minutes ?? 0, ...spans, ...marks].filter((word) => word !== '').join(' ');
  });
  return { said, consumed };
}

describe('a clock of working hours is told up to where it stopped', () => {
  test('stopped in time: the hours of its day end there, and nothing of it is ahead', () => {
    const stopped = lines(
      [
        ['start', '2026-11-09 14:00'],
        ['stop', '2026-11-09 15:00'],
      ],
      '2026-11-12 10:00',
    );
    expect(stopped).toEqual({ said: ['11-09 partly 60 14:00-15:00', '11-10 stopped 0 due'], consumed: 60 });
  });

  test('stopped before the office opened: nothing counts on that day', () => {
    const { said } = lines(
      [
        ['start', '2026-11-09 16:30'],
        ['stop', '2026-11-10 08:00'],
      ],
      '2026-11-10 08:00',
    );
    expect(said).toEqual(['11-09 partly 60 16:30-17:30', '11-10 partly 0 due']);
  });

  test('stopped late: the hours of its due day end at the due instant, the late ones count nothing', () => {
    const { said, consumed } = lines(
      [
        ['start', '2026-11-09 14:00'],
        ['stop', '2026-11-10 15:00'],
      ],
      '2026-11-12 10:00',
    );
    expect(said).toEqual(['11-09 partly 210 14:00-17:30', '11-10 partly 30 08:30-09:00 due']);
    expect(consumed).toBe(240);
  });

  test('ended: as if it had stopped there', () => {
    const { said } = lines([['start', '2026-11-09 14:00']], '2026-11-12 10:00', '2026-11-09 15:00');
    expect(said).toEqual(['11-09 partly 60 14:00-15:00']);
  });

  test('paused: the hours end at the pause, and nothing is known to be ahead', () => {
    const { said, consumed } = lines(
      [
        ['start', '2026-11-09 14:00'],
        ['pause', '2026-11-09 15:00'],
      ],
      '2026-11-10 10:00',
    );
    expect(said).toEqual(['11-09 partly 60 14:00-15:00', '11-10 paused 0']);
    expect(consumed).toBe(60);
  });

  test('running: today is told to where it will have come', () => {
    const { said } = lines([['start', '2026-11-09 14:00']], '2026-11-09 15:00');
    expect(said).toEqual(['11-09 partly 210 14:00-17:30 ahead', '11-10 partly 30 08:30-09:00 due ahead']);
  });
});
