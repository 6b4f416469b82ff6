import { describe, expect, test } from 'vitest';
import type { CaseEvent, CaseEventBody } from '#app/domain/case-event.ts';
import { LONGEST_PROCEDURE_DAYS } from '#app/domain/procedure.ts';
import { compileCalendar } from '#app/domain/sla/calendar.ts';
import { formatDay, parseDay } from '#app/domain/sla/civil-day.ts';
import type { ClockEvent } from '#app/domain/sla/clock.ts';
import { type ClockToExplain, explainClock, MOST_DAYS } from '#app/domain/sla/explain.ts';
import { pauseCauses } from '#app/domain/sla/pause-causes.ts';
import { joinRulers, promiseRuler, rulerOf } from '#app/domain/sla/ruler.ts';
import { anOfficeCalendar, readCountyCalendar } from '#tests/domain/sla/office-calendar.ts';
import { shanghai } from '#tests/support/builders.ts';

const county = compileCalendar(readCountyCalendar());
const HOLIDAY = [{ date: '2026-11-04', name: '县庆' }, '2026-11-05'];
const office = compileCalendar(anOfficeCalendar({ holidays: HOLIDAY, workdays: ['2026-11-07'] }));

const days = (target: number) => ({ unit: 'days' as const, target, warn: [] });
const hours = (target: number) => ({ unit: 'minutes' as const, target: target * 60, warn: [] });
function happened(...events: string[]): ClockEvent[] {
  return events.map((text) => {
    const [type, ...at] = text.split(' ');
    return { type: type as ClockEvent['type'], at: shanghai(at.join(' ')) };
  });
}
function explain(events: string[], given: Partial<ClockToExplain> & { at?: string }) {
  const now = shanghai(given.at ?? '2026-11-02 10:00');
  const plain = { calendar: office, target: days(3), ended: null, now, ...given };
  return explainClock({ ...plain, events: happened(...events) });
}
/** `11-03 counted 1`: date without its year, kind, and number or minutes. */
const lines = (explanation: ReturnType<typeof explainClock>) =>
  explanation.days.map(({ on, kind, nth, minutes, isDue, isAhead }) =>
    [on.slice(5), kind, nth ?? minutes, isDue ? 'due' : '', isAhead ? 'ahead' : ''].filter(Boolean).join(' '),
  );

describe('the days of a clock', () => {
  test('over the National Day week skip each holiday by name and count the make-up Saturday', () => {
    const explanation = explain(['start 2026-09-29 20:00'], {
      calendar: county,
      target: days(4),
      at: '2026-10-09 09:00',
    });
    expect(lines(explanation)).toEqual([
      '09-29 start_day',
      '09-30 counted 1',
      ...['01', '02', '03', '04', '05', '06', '07'].map((day) => `10-${day} holiday`),
      '10-08 counted 2',
      '10-09 counted 3 ahead',
      '10-10 make_up 4 due ahead',
    ]);
    expect(explanation.days.filter(({ kind }) => kind === 'holiday').every(({ holiday }) => holiday === '国庆节')).toBe(
      true,
    );
    expect(explanation).toMatchObject({ consumed: 2, dueAt: shanghai('2026-10-10 17:30'), isCut: false });
  });

  test('name a weekend, a holiday without a name, and the day of receipt whatever the hour', () => {
    const explanation = explain(['start 2026-11-01 23:00'], { target: days(6) });
    expect(lines(explanation)).toEqual([
      '11-01 start_day',
      '11-02 counted 1 ahead',
      '11-03 counted 2 ahead',
      '11-04 holiday ahead',
      '11-05 holiday ahead',
      '11-06 counted 3 ahead',
      '11-07 make_up 4 ahead',
      '11-08 weekend ahead',
      '11-09 counted 5 ahead',
      '11-10 counted 6 due ahead',
    ]);
    expect(explanation.days.map(({ holiday }) => holiday).filter((name) => name !== null)).toEqual(['县庆', '']);
  });

  test('after the due day are numbered as working days late, up to now', () => {
    const explanation = explain(['start 2026-11-02 09:00'], { target: days(1), at: '2026-11-09 10:00' });
    expect(lines(explanation)).toEqual([
      '11-02 start_day',
      '11-03 counted 1 due',
      '11-04 holiday',
      '11-05 holiday',
      '11-06 after_due 1',
      '11-07 after_due 2',
      '11-08 weekend',
      '11-09 after_due 3 ahead',
    ]);
  });

  test('of a clock that was stopped in time go to the due date and keep its number', () => {
    const explanation = explain(['start 2026-11-09 09:00', 'stop 2026-11-11 10:00'], { at: '2026-11-20 10:00' });
    expect(lines(explanation)).toEqual([
      '11-09 start_day',
      '11-10 counted 1',
      '11-11 stopped 2 ahead',
      '11-12 stopped 3 due ahead',
    ]);
    expect(explanation).toMatchObject({ consumed: 1, stoppedAt: shanghai('2026-11-11 10:00') });
  });

  test('of a clock that was stopped late end where it stopped', () => {
    const explanation = explain(['start 2026-11-09 09:00', 'stop 2026-11-16 10:00'], { at: '2026-11-20 10:00' });
    expect(lines(explanation).slice(3)).toEqual([
      '11-12 counted 3 due',
      '11-13 after_due 1',
      '11-14 weekend',
      '11-15 weekend',
      '11-16 stopped ahead',
    ]);
  });

  test('of a clock that was ended end there, and it has no due date any more', () => {
    const explanation = explain(['start 2026-11-09 09:00'], {
      target: days(9),
      ended: { at: shanghai('2026-11-11 18:00') },
      at: '2026-11-20 10:00',
    });
    expect(lines(explanation)).toEqual(['11-09 start_day', '11-10 counted 1', '11-11 counted 2']);
    expect(explanation).toMatchObject({ dueAt: null, consumed: 2, stoppedAt: shanghai('2026-11-11 18:00') });
  });

  test('are cut after years, and never before the longest procedure with a year around it is told', () => {
    const explanation = explain(['start 2026-11-09 09:00'], { at: '2031-01-04 10:00' });
    expect(explanation).toMatchObject({ isCut: true, consumed: 3 });
    expect(explanation.days).toHaveLength(MOST_DAYS);
  });

  test('count a close at the very instant of reading, of a pause and of an end, and none of a resume', () => {
    const close = '2026-11-10 17:30';
    const start = 'start 2026-11-09 09:00';
    const tenth = (explanation: ReturnType<typeof explainClock>) => lines(explanation)[1];
    expect(tenth(explain([start], { at: close }))).toBe('11-10 counted 1');
    expect(tenth(explain([start, `pause ${close}`], { at: '2026-11-11 09:00' }))).toBe('11-10 counted 1');
    const resumed = explain([start, 'pause 2026-11-10 09:00', `resume ${close}`], { at: '2026-11-11 09:00' });
    expect(tenth(resumed)).toBe('11-10 paused');
    const ended = explain([start], { target: days(1), ended: { at: shanghai(close) }, at: '2026-11-16 09:00' });
    expect(lines(ended)).toEqual(['11-09 start_day', '11-10 counted 1 due']);
    expect(ended.dueAt).toEqual(shanghai(close));
  });

  test('of a receipt that starts in the future are all ahead', () => {
    const explanation = explain(['start 2026-11-09 17:30'], { target: days(1), at: '2026-11-02 10:00' });
    expect(lines(explanation)).toEqual(['11-09 start_day ahead', '11-10 counted 1 due ahead']);
    expect(explanation.consumed).toBe(0);
  });
});

describe('a pause', () => {
  const asked = { seq: 1, recordedAt: shanghai('2026-11-10 10:00'), at: shanghai('2026-11-10 10:00') };
  const question = (body: Extract<CaseEventBody, { type: 'question_asked' }>): CaseEvent => ({
    ...body,
    ...asked,
    actor: { kind: 'staff', accountId: 1, departmentId: 'scjg' },
  });
  const pauses = pauseCauses(
    [
      question({ type: 'question_asked', message: 1, pauses: true }),
      question({ type: 'question_asked', message: 2, pauses: false }),
    ],
    { kind: 'resolution', owner: 'scjg' },
  );

  test('is the question that paused, and the unit that asked it; another question is none', () => {
    expect(pauses).toMatchObject([{ at: asked.at, reason: 'waiting_for_investor', by: 'scjg' }]);
  });

  test('takes out the days that close while it lasts, each with its cause, and shows when it began and ended', () => {
    const explanation = explain(['start 2026-11-09 09:00', 'pause 2026-11-10 10:00', 'resume 2026-11-12 15:00'], {
      pauses,
      at: '2026-11-12 16:00',
    });
    expect(lines(explanation)).toEqual([
      '11-09 start_day',
      '11-10 paused',
      '11-11 paused',
      '11-12 counted 1 ahead',
      '11-13 counted 2 ahead',
      '11-14 weekend ahead',
      '11-15 weekend ahead',
      '11-16 counted 3 due ahead',
    ]);
    expect(explanation.days.map(({ pause }) => pause?.by ?? null)).toEqual([
      null,
      'scjg',
      'scjg',
      ...[null, null, null, null, null],
    ]);
    expect(explanation.days.flatMap(({ on, events }) => events.map(({ type }) => `${on.slice(5)} ${type}`))).toEqual([
      '11-09 start',
      '11-10 pause',
      '11-12 resume',
    ]);
  });

  test('that lasts leaves no due date, and the list ends today', () => {
    const explanation = explain(['start 2026-11-09 09:00', 'pause 2026-11-11 10:00'], { at: '2026-11-12 11:00' });
    expect(lines(explanation)).toEqual(['11-09 start_day', '11-10 counted 1', '11-11 paused', '11-12 paused ahead']);
    expect(explanation).toMatchObject({ dueAt: null, consumed: 1 });
  });

  test('of a row that begins within it has the cause from before its start', () => {
    const explanation = explain(['start 2026-11-11 09:00', 'pause 2026-11-11 09:00'], {
      pauses,
      at: '2026-11-12 11:00',
    });
    expect(explanation.days[1]).toMatchObject({ kind: 'paused', pause: { by: 'scjg' } });
  });
});

test('a clock that a procedure as long as one can be has paused is told to its end, and months late as well', () => {
  const from = parseDay('2026-11-10') ?? 0;
  const day = (n: number) => formatDay(from + n);
  const events = [
    'start 2026-11-09 09:00',
    'pause 2026-11-10 10:00',
    `resume ${day(LONGEST_PROCEDURE_DAYS)} 17:30`,
    `stop ${day(LONGEST_PROCEDURE_DAYS + 300)} 10:00`,
  ];
  const explanation = explain(events, { target: days(60), at: `${day(LONGEST_PROCEDURE_DAYS + 400)} 10:00` });
  expect(explanation).toMatchObject({ isCut: false, consumed: 60 });
  expect(explanation.days.at(-1)).toMatchObject({ on: day(LONGEST_PROCEDURE_DAYS + 300), kind: 'stopped' });
});

describe('a clock of working hours', () => {
  test('tells how much of each day counts', () => {
    const explanation = explain(['start 2026-11-06 16:00'], { target: hours(8), at: '2026-11-07 09:00' });
    expect(lines(explanation)).toEqual(['11-06 partly 90', '11-07 make_up 390 due ahead']);
    expect(explanation).toMatchObject({ consumed: 120, dueAt: shanghai('2026-11-07 16:30') });
    expect(explanation.days[1]?.parts).toEqual({ counted: 30, paused: 0, late: 0, ahead: 360 });
  });

  test('that started after closing has a day of nothing, and skips the weekend', () => {
    const explanation = explain(['start 2026-11-13 20:00'], { target: hours(1), at: '2026-11-13 20:00' });
    expect(lines(explanation)).toEqual([
      '11-13 partly',
      '11-14 weekend ahead',
      '11-15 weekend ahead',
      '11-16 partly 60 due ahead',
    ]);
  });

  test('is late from the minute on at which it is due', () => {
    const explanation = explain(['start 2026-11-09 09:00'], { target: hours(1), at: '2026-11-10 09:30' });
    expect(lines(explanation)).toEqual(['11-09 partly 60 due', '11-10 after_due 1']);
    expect(explanation.days.map(({ parts }) => parts.late)).toEqual([360, 60]);
  });

  test('by the wall clock counts nights and weekends', () => {
    const target = { unit: 'calendar_minutes', target: 30, warn: [] } as const;
    const explanation = explain(['start 2026-11-14 23:45'], { target, at: '2026-11-14 23:50' });
    expect(lines(explanation)).toEqual(['11-14 partly 15 ahead', '11-15 partly 15 due ahead']);
  });
});

describe('the ruler', () => {
  test('has one tick a working day, the bar to now, and the pennant at the promise', () => {
    const ruler = rulerOf(explain(['start 2026-11-09 09:00'], { target: days(4), at: '2026-11-11 13:30' }));
    expect(ruler.ticks).toEqual([1, 2, 3, 4]);
    expect(ruler).toMatchObject({ pennants: [4], length: 4, reached: 2, late: 0 });
    expect(ruler.bars).toEqual([{ kind: 'counted', from: 0, to: 1 + 210 / 450 }]);
  });

  test('hatches paused days and leaves room for what is still to come', () => {
    const ruler = rulerOf(explain(['start 2026-11-09 09:00', 'pause 2026-11-11 10:00'], { at: '2026-11-12 18:00' }));
    expect(ruler.bars).toEqual([
      { kind: 'counted', from: 0, to: 1 },
      { kind: 'paused', from: 1, to: 3 },
    ]);
    expect(ruler).toMatchObject({ pennants: [], length: 5, ticks: [1, 2, 3, 4, 5] });
  });

  test('goes on beyond the pennant when it is late', () => {
    const ruler = rulerOf(explain(['start 2026-11-09 09:00'], { target: days(1), at: '2026-11-12 18:00' }));
    expect(ruler.bars).toEqual([
      { kind: 'counted', from: 0, to: 1 },
      { kind: 'late', from: 1, to: 3 },
    ]);
    expect(ruler).toMatchObject({ pennants: [1], length: 3 });
  });

  test('of a receipt is empty and has a pennant for each promise', () => {
    const [accepted, answered] = [shanghai('2026-11-10 17:30'), shanghai('2026-11-17 17:30')];
    const ruler = promiseRuler(office, shanghai('2026-11-09 09:00'), [accepted, answered]);
    expect(ruler).toMatchObject({ pennants: [1, 6], length: 6, bars: [], ticks: [1, 2, 3, 4, 5, 6], reached: 0 });
    expect(promiseRuler(office, shanghai('2026-11-09 20:00'), [accepted])).toMatchObject({ pennants: [1], length: 1 });
    expect(promiseRuler(office, accepted, [])).toBeNull();
  });

  test('joined to another keeps both scales', () => {
    const late = rulerOf(explain(['start 2026-11-09 09:00'], { target: days(1), at: '2026-11-12 18:00' }));
    expect(joinRulers(late, late)).toMatchObject({ length: 6, pennants: [1, 4], ticks: [1, 2, 3, 4, 5, 6] });
  });
});
