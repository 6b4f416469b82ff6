import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  addWorkingMinutes,
  type CalendarDefinition,
  compileCalendar,
  isWorkingDay,
  type Session,
  workingDaysBetween,
  workingMinutesBetween,
} from '#app/domain/sla/calendar.ts';
import { WEEKDAYS } from '#app/domain/sla/civil-day.ts';
import { type ClockEvent, type ClockTarget, readClock } from '#app/domain/sla/clock.ts';
import { type OracleWindow, readClockByWalking } from '#tests/domain/sla/minute-oracle.ts';

const SEED = 20261123;
const MINUTE = 60_000;
const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Vladivostok', 'UTC'];
/** Both changes of the clocks of Berlin (29 March, 25 October) and New York (1 November) lie inside. */
const WINDOWS: OracleWindow[] = ['2026-03-20', '2026-10-15'].map((from) => ({
  fromAt: Date.parse(`${from}T00:00:00Z`),
  minutes: 30 * 1440,
}));

const runs = (numRuns: number) => ({ seed: SEED, numRuns });

/** Quarter hours; a session begins at midnight or after 04:00, so that no clock change cuts one in two. */
const anySessions = fc
  .uniqueArray(fc.integer({ min: 16, max: 96 }), { minLength: 2, maxLength: 6 })
  .chain((cuts) => fc.tuple(fc.constant(cuts.sort((a, b) => a - b)), fc.boolean()))
  .map(([cuts, fromMidnight]) => {
    const edges = fromMidnight ? [0, ...cuts] : cuts;
    const sessions: Session[] = [];
    for (let i = 0; i + 1 < edges.length; i += 2) sessions.push([quarter(edges[i]!), quarter(edges[i + 1]!)]);
    return sessions;
  });

const anyCalendar: fc.Arbitrary<CalendarDefinition> = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  week: fc
    .tuple(anySessions, fc.array(fc.option(anySessions, { nil: [] }), { minLength: 6, maxLength: 6 }))
    .map(([monday, others]) => Object.fromEntries([monday, ...others].map((list, day) => [WEEKDAYS[day]!, list]))),
  holidays: fc.array(anyDate(), { maxLength: 6 }),
  workdays: fc.array(anyDate(), { maxLength: 6 }),
});

const anyInstant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 11, 31) }).map((at) => new Date(at));

/** Ascending minutes, read as start, pause, resume, ...; perhaps with a stop at the end. */
const anyEvents = fc.tuple(
  fc.array(fc.integer({ min: 0, max: 2500 }), { minLength: 1, maxLength: 7 }),
  fc.boolean(),
  fc.integer({ min: 0, max: 6000 }),
);

const anyTarget: fc.Arbitrary<ClockTarget> = fc.oneof(
  fc.record({
    unit: fc.constant('days' as const),
    target: fc.integer({ min: 1, max: 6 }),
    warn: fc.constant([0.5, 0.75]),
  }),
  fc.record({
    unit: fc.constantFrom('minutes' as const, 'calendar_minutes' as const),
    target: fc.integer({ min: 1, max: 400 }).map((quarters) => quarters * 4),
    warn: fc.constant([0.5, 0.75]),
  }),
);

describe('a clock', () => {
  test('reads the same as walking the wall clock minute by minute', { timeout: 120_000 }, () => {
    let compared = 0;
    const states = new Set<string>();
    fc.assert(
      fc.property(
        anyCalendar,
        fc.constantFrom(...WINDOWS),
        anyTarget,
        anyEvents,
        (definition, window, target, [steps, stops, later]) => {
          const events = eventsFrom(window.fromAt + 1440 * MINUTE, steps, stops);
          const now = new Date(events.at(-1)!.at.getTime() + later * MINUTE);
          const walked = readClockByWalking(definition, window, target, events, now);
          if (walked === 'out of sight') return;
          compared += 1;
          states.add(walked.state);
          expect(readClock(compileCalendar(definition), target, events, now)).toEqual(walked);
        },
      ),
      runs(400),
    );
    expect(compared).toBeGreaterThan(300);
    expect([...states].sort()).toEqual(['breached', 'met', 'paused', 'running']);
  });

  test('is never due earlier because of a pause', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyTarget,
        anyInstant,
        fc.nat(20_000),
        fc.nat(20_000),
        (definition, target, at, before, length) => {
          const calendar = compileCalendar(definition);
          const start: ClockEvent = { type: 'start', at };
          const pause: ClockEvent = { type: 'pause', at: new Date(at.getTime() + before * MINUTE) };
          const resume: ClockEvent = { type: 'resume', at: new Date(pause.at.getTime() + length * MINUTE) };
          const plain = readClock(calendar, target, [start], resume.at);
          const paused = readClock(calendar, target, [start, pause, resume], resume.at);
          expect(paused.dueAt!.getTime()).toBeGreaterThanOrEqual(plain.dueAt!.getTime());
          for (const [i, warnAt] of paused.warnAt.entries()) expect(warnAt! >= plain.warnAt[i]!).toBe(true);
        },
      ),
      runs(300),
    );
  });

  test('of whole days that is never paused is due at the close that addWorkingDays names', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, fc.integer({ min: 1, max: 600 }), (definition, at, target) => {
        const calendar = compileCalendar(definition);
        const { dueAt } = readClock(calendar, { unit: 'days', target, warn: [] }, [{ type: 'start', at }], at);
        expect(dueAt).toEqual(addWorkingDays(calendar, at, target));
      }),
      runs(300),
    );
  });

  test('is never warned after it is due, and warned in the order of the fractions', () => {
    fc.assert(
      fc.property(anyCalendar, anyTarget, anyInstant, (definition, target, at) => {
        const { dueAt, warnAt } = readClock(compileCalendar(definition), target, [{ type: 'start', at }], at);
        expect(at <= warnAt[0]! && warnAt[0]! <= warnAt[1]! && warnAt[1]! <= dueAt!).toBe(true);
      }),
      runs(300),
    );
  });
});

describe('a calendar', () => {
  test('counts between two instants what was added to the first', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, fc.nat(3_000_000), (definition, from, length) => {
        const calendar = compileCalendar(definition);
        const minutes = length / 16; // a sixteenth of a minute is a whole number of milliseconds
        const to = addWorkingMinutes(calendar, from, minutes);
        const millisecond = new Date(to.getTime() - 1);
        expect(workingMinutesBetween(calendar, from, to) * MINUTE).toBeCloseTo(Math.round(minutes * MINUTE), 4);
        if (length > 0) expect(workingMinutesBetween(calendar, from, millisecond)).toBeLessThan(minutes);
      }),
      runs(500),
    );
  });

  test('is later for more time and for a later start', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyInstant,
        fc.nat(1e9),
        fc.nat(50_000),
        fc.nat(50_000),
        (definition, from, wait, a, b) => {
          const calendar = compileCalendar(definition);
          const later = new Date(from.getTime() + wait);
          const [less, more] = [Math.min(a, b), Math.max(a, b)];
          expect(addWorkingMinutes(calendar, from, less) <= addWorkingMinutes(calendar, from, more)).toBe(true);
          expect(addWorkingMinutes(calendar, from, more) <= addWorkingMinutes(calendar, later, more)).toBe(true);
          expect(
            addWorkingDays(calendar, from, 1 + (less % 90)) <= addWorkingDays(calendar, later, 1 + (less % 90)),
          ).toBe(true);
        },
      ),
      runs(500),
    );
  });

  test('adds up over a point in between', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyInstant, anyInstant, (definition, a, b, c) => {
        const calendar = compileCalendar(definition);
        const parts = workingMinutesBetween(calendar, a, b) + workingMinutesBetween(calendar, b, c);
        expect(parts).toBeCloseTo(workingMinutesBetween(calendar, a, c), 6);
        const days = workingDaysBetween(calendar, a, b) + workingDaysBetween(calendar, b, c);
        expect(days).toBe(workingDaysBetween(calendar, a, c));
      }),
      runs(300),
    );
  });

  test('works a day exactly when the rules say so', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate(), (definition, on) => {
        const weekday = WEEKDAYS[(new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7]!;
        const usual = (definition.week[weekday] ?? []).length > 0 && !definition.holidays.includes(on);
        expect(isWorkingDay(compileCalendar(definition), on)).toBe(usual || definition.workdays.includes(on));
      }),
      runs(300),
    );
  });
});

function quarter(index: number): string {
  return `${String(Math.floor(index / 4)).padStart(2, '0')}:${String((index % 4) * 15).padStart(2, '0')}`;
}

function anyDate(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom('2026-03', '2026-04', '2026-10'), fc.integer({ min: 1, max: 30 }))
    .map(([month, day]) => {
      return `${month}-${String(day).padStart(2, '0')}`;
    });
}

function eventsFrom(firstAt: number, steps: readonly number[], stops: boolean): ClockEvent[] {
  let at = firstAt;
  return steps.map((step, index) => {
    at += step * MINUTE;
    if (index === 0) return { type: 'start', at: new Date(at) };
    if (stops && index === steps.length - 1) return { type: 'stop', at: new Date(at) };
    return { type: index % 2 === 1 ? 'pause' : 'resume', at: new Date(at) };
  });
}
