import { expect, test } from 'vitest';
import { compileCalendar } from '#app/domain/sla/calendar.ts';
import { formatDay, parseDay } from '#app/domain/sla/civil-day.ts';
import { explainClock } from '#app/domain/sla/explain.ts';
import { explainedRuns, MOST_ALIKE } from '#app/domain/sla/explained-runs.ts';
import { anOfficeCalendar } from '#tests/domain/sla/office-calendar.ts';
import { shanghai } from '#tests/support/builders.ts';

const calendar = compileCalendar(anOfficeCalendar());
const day = (n: number) => formatDay((parseDay('2026-11-09') ?? 0) + n);

function runsOf(pausedDays: number) {
  const explanation = explainClock({
    calendar,
    target: { unit: 'days', target: 3, warn: [] },
    events: [
      { type: 'start', at: shanghai(`${day(0)} 09:00`) },
      { type: 'pause', at: shanghai(`${day(1)} 10:00`) },
      { type: 'resume', at: shanghai(`${day(1 + pausedDays)} 17:30`) },
    ],
    ended: null,
    now: shanghai(`${day(2 + pausedDays)} 09:00`),
  });
  const runs = explainedRuns(explanation.days, explanation.today);
  expect(runs.flat()).toEqual(explanation.days);
  return runs;
}

test('every day is told once and in order, however long the wait: the same of many days in one run, else each alone', () => {
  for (let days = 0; days < 120; days += 1) {
    const long = runsOf(days).filter(({ length }) => length > 1);
    for (const run of long) {
      expect(run.length).toBeGreaterThan(MOST_ALIKE);
      expect(run[0]?.kind).toBe('paused');
      expect(run.at(-1)?.kind).toBe('paused');
    }
    expect(long).toHaveLength(days > MOST_ALIKE + 3 ? 1 : long.length);
  }
});

test('a day on which something happened stands alone', () => {
  const runs = runsOf(400);
  expect(runs.filter((run) => run.some(({ events }) => events.length > 0)).map(({ length }) => length)).toEqual([
    1, 1, 1,
  ]);
});
