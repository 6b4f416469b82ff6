import { describe, expect, test } from 'vitest';
import { compileCalendar } from '#app/domain/sla/calendar.ts';
import { type ClockEvent, type ClockTarget, readClock } from '#app/domain/sla/clock.ts';
import { anOfficeCalendar, readCountyCalendar } from '#tests/domain/sla/office-calendar.ts';

const county = compileCalendar(readCountyCalendar());
const at = (wall: string) => new Date(`${wall}:00.000+08:00`);
const days = (target: number, warn = [0.5, 0.8]): ClockTarget => ({ unit: 'days', target, warn });
const minutes = (target: number, warn = [0.5, 0.8]): ClockTarget => ({ unit: 'minutes', target, warn });

/** `start 2026-01-05T09:00` */
function events(...lines: string[]): ClockEvent[] {
  return lines.map((line) => {
    const [type, wall] = line.split(' ');
    return { type: type as ClockEvent['type'], at: at(wall!) };
  });
}

const read = (target: ClockTarget, lines: string[], now: string) =>
  readClock(county, target, events(...lines), at(now));

describe('the moment a clock is due', () => {
  test.each([
    ['2026-01-05T11:59', 'running', null],
    ['2026-01-05T12:00', 'running', null],
    ['2026-01-05T12:01', 'breached', at('2026-01-05T12:00')],
  ])('60 working minutes from eleven are due at noon; at %s the clock is %s', (now, state, breachedAt) => {
    const reading = read(minutes(60), ['start 2026-01-05T11:00'], now);
    expect(reading).toEqual({
      state,
      dueAt: at('2026-01-05T12:00'),
      warnAt: [at('2026-01-05T11:30'), at('2026-01-05T11:48')],
      breachedAt,
    });
  });

  test('one millisecond after the due instant is a breach', () => {
    const now = new Date(at('2026-01-05T12:00').getTime() + 1);
    expect(readClock(county, minutes(60), events('start 2026-01-05T11:00'), now).state).toBe('breached');
  });

  test.each([
    ['2026-01-05T11:59', 'met'],
    ['2026-01-05T12:00', 'met'],
    ['2026-01-05T12:01', 'breached'],
  ])('stopped at %s it is %s, and keeps the due instant it had', (stop, state) => {
    const reading = read(minutes(60), ['start 2026-01-05T11:00', `stop ${stop}`], '2026-01-09T09:00');
    expect(reading).toMatchObject({ state, dueAt: at('2026-01-05T12:00') });
    expect(reading.breachedAt).toEqual(state === 'breached' ? at('2026-01-05T12:00') : null);
  });

  test('a start in closed time consumes nothing before the opening', () => {
    const reading = read(minutes(10), ['start 2026-01-03T20:00'], '2026-01-03T20:00');
    expect(reading.dueAt).toEqual(at('2026-01-04T08:40')); // the Sunday is a make-up day
  });

  test('calendar minutes run through the night and the holiday', () => {
    const target: ClockTarget = { unit: 'calendar_minutes', target: 30, warn: [0, 0.5, 1] };
    expect(read(target, ['start 2026-10-01T23:45'], '2026-10-01T23:45')).toMatchObject({
      dueAt: at('2026-10-02T00:15'),
      warnAt: [at('2026-10-01T23:45'), at('2026-10-02T00:00'), at('2026-10-02T00:15')],
    });
  });

  test('a warning rounds to the millisecond', () => {
    const reading = read(minutes(1, [1 / 3]), ['start 2026-01-05T09:00'], '2026-01-05T09:00');
    expect(reading.warnAt).toEqual([new Date(at('2026-01-05T09:00').getTime() + 20_000)]);
  });

  test('a target of part of a minute is kept to the millisecond', () => {
    const reading = read(minutes(0.5, []), ['start 2026-01-05T09:00'], '2026-01-05T09:00');
    expect(reading.dueAt).toEqual(new Date(at('2026-01-05T09:00').getTime() + 30_000));
  });

  test('nothing consumed yet is warned of at the start, also in closed time', () => {
    const reading = read(minutes(60, [0]), ['start 2026-01-05T12:30'], '2026-01-05T12:30');
    expect(reading.warnAt).toEqual([at('2026-01-05T12:30')]);
  });
});

describe('pauses', () => {
  test('a paused clock does not breach, and nobody knows when it is due', () => {
    const reading = read(minutes(60), ['start 2026-01-05T09:00', 'pause 2026-01-05T09:40'], '2026-03-05T09:00');
    expect(reading).toEqual({
      state: 'paused',
      dueAt: null,
      warnAt: [at('2026-01-05T09:30'), null],
      breachedAt: null,
    });
  });

  test('a pause over a holiday and a pause over an open day both leave the rest of the time', () => {
    const holiday = ['start 2026-09-30T17:00', 'pause 2026-09-30T17:10', 'resume 2026-10-08T08:30'];
    expect(read(minutes(60), holiday, '2026-10-08T08:30').dueAt).toEqual(at('2026-10-08T09:20'));
    const open = ['start 2026-01-05T09:00', 'pause 2026-01-05T09:10', 'resume 2026-01-06T09:00'];
    expect(read(minutes(60), open, '2026-01-06T09:00').dueAt).toEqual(at('2026-01-06T09:50'));
  });

  test('a pause exactly at the due instant comes too late', () => {
    const lines = ['start 2026-01-05T09:00', 'pause 2026-01-05T10:00'];
    expect(read(minutes(60), lines, '2026-01-05T10:00').state).toBe('running');
    expect(read(minutes(60), lines, '2026-01-05T10:01')).toMatchObject({
      state: 'breached',
      dueAt: at('2026-01-05T10:00'),
    });
  });

  test('a pause after the breach erases nothing', () => {
    const lines = ['start 2026-01-05T09:00', 'pause 2026-01-05T10:30'];
    expect(read(minutes(60), lines, '2026-01-06T09:00')).toMatchObject({
      state: 'breached',
      breachedAt: at('2026-01-05T10:00'),
    });
  });

  test('stopped while paused it is met without a due instant', () => {
    const lines = ['start 2026-01-05T09:00', 'pause 2026-01-05T09:40', 'stop 2026-01-07T09:00'];
    expect(read(minutes(60), lines, '2026-01-08T09:00')).toEqual({
      state: 'met',
      dueAt: null,
      warnAt: [at('2026-01-05T09:30'), null],
      breachedAt: null,
    });
  });

  test('paused after the due instant and then stopped it stays breached', () => {
    const lines = ['start 2026-01-05T09:00', 'pause 2026-01-05T10:40', 'stop 2026-01-07T09:00'];
    expect(read(minutes(60), lines, '2026-01-08T09:00').state).toBe('breached');
  });

  test('events after now do not exist yet', () => {
    const lines = ['start 2026-01-05T09:00', 'pause 2026-01-05T09:40', 'resume 2026-01-05T10:00'];
    expect(read(minutes(60), lines, '2026-01-05T09:39')).toMatchObject({
      state: 'running',
      dueAt: at('2026-01-05T10:00'),
    });
    expect(read(minutes(60), lines, '2026-01-05T09:40').state).toBe('paused');
  });

  test('a clock read before its start already has the due instant it starts with', () => {
    const lines = ['start 2026-01-05T09:00', 'stop 2026-01-05T09:05'];
    expect(read(minutes(60), lines, '2026-01-04T09:00')).toMatchObject({
      state: 'running',
      dueAt: at('2026-01-05T10:00'),
    });
  });
});

describe('working days', () => {
  test('the day of the start never counts, before the opening, during the day and at the close', () => {
    for (const hour of ['00:00', '08:29', '10:00', '17:30']) {
      const reading = read(days(1), [`start 2026-01-05T${hour}`], '2026-01-05T17:30');
      expect(reading.dueAt).toEqual(at('2026-01-06T17:30'));
    }
  });

  test('a day counts when the pause comes at its close, and does not a minute earlier', () => {
    const lines = (pause: string) => ['start 2026-01-05T09:00', `pause ${pause}`, 'resume 2026-01-08T09:00'];
    expect(read(days(2), lines('2026-01-06T17:30'), '2026-01-08T09:00').dueAt).toEqual(at('2026-01-08T17:30'));
    expect(read(days(2), lines('2026-01-06T17:29'), '2026-01-08T09:00').dueAt).toEqual(at('2026-01-09T17:30'));
  });

  test('a day does not count when the clock resumes at its close, and does a minute earlier', () => {
    const lines = (resume: string) => ['start 2026-01-05T09:00', 'pause 2026-01-06T09:00', `resume ${resume}`];
    expect(read(days(1), lines('2026-01-06T17:30'), '2026-01-06T18:00').dueAt).toEqual(at('2026-01-07T17:30'));
    expect(read(days(1), lines('2026-01-06T17:29'), '2026-01-06T17:29').dueAt).toEqual(at('2026-01-06T17:30'));
  });

  test('a pause and a resume on the day of the start cost nothing', () => {
    const lines = ['start 2026-01-05T09:00', 'pause 2026-01-05T10:00', 'resume 2026-01-05T11:00'];
    expect(read(days(1), lines, '2026-01-05T12:00').dueAt).toEqual(at('2026-01-06T17:30'));
    expect(read(days(1), [...lines, 'pause 2026-01-05T12:00'], '2026-01-05T12:00').state).toBe('paused');
  });

  test('warnings come at the opening of their day, rounded up to whole days', () => {
    const reading = read(days(5), ['start 2026-01-05T09:00'], '2026-01-05T09:00');
    expect(reading.warnAt).toEqual([at('2026-01-08T08:30'), at('2026-01-09T08:30')]);
    const first = read(days(5, [0, 0.2, 1]), ['start 2026-01-05T09:00'], '2026-01-05T09:00');
    const opening = at('2026-01-06T08:30');
    expect(first.warnAt).toEqual([opening, opening, at('2026-01-12T08:30')]);
  });

  test('a warning does not come before the clock resumes on the day that counts', () => {
    const lines = ['start 2026-01-05T09:00', 'pause 2026-01-05T18:00', 'resume 2026-01-06T15:00'];
    expect(read(days(1), lines, '2026-01-06T15:00').warnAt).toEqual([at('2026-01-06T15:00'), at('2026-01-06T15:00')]);
  });

  test('a warning is not known while the clock is paused on the day that would count', () => {
    const lines = ['start 2026-01-05T09:00', 'pause 2026-01-06T15:00'];
    expect(read(days(1), lines, '2026-01-06T16:00')).toMatchObject({ state: 'paused', warnAt: [null, null] });
  });

  test('a fraction that is whole but for rounding names that day', () => {
    expect(Math.ceil(0.07 * 100)).toBe(8);
    const reading = read(days(100, [0.07]), ['start 2026-03-02T09:00'], '2026-03-02T09:00');
    expect(reading.warnAt).toEqual([at('2026-03-11T08:30')]);
  });

  test('an office open until midnight closes at midnight, and that day is not the next one', () => {
    const night = compileCalendar(anOfficeCalendar({ week: { mon: [['00:00', '24:00']], tue: [['00:00', '24:00']] } }));
    const reading = readClock(night, days(1), events('start 2026-01-06T00:00'), at('2026-01-06T00:00'));
    expect(reading.dueAt).toEqual(at('2026-01-13T00:00'));
  });
});

describe('clocks that cannot be', () => {
  const start = 'start 2026-01-05T09:00';

  test.each<[string, ClockTarget, string[]]>([
    ['target_not_positive', minutes(0), [start]],
    ['target_not_positive', days(-1), [start]],
    ['target_not_positive', minutes(Number.NaN), [start]],
    ['target_not_positive', minutes(0.000001), [start]],
    ['target_not_whole_days', days(1.5), [start]],
    ['bad_warn', days(1, [1.1]), [start]],
    ['bad_warn', days(1, [-0.1]), [start]],
    ['bad_warn', days(1, [Number.NaN]), [start]],
    ['first_event_not_start', days(1), []],
    ['first_event_not_start', days(1), ['pause 2026-01-05T09:00']],
    ['events_out_of_order', days(1), [start, 'pause 2026-01-05T08:59']],
    ['event_not_possible', days(1), [start, 'start 2026-01-05T10:00']],
    ['event_not_possible', days(1), [start, 'resume 2026-01-05T10:00']],
    ['event_not_possible', days(1), [start, 'pause 2026-01-05T10:00', 'pause 2026-01-05T11:00']],
    ['event_not_possible', days(1), [start, 'stop 2026-01-05T10:00', 'pause 2026-01-05T11:00']],
    ['event_not_possible', days(1), [start, 'stop 2026-01-05T10:00', 'stop 2026-01-05T11:00']],
    ['bad_instant', days(1), ['start never']],
    ['beyond_horizon', days(1_000_000), [start]],
    ['beyond_horizon', { unit: 'calendar_minutes', target: 1e12, warn: [] }, [start]],
    ['beyond_horizon', minutes(Number.POSITIVE_INFINITY), [start]],
  ])('%s: %o %o', (code, target, lines) => {
    expect(() => read(target, lines, '2026-01-09T09:00')).toThrow(expect.objectContaining({ code }));
  });

  test('now must be an instant', () => {
    expect(() => readClock(county, days(1), events(start), new Date(Number.NaN))).toThrow(
      expect.objectContaining({ code: 'bad_instant' }),
    );
  });
});
