import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  addWorkingMinutes,
  type CalendarDefinition,
  CalendarError,
  compileAlwaysOpen,
  compileCalendar,
  dayKind,
  dayOf,
  isProvisional,
  isWorkingDay,
  nextWorkingDayAt,
  publishedThrough,
  workingDaysBetween,
  workingMinutesBetween,
} from '#app/domain/sla/calendar.ts';
import { anOfficeCalendar, readCountyCalendar } from '#tests/domain/sla/office-calendar.ts';

const county = compileCalendar(readCountyCalendar());
const shanghai = (wall: string) => new Date(`${wall}:00.000+08:00`);

describe('working days of the county in 2026', () => {
  test.each([
    ['2026-01-01', 1, '2026-01-04'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-04-30', 5, '2026-05-11'],
    ['2026-09-24', 3, '2026-09-30'],
    ['2026-09-30', 3, '2026-10-10'],
  ])('%s and %i working days end on %s, whatever the hour of the start', (start, days, end) => {
    for (const hour of ['00:00', '08:29', '12:00', '17:30', '23:59']) {
      expect(addWorkingDays(county, shanghai(`${start}T${hour}`), days)).toEqual(shanghai(`${end}T17:30`));
    }
  });

  test('the year has 248 working days', () => {
    expect(workingDaysBetween(county, shanghai('2026-01-01T00:00'), shanghai('2027-01-01T00:00'))).toBe(248);
    expect(workingMinutesBetween(county, shanghai('2026-01-01T00:00'), shanghai('2027-01-01T00:00'))).toBe(248 * 450);
  });

  test('a holiday on a weekend costs no working day', () => {
    expect(isWorkingDay(county, '2026-04-04')).toBe(false);
    expect(addWorkingDays(county, shanghai('2026-04-03T10:00'), 1)).toEqual(shanghai('2026-04-07T17:30'));
  });

  test('a working day is over at its close, not before', () => {
    const morning = shanghai('2026-01-05T08:00');
    expect(workingDaysBetween(county, morning, shanghai('2026-01-05T17:29'))).toBe(0);
    expect(workingDaysBetween(county, morning, shanghai('2026-01-05T17:30'))).toBe(1);
    expect(workingDaysBetween(county, shanghai('2026-01-05T17:30'), shanghai('2026-01-05T18:00'))).toBe(0);
  });

  test('nine in the morning of the next working day skips the holiday week', () => {
    expect(nextWorkingDayAt(county, shanghai('2026-09-30T23:59'), '09:00')).toEqual(shanghai('2026-10-08T09:00'));
    expect(nextWorkingDayAt(county, shanghai('2026-10-08T00:00'), '09:00')).toEqual(shanghai('2026-10-09T09:00'));
    expect(nextWorkingDayAt(county, shanghai('2026-12-31T18:00'), '09:00')).toEqual(shanghai('2027-01-01T09:00'));
  });

  test('a due date after the last published day is provisional', () => {
    expect(isProvisional(county, shanghai('2026-12-31T23:59'))).toBe(false);
    expect(isProvisional(county, shanghai('2027-01-01T00:00'))).toBe(true);
    expect(isProvisional(compileCalendar(anOfficeCalendar()), shanghai('2200-01-01T00:00'))).toBe(false);
  });
});

describe('make-up days', () => {
  const saturday: CalendarDefinition['week'] = { ...anOfficeCalendar().week, sat: [['09:00', '11:00']] };
  const dayLength = (definition: CalendarDefinition, on: string) =>
    workingMinutesBetween(compileCalendar(definition), shanghai(`${on}T00:00`), shanghai(`${on}T23:59`));

  test('a make-up Sunday has the sessions of Monday', () => {
    expect(dayLength(anOfficeCalendar({ workdays: ['2026-01-04'] }), '2026-01-04')).toBe(450);
  });

  test('a make-up Saturday keeps its own sessions where Saturday has any', () => {
    expect(dayLength(anOfficeCalendar({ week: saturday, workdays: ['2026-01-10'] }), '2026-01-10')).toBe(120);
  });

  test('a make-up day wins over a holiday of the same date', () => {
    const both = { holidays: [{ date: '2026-01-05', name: '元旦' }, '2026-01-06'], workdays: ['2026-01-05'] };
    expect(dayLength(anOfficeCalendar(both), '2026-01-05')).toBe(450);
    expect(dayLength(anOfficeCalendar(both), '2026-01-06')).toBe(0);
  });

  test('where Monday is closed the first open weekday stands in for it', () => {
    const week: CalendarDefinition['week'] = { wed: [['10:00', '11:00']], thu: [['08:00', '16:00']] };
    expect(dayLength(anOfficeCalendar({ week, workdays: ['2026-01-04'] }), '2026-01-04')).toBe(60);
  });
});

describe('what a day is', () => {
  test.each([
    ['2026-10-01', { kind: 'holiday', name: '国庆节' }],
    ['2026-10-03', { kind: 'holiday', name: '国庆节' }],
    ['2026-10-08', { kind: 'working' }],
    ['2026-10-10', { kind: 'make_up' }],
    ['2026-10-11', { kind: 'weekend' }],
  ])('%s: %o', (on, kind) => {
    expect(dayKind(county, on)).toEqual(kind);
  });

  test('a holiday may have no name, a make-up day that is a plain working day is nothing special', () => {
    const both = {
      holidays: ['2026-01-06', { date: '2026-01-05', name: '元旦' }],
      workdays: ['2026-01-05', '2026-01-07'],
    };
    const calendar = compileCalendar(anOfficeCalendar(both));
    expect(dayKind(calendar, '2026-01-05')).toEqual({ kind: 'make_up' });
    expect(dayKind(calendar, '2026-01-06')).toEqual({ kind: 'holiday', name: '' });
    expect(dayKind(calendar, '2026-01-07')).toEqual({ kind: 'working' });
  });

  test('is known up to the last published day, where the calendar says one', () => {
    expect(publishedThrough(county)).toBe('2026-12-31');
    expect(publishedThrough(compileCalendar(anOfficeCalendar()))).toBeNull();
  });
});

describe('working minutes', () => {
  test('time used up exactly at noon ends at noon', () => {
    expect(addWorkingMinutes(county, shanghai('2026-01-05T11:00'), 59)).toEqual(shanghai('2026-01-05T11:59'));
    expect(addWorkingMinutes(county, shanghai('2026-01-05T11:00'), 60)).toEqual(shanghai('2026-01-05T12:00'));
    expect(addWorkingMinutes(county, shanghai('2026-01-05T11:00'), 61)).toEqual(shanghai('2026-01-05T13:31'));
  });

  test('no minutes end where they begin, also in closed time', () => {
    expect(addWorkingMinutes(county, shanghai('2026-01-05T12:30'), 0)).toEqual(shanghai('2026-01-05T12:30'));
  });

  test('fractions of a minute count to the millisecond', () => {
    const from = shanghai('2026-01-05T11:59');
    expect(addWorkingMinutes(county, from, 1.5)).toEqual(new Date(shanghai('2026-01-05T13:30').getTime() + 30_000));
    expect(workingMinutesBetween(county, from, new Date(from.getTime() + 1))).toBe(1 / 60_000);
  });

  test('the years before the first one asked for are counted as well', () => {
    const calendar = compileCalendar(anOfficeCalendar());
    const later = addWorkingDays(calendar, shanghai('2030-06-03T09:00'), 1);
    expect(workingDaysBetween(calendar, shanghai('2025-01-01T00:00'), shanghai('2026-01-01T00:00'))).toBe(261);
    expect(workingMinutesBetween(calendar, later, shanghai('2025-01-01T00:00'))).toBeLessThan(0);
    expect(addWorkingDays(calendar, shanghai('2030-06-03T09:00'), 1)).toEqual(later);
  });
});

describe('days on which the clocks change', () => {
  const berlin = (sessions: CalendarDefinition['week']['sun'], timeZone = 'Europe/Berlin') =>
    compileCalendar({ timeZone, week: { sun: sessions }, holidays: [], workdays: [] });
  const lengthOf = (calendar: ReturnType<typeof berlin>, on: string) =>
    workingMinutesBetween(calendar, new Date(`${on}T00:00:00Z`), new Date(`${on}T22:30:00Z`));

  test('a session over the spring change is an hour shorter, over the autumn change an hour longer', () => {
    const calendar = berlin([['01:00', '05:00']]);
    expect(lengthOf(calendar, '2026-03-22')).toBe(240);
    expect(lengthOf(calendar, '2026-03-29')).toBe(180);
    expect(lengthOf(calendar, '2026-10-25') + 60).toBe(300); // its first hour lies before 00:00 UTC
  });

  test('a time that is skipped is the moment of the change', () => {
    const calendar = berlin([['02:30', '04:00']]);
    expect(addWorkingMinutes(calendar, new Date('2026-03-28T12:00:00Z'), 1)).toEqual(new Date('2026-03-29T01:01:00Z'));
    expect(lengthOf(calendar, '2026-03-29')).toBe(60);
  });

  test('a day whose only session is skipped is not worked', () => {
    const calendar = berlin([['02:00', '03:00']]);
    expect(isWorkingDay(calendar, '2026-03-22')).toBe(true);
    expect(isWorkingDay(calendar, '2026-03-29')).toBe(false);
    expect(addWorkingDays(calendar, new Date('2026-03-23T12:00:00Z'), 1)).toEqual(new Date('2026-04-05T01:00:00Z'));
    expect(addWorkingDays(calendar, new Date('2026-04-06T12:00:00Z'), 1)).toEqual(new Date('2026-04-12T01:00:00Z'));
  });

  test('a time that comes twice is the first of the two', () => {
    expect(nextWorkingDayAt(berlin([['09:00', '12:00']]), new Date('2026-10-24T12:00:00Z'), '02:30')).toEqual(
      new Date('2026-10-25T00:30:00Z'),
    );
  });

  test('office hours keep their wall time on both sides of the change', () => {
    const calendar = compileCalendar(anOfficeCalendar({ timeZone: 'Europe/Berlin' }));
    expect(addWorkingDays(calendar, new Date('2026-03-26T12:00:00Z'), 1)).toEqual(new Date('2026-03-27T16:30:00Z'));
    expect(addWorkingDays(calendar, new Date('2026-03-26T12:00:00Z'), 2)).toEqual(new Date('2026-03-30T15:30:00Z'));
  });

  test('a day that a zone left out is no working day', () => {
    const calendar = compileAlwaysOpen('Pacific/Apia');
    expect(isWorkingDay(calendar, '2011-12-29')).toBe(true);
    expect(isWorkingDay(calendar, '2011-12-30')).toBe(false);
    expect(isWorkingDay(calendar, '2011-12-31')).toBe(true);
  });

  test('a midnight that the clocks turn back from does not begin the next day', () => {
    const calendar = compileAlwaysOpen('America/Santiago');
    expect(dayOf(calendar, new Date('2026-04-05T03:00:00Z'))).toBe('2026-04-04');
    expect(dayOf(calendar, new Date('2026-04-05T04:00:00Z'))).toBe('2026-04-05');
  });

  test('a midnight that is skipped begins the day at one', () => {
    const calendar = compileAlwaysOpen('America/Santiago');
    expect(dayOf(calendar, new Date('2026-09-06T03:59:59Z'))).toBe('2026-09-05');
    expect(dayOf(calendar, new Date('2026-09-06T04:00:00Z'))).toBe('2026-09-06');
    expect(addWorkingDays(calendar, new Date('2026-09-04T12:00:00Z'), 1)).toEqual(new Date('2026-09-06T04:00:00Z'));
  });
});

test('a calendar that never closes counts every minute, over the change of the clocks and over New Year', () => {
  const calendar = compileAlwaysOpen('Europe/Berlin');
  const from = new Date('2026-03-01T00:00:00Z');
  const to = new Date('2028-12-01T00:00:00Z');
  expect(workingMinutesBetween(calendar, from, to)).toBe((to.getTime() - from.getTime()) / 60_000);
});

describe('calendars that cannot be', () => {
  const day = (...sessions: [string, string][]) => ({ week: { mon: sessions } });

  test.each<[string, Partial<CalendarDefinition>]>([
    ['unknown_zone', { timeZone: 'Mars/Olympus' }],
    ['unknown_zone', { timeZone: '' }],
    ['unknown_zone', { timeZone: '+08:00' }],
    ['session_open_not_before_close', day(['12:00', '12:00'])],
    ['session_open_not_before_close', day(['17:30', '08:30'])],
    ['session_open_not_before_close', day(['24:00', '24:00'])],
    ['sessions_overlap', day(['08:30', '12:00'], ['11:59', '17:30'])],
    ['sessions_overlap', day(['13:00', '17:30'], ['08:30', '13:01'])],
    ['bad_time', day(['8:30', '12:00'])],
    ['bad_time', day(['08:30', '24:01'])],
    ['bad_date', { holidays: ['2026-02-29'] }],
    ['bad_date', { holidays: [{ date: '2026-13-01', name: '' }] }],
    ['bad_date', { workdays: ['20260104'] }],
    ['bad_date', { publishedThrough: '2026-06-31' }],
    ['no_working_day', { week: {} }],
    ['no_working_day', { week: { mon: [] }, workdays: ['2026-01-04'] }],
  ])('%s: %o', (code, override) => {
    expect(() => compileCalendar(anOfficeCalendar(override))).toThrow(expect.objectContaining({ code }));
  });

  test('sessions may touch and may come in any order', () => {
    const calendar = compileCalendar(anOfficeCalendar(day(['12:00', '24:00'], ['00:00', '12:00'])));
    expect(addWorkingDays(calendar, shanghai('2026-01-04T10:00'), 1)).toEqual(shanghai('2026-01-06T00:00'));
  });
});

describe('questions without an answer', () => {
  test.each<[string, () => unknown]>([
    ['bad_amount', () => addWorkingDays(county, shanghai('2026-01-05T10:00'), 0)],
    ['bad_amount', () => addWorkingDays(county, shanghai('2026-01-05T10:00'), 1.5)],
    ['bad_amount', () => addWorkingMinutes(county, shanghai('2026-01-05T10:00'), -1)],
    ['bad_amount', () => addWorkingMinutes(county, shanghai('2026-01-05T10:00'), Number.NaN)],
    ['beyond_horizon', () => addWorkingDays(county, shanghai('2026-01-05T10:00'), 1_000_000)],
    ['beyond_horizon', () => addWorkingMinutes(county, shanghai('2026-01-05T10:00'), 1e12)],
    ['beyond_horizon', () => dayOf(county, new Date(Number.NaN))],
    ['bad_date', () => isWorkingDay(county, 'tomorrow')],
    ['bad_time', () => nextWorkingDayAt(county, shanghai('2026-01-05T10:00'), 'nine')],
  ])('%s', (code, ask) => {
    expect(ask).toThrow(CalendarError);
    expect(ask).toThrow(expect.objectContaining({ code }));
  });
});
