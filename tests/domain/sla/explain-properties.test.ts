import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarDefinition, compileCalendar, dayOf, type Session } from '#app/domain/sla/calendar.ts';
import { formatDay, parseDay, WEEKDAYS } from '#app/domain/sla/civil-day.ts';
import { type ClockEvent, type ClockTarget, readClock } from '#app/domain/sla/clock.ts';
import { type ClockExplanation, explainClock } from '#app/domain/sla/explain.ts';
import { rulerOf } from '#app/domain/sla/ruler.ts';

const MINUTE = 60_000;
/** Both changes of the clocks of Berlin and New York, and the year's end, lie in what these windows reach. */
const WINDOWS = ['2026-03-20', '2026-10-15', '2026-12-15'].map((from) => Date.parse(`${from}T00:00:00Z`));

const anySessions = fc.constantFrom<readonly Session[]>(
  [
    ['08:30', '12:00'],
    ['13:30', '17:30'],
  ],
  [['09:00', '18:00']],
  [
    ['00:00', '06:15'],
    ['18:00', '24:00'],
  ],
);
const anyDate = fc
  .tuple(fc.constantFrom('2026-03', '2026-04', '2026-10', '2026-12'), fc.integer({ min: 1, max: 30 }))
  .map(([month, day]) => `${month}-${String(day).padStart(2, '0')}`);
const anyCalendar: fc.Arbitrary<CalendarDefinition> = fc.record({
  timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York'),
  week: fc
    .tuple(anySessions, fc.array(fc.option(anySessions, { nil: [] }), { minLength: 6, maxLength: 6 }))
    .map(([monday, others]) => Object.fromEntries([monday, ...others].map((list, day) => [WEEKDAYS[day]!, list]))),
  holidays: fc.array(anyDate, { maxLength: 8 }),
  workdays: fc.array(anyDate, { maxLength: 6 }),
});
const anyTarget: fc.Arbitrary<ClockTarget> = fc.oneof(
  fc.record({ unit: fc.constant('days' as const), target: fc.integer({ min: 1, max: 12 }), warn: fc.constant([]) }),
  fc.record({
    unit: fc.constantFrom('minutes' as const, 'calendar_minutes' as const),
    target: fc.integer({ min: 1, max: 4000 }),
    warn: fc.constant([]),
  }),
);
/** Ascending minutes read as start, pause, resume, …; perhaps with a stop or an end, and how much later now is. */
const anyLife = fc.record({
  window: fc.constantFrom(...WINDOWS),
  // Quarter hours meet openings and closes exactly.
  steps: fc.array(
    fc.oneof(
      fc.integer({ min: 0, max: 6000 }),
      fc.integer({ min: 0, max: 200 }).map((quarters) => quarters * 15),
    ),
    { minLength: 1, maxLength: 6 },
  ),
  ends: fc.constantFrom('open', 'stop', 'ended'),
  later: fc.integer({ min: 0, max: 20_000 }),
});
type Life = typeof anyLife extends fc.Arbitrary<infer T> ? T : never;

function lifeOf({ window, steps, ends, later }: Life) {
  let at = window;
  const events: ClockEvent[] = steps.map((step, index) => {
    at += step * MINUTE;
    if (index === 0) return { type: 'start', at: new Date(at) };
    if (ends === 'stop' && index === steps.length - 1) return { type: 'stop', at: new Date(at) };
    return { type: index % 2 === 1 ? 'pause' : 'resume', at: new Date(at) };
  });
  const ended = ends === 'ended' ? { at: new Date(at + (later / 2) * MINUTE) } : null;
  const now = new Date(at + later * MINUTE);
  return { events, ended, now, until: ended?.at ?? (ends === 'stop' && steps.length > 1 ? new Date(at) : now) };
}

function check(run: (given: ReturnType<typeof explained>) => void): void {
  fc.assert(
    fc.property(anyCalendar, anyTarget, anyLife, (definition, target, life) => {
      run(explained(definition, target, life));
    }),
    { seed: 20261123, numRuns: 600 },
  );
}

function explained(definition: CalendarDefinition, target: ClockTarget, life: Life) {
  const calendar = compileCalendar(definition);
  const { events, ended, now, until } = lifeOf(life);
  const explanation = explainClock({ calendar, target, events, ended, now });
  return { calendar, target, events, until, ended, explanation };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const countedDays = ({ days }: ClockExplanation) =>
  days.filter(({ kind, isAhead }) => (kind === 'counted' || kind === 'make_up') && !isAhead).length;

describe('an explanation', () => {
  test('lists every date from the start on, once, and at most one as the due day', () => {
    check(({ calendar, events, explanation: { days, dueAt, isCut } }) => {
      const first = parseDay(dayOf(calendar, events[0]!.at))!;
      expect(days.map(({ on }) => on)).toEqual(days.map((_day, index) => formatDay(first + index)));
      expect(days.filter(({ isDue }) => isDue)).toHaveLength(dueAt === null || isCut ? 0 : 1);
    });
  });

  test('is due when readClock says so, on the day with the number of the target', () => {
    check(({ calendar, target, events, until, ended, explanation }) => {
      const { dueAt } = readClock(calendar, target, events, until);
      const isGone = dueAt !== null && ended !== null && dueAt > ended.at;
      expect(explanation.dueAt).toEqual(isGone ? null : dueAt);
      const due = explanation.days.find(({ isDue }) => isDue);
      if (!due || !explanation.dueAt) return;
      // A day that closes at midnight is due on the day that ends, not on the one that begins.
      expect(due.on).toBe(dayOf(calendar, new Date(explanation.dueAt.getTime() - 1)));
      if (target.unit === 'days') expect(due.nth).toBe(target.target);
    });
  });

  test('of working days counts as many as readClock has reached by then', () => {
    check(({ calendar, target, events, until, explanation }) => {
      if (target.unit !== 'days') return;
      const reached = (days: number) => {
        const { dueAt } = readClock(calendar, { ...target, target: days }, events, until);
        return dueAt !== null && dueAt <= until;
      };
      const targets = Array.from({ length: target.target }, (_none, index) => index + 1);
      expect(explanation.consumed).toBe(targets.filter(reached).length);
      expect(countedDays(explanation)).toBe(explanation.consumed);
    });
  });

  test('of minutes adds up, day by day, to what is used up, and to the target at the due instant', () => {
    check(({ calendar, target, events, until, explanation }) => {
      if (target.unit === 'days') return;
      const { consumed, days, dueAt } = explanation;
      expect(sum(days.map(({ parts }) => parts.counted))).toBeCloseTo(consumed, 6);
      if (dueAt) expect(sum(days.map(({ parts }) => parts.counted + parts.ahead))).toBeCloseTo(target.target, 6);
      const { dueAt: reachedAt } = readClock(calendar, { ...target, target: Math.max(consumed, 1e-3) }, events, until);
      if (consumed > 0) expect(reachedAt! <= until).toBe(true);
      const more = readClock(calendar, { ...target, target: consumed + 1e-3 }, events, until).dueAt;
      if (consumed < target.target) expect(more === null || more > until).toBe(true);
    });
  });

  test('is drawn without gap or overlap, with the pennant where the target is used up', () => {
    check(({ target, explanation }) => {
      const { length, ticks, bars, pennants } = rulerOf(explanation);
      const { consumed } = explanation;
      expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
      for (const [index, bar] of bars.entries()) {
        expect(bar.to).toBeGreaterThan(bar.from);
        expect(bar.from).toBeGreaterThanOrEqual(bars[index - 1]?.to ?? 0);
      }
      expect(Math.max(0, ...ticks, ...bars.map(({ to }) => to), ...pennants)).toBeLessThanOrEqual(length + 1e-9);
      for (const bar of bars.filter(({ kind }) => kind === 'late')) {
        expect(bar.from).toBeGreaterThanOrEqual(pennants[0]! - 1e-9);
      }
      const drawn = sum(bars.filter(({ kind }) => kind === 'counted').map(({ from, to }) => to - from));
      // A working day that is not over yet is drawn as far as it has gone.
      expect(Math.floor(drawn + 1e-6)).toBeGreaterThanOrEqual(Math.floor(target.unit === 'days' ? consumed : 0));
      expect(drawn).toBeLessThanOrEqual((target.unit === 'days' ? consumed + 1 : consumed) + 1e-6);
    });
  });
});
