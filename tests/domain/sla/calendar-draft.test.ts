import { assert, constantFrom, dictionary, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar, compileUnitCalendars, isWorkingDay } from '#app/domain/sla/calendar.ts';
import { calendarChanges, isUnchanged } from '#app/domain/sla/calendar-changes.ts';
import { addHolidays, addWorkday, idleWorkdays, removeDays, setHorizon } from '#app/domain/sla/calendar-draft.ts';
import type { CalendarEdit } from '#app/domain/sla/calendar-edit.ts';
import { addUnitDays, removeUnitDays, setUnitWeek } from '#app/domain/sla/calendar-units.ts';
import { readWeek, typedWeek } from '#app/domain/sla/calendar-week.ts';
import { drawYear, holidayRanges } from '#app/domain/sla/calendar-year.ts';
import { anOfficeCalendar, readCountyCalendar } from '#tests/domain/sla/office-calendar.ts';

const COUNTY = readCountyCalendar();

function done<T>(edit: CalendarEdit<T>): T {
  if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
  return edit.value;
}
const why = (edit: CalendarEdit<unknown>) => (edit.ok ? null : edit.problems.map(({ field, code }) => [field, code]));

describe('the sessions of a week', () => {
  test('read back as they were shown, split sessions too', () => {
    expect(done(readWeek(typedWeek(COUNTY.week)))).toEqual(COUNTY.week);
  });

  test('take times as people write them, in any order', () => {
    const typed = { 'mon-0-open': '13：30', 'mon-0-close': '1730', 'mon-1-open': '8:30', 'mon-1-close': '12:00' };
    expect(done(readWeek(typed))).toEqual({
      mon: [
        ['08:30', '12:00'],
        ['13:30', '17:30'],
      ],
    });
  });

  test.each<[string, Record<string, string>, [string, string]]>([
    ['no session at all', {}, ['mon-0-open', 'no_working_day']],
    ['no time', { 'tue-0-open': 'early', 'tue-0-close': '12:00' }, ['tue-0-open', 'bad_time']],
    ['a time that is none', { 'tue-0-open': '08:30', 'tue-0-close': '24:30' }, ['tue-0-close', 'bad_time']],
    ['a session with one end', { 'tue-0-open': '08:30' }, ['tue-0-close', 'half_session']],
    [
      'opening at its close',
      { 'tue-0-open': '12:00', 'tue-0-close': '12:00' },
      ['tue-0-open', 'open_not_before_close'],
    ],
    [
      'two that overlap',
      { 'tue-0-open': '08:30', 'tue-0-close': '12:00', 'tue-1-open': '11:59', 'tue-1-close': '17:00' },
      ['tue-1-open', 'overlap'],
    ],
  ])('are refused with %s', (_what, typed, expected) => {
    expect(why(readWeek(typed))).toEqual([expected]);
  });
});

describe('holidays and make-up days', () => {
  test('that would cut another holiday are refused; the same one may be renamed or made longer', () => {
    const national = done(
      addHolidays(anOfficeCalendar(), { first: '2026-10-01', last: '2026-10-07', name: '国庆节' }, 2026),
    );
    const add = (first: string, last: string, name: string) => addHolidays(national, { first, last, name }, 2026);
    expect(why(add('2026-10-06', '2026-10-08', '中秋节'))).toEqual([['first', 'overlaps_holiday']]);
    expect(why(add('2026-10-03', '2026-10-03', '中秋节'))).toEqual([['first', 'overlaps_holiday']]);
    expect(holidayRanges(done(add('2026-10-06', '2026-10-08', '国庆节')).holidays, 2026)).toMatchObject([{ days: 8 }]);
    expect(holidayRanges(done(add('2026-10-01', '2026-10-07', '国庆')).holidays, 2026)).toMatchObject([
      { name: '国庆' },
    ]);
    expect(why(add('2026-10-08', '2026-10-09', '中秋节'))).toBeNull();
  });

  test('a range closes each of its days under one name', () => {
    const draft = done(
      addHolidays(anOfficeCalendar(), { first: '2027-02-05', last: '2027/2/11', name: ' 春节 ' }, 2027),
    );
    expect(holidayRanges(draft.holidays, 2027)).toEqual([
      { from: '2027-02-05', to: '2027-02-11', name: '春节', days: 7 },
    ]);
    const calendar = compileCalendar(draft);
    expect(isWorkingDay(calendar, '2027-02-11')).toBe(false);
    expect(isWorkingDay(calendar, '2027-02-12')).toBe(true);
  });

  test.each<[string, Record<string, string>, [string, string]]>([
    ['no day', { first: '2026-02-30', name: 'x' }, ['first', 'bad_day']],
    ['a day of another year', { first: '2027-01-01', name: 'x' }, ['first', 'outside_year']],
    ['an end in another year', { first: '2026-12-31', last: '2027-01-02', name: 'x' }, ['last', 'outside_year']],
    ['an end before the start', { first: '2026-12-31', last: '2026-12-30', name: 'x' }, ['last', 'end_before_start']],
    ['half a year', { first: '2026-01-01', last: '2026-07-01', name: 'x' }, ['last', 'too_long']],
    ['no name', { first: '2026-12-31', name: ' ' }, ['name', 'name_missing']],
    ['a long name', { first: '2026-12-31', name: '长'.repeat(21) }, ['name', 'name_too_long']],
    ['a make-up day', { first: '2026-10-10', name: 'x' }, ['first', 'is_make_up']],
  ])('refuse %s', (_what, typed, expected) => {
    expect(why(addHolidays(COUNTY, typed, 2026))).toEqual([expected]);
  });

  test.each<[string, string, string]>([
    ['no day', '10月10日', 'bad_day'],
    ['a day of another year', '2027-10-09', 'outside_year'],
    ['one that is there', '2026-10-10', 'already'],
    ['a holiday', '2026-10-01', 'is_holiday'],
  ])('a make-up day is refused where it is %s', (_what, workday, code) => {
    expect(why(addWorkday(COUNTY, { workday }, 2026))).toEqual([['workday', code]]);
  });

  test('a make-up day on a day that is worked anyway is named as idle, one on a Saturday is not', () => {
    const draft = done(
      addWorkday(
        done(addWorkday(anOfficeCalendar(), { workday: '2026-11-04' }, 2026)),
        { workday: '2026-11-07' },
        2026,
      ),
    );
    expect(idleWorkdays(draft)).toEqual(['2026-11-04']);
    expect(idleWorkdays(COUNTY)).toEqual([]);
  });

  test('are taken out by their range, make-up days by their day', () => {
    const draft = removeDays(removeDays(COUNTY, '2026-10-01', '2026-10-07'), '2026-10-10', '2026-10-10');
    expect(calendarChanges(COUNTY, draft)).toMatchObject({
      holidays: { added: [], removed: [{ from: '2026-10-01', to: '2026-10-07', name: '国庆节', days: 7 }] },
      workdays: { added: [], removed: [{ from: '2026-10-10', to: '2026-10-10' }] },
    });
  });

  test('the horizon is a day or nothing', () => {
    expect(done(setHorizon(COUNTY, '2027-12-31')).publishedThrough).toBe('2027-12-31');
    expect('publishedThrough' in done(setHorizon(COUNTY, ''))).toBe(false);
    expect(why(setHorizon(COUNTY, 'soon'))).toEqual([['publishedThrough', 'bad_day']]);
  });
});

describe('a unit with days of its own', () => {
  const at = { year: 2026, units: ['scjg', 'jtj'] };

  test('is closed while the county works, and works while the county is closed', () => {
    let draft = done(addUnitDays(COUNTY, { unit: 'jtj', how: 'closed', first: '2026-11-04', name: '系统切换' }, at));
    draft = done(addUnitDays(draft, { unit: 'jtj', how: 'worked', first: '2026-11-07' }, at));
    const own = compileUnitCalendars(draft).get('jtj');
    expect(own && isWorkingDay(own, '2026-11-04')).toBe(false);
    expect(own && isWorkingDay(own, '2026-11-07')).toBe(true);
    expect(isWorkingDay(compileCalendar(draft), '2026-11-04')).toBe(true);
    expect(calendarChanges(COUNTY, draft).units.map(({ unit }) => unit)).toEqual(['jtj']);
    const [november] = drawYear(draft, 2026, 'jtj').slice(10);
    expect(november?.days[3]).toMatchObject({ date: '2026-11-04', kind: 'holiday', name: '系统切换' });
  });

  test('is left out again when nothing of its own is left', () => {
    const draft = done(addUnitDays(COUNTY, { unit: 'jtj', how: 'closed', first: '2026-11-04', name: 'x' }, at));
    expect(isUnchanged(calendarChanges(COUNTY, removeUnitDays(draft, 'jtj', '2026-11-04', '2026-11-04')))).toBe(true);
    const week = { sat: [['09:00', '12:00']] } as const;
    const own = setUnitWeek(COUNTY, 'scjg', week);
    expect(own.units).toEqual({ scjg: { week } });
    expect(setUnitWeek(own, 'scjg', null)).toEqual(COUNTY);
  });

  test.each<[string, Record<string, string>, [string, string]]>([
    ['an unknown unit', { unit: 'haiguan', how: 'closed', first: '2026-11-04', name: 'x' }, ['unit', 'unit_missing']],
    ['no day', { unit: 'jtj', how: 'worked', first: '' }, ['first', 'bad_day']],
    ['no name', { unit: 'jtj', how: 'closed', first: '2026-11-04' }, ['name', 'name_missing']],
  ])('is refused with %s', (_what, typed, expected) => {
    expect(why(addUnitDays(COUNTY, typed, at))).toEqual([expected]);
  });
});

describe('a year as it is drawn', () => {
  test('has every day once, in its month and under its weekday', () => {
    const months = drawYear(COUNTY, 2026);
    expect(months.map(({ days }) => days.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect(months[9]?.lead).toBe(3);
    expect(months[9]?.days[0]).toEqual({ date: '2026-10-01', day: 1, kind: 'holiday', name: '国庆节' });
    expect(months[9]?.days[9]).toEqual({ date: '2026-10-10', day: 10, kind: 'make_up' });
    expect(drawYear(COUNTY, 2028)[1]?.days).toHaveLength(29);
  });
});

describe('whatever is typed', () => {
  const fields = constantFrom(
    'from',
    'to',
    'name',
    'unit',
    'how',
    'workday',
    'mon-0-open',
    'mon-0-close',
    'sun-3-open',
  );
  const values = string({ unit: 'binary', maxLength: 12 });
  test('an edit is refused or gives a calendar that can be counted by', () => {
    assert(
      property(dictionary(fields, values), (typed) => {
        const week = readWeek(typed);
        if (week.ok) compileCalendar({ ...COUNTY, week: week.value });
        for (const edit of [
          addHolidays(COUNTY, typed, 2026),
          addWorkday(COUNTY, typed, 2026),
          addUnitDays(COUNTY, { ...typed, unit: 'jtj' }, { year: 2026, units: ['jtj'] }),
          setHorizon(COUNTY, typed.first ?? ''),
        ]) {
          if (edit.ok) compileUnitCalendars(edit.value);
        }
      }),
      { seed: 20261126, numRuns: 500 },
    );
  });
});
