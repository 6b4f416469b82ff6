import { array, assert, constantFrom, property, string, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addWorkingDays, compileCalendar, isWorkingDay } from '#app/domain/sla/calendar.ts';
import { previewYear, withYear } from '#app/domain/sla/calendar-changes.ts';
import { LONGEST_IMPORT, readYear } from '#app/domain/sla/calendar-import.ts';
import { anOfficeCalendar, readCountyCalendar } from '#tests/domain/sla/office-calendar.ts';
import { shanghai } from '#tests/support/builders.ts';

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const ics = (...events: string[][]) => ['BEGIN:VCALENDAR', ...events.flat(), 'END:VCALENDAR'].join('\r\n');
const GOLDEN_WEEK = event('DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261008', 'SUMMARY:国庆节 休');
const MAKE_UP = event('DTSTART;VALUE=DATE:20261010', 'DTEND;VALUE=DATE:20261011', 'SUMMARY:国庆节 班');
const dates = (text: string, year = 2026) => readYear(text, year).days.map(({ date }) => date);
const problems = (text: string, year = 2026) => readYear(text, year).problems.map(({ line, code }) => [line, code]);

describe('a year from an ICS text', () => {
  test('an event of a week blocks all seven of its days, not the first alone', () => {
    const week = ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day}`);
    const read = readYear(ics(GOLDEN_WEEK, MAKE_UP), 2026);
    expect(read.problems).toEqual([]);
    expect(read.days.filter(({ isOff }) => isOff).map(({ date }) => date)).toEqual(week);
    expect(read.days.at(0)).toEqual({ date: '2026-10-01', name: '国庆节', isOff: true });
    expect(read.days.at(-1)).toEqual({ date: '2026-10-10', name: '国庆节', isOff: false });
    const calendar = compileCalendar(withYear(anOfficeCalendar(), { year: 2026, days: read.days, isPublished: true }));
    expect(week.filter((date) => isWorkingDay(calendar, date))).toEqual([]);
    expect(isWorkingDay(calendar, '2026-10-10')).toBe(true);
    // Asked on the eve: the first working day after the whole week is the 8th.
    expect(addWorkingDays(calendar, shanghai('2026-09-30 16:00'), 1)).toEqual(shanghai('2026-10-08 17:30'));
  });

  test.each<[string, string[], string[]]>([
    ['without an end is one day', ['DTSTART;VALUE=DATE:20260101', 'SUMMARY:元旦'], ['2026-01-01']],
    ['with 8 digits and no VALUE', ['DTSTART:20260101', 'SUMMARY:元旦'], ['2026-01-01']],
    [
      'with a duration',
      ['DTSTART;VALUE=DATE:20260101', 'DURATION:P3D', 'SUMMARY:元旦'],
      ['2026-01-01', '2026-01-02', '2026-01-03'],
    ],
    [
      'with a quoted parameter that holds a colon',
      ['DTSTART;X-A="a:b";VALUE=DATE:20260101', 'SUMMARY;LANGUAGE=zh:元旦'],
      ['2026-01-01'],
    ],
    [
      'with lines that were folded',
      ['DTSTART;VALUE=DATE:2026', ' 0101', 'DTEND;VAL', '\tUE=DATE:20260103', 'SUMMARY:元', ' 旦'],
      ['2026-01-01', '2026-01-02'],
    ],
    [
      'with an alarm inside that has a start of its own',
      ['BEGIN:VALARM', 'DTSTART;VALUE=DATE:20200101', 'END:VALARM', 'DTSTART;VALUE=DATE:20260101', 'SUMMARY:元旦'],
      ['2026-01-01'],
    ],
    ['over New Year’s Eve', ['DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270102'], ['2026-12-31']],
  ])('an event %s', (_what, lines, expected) => {
    expect(dates(ics(event(...lines)))).toEqual(expected);
  });

  test.each([
    ['国庆节 休', true, '国庆节'],
    ['国庆节（休）', true, '国庆节'],
    ['国庆节 放假', true, '国庆节'],
    ['国庆节 班', false, '国庆节'],
    ['国庆节(班)', false, '国庆节'],
    ['国庆节 补班', false, '国庆节'],
    ['国庆节调休上班', false, '国庆节'],
    ['A\\, B\\; C', true, 'A, B; C'],
  ])('"%s" is read by its mark', (summary, isOff, name) => {
    const [day] = readYear(ics(event('DTSTART;VALUE=DATE:20261001', `SUMMARY:${summary}`)), 2026).days;
    expect(day).toEqual({ date: '2026-10-01', name, isOff });
  });

  test('beside marked events one without a mark, such as a solar term, is no day off', () => {
    const text = ics(GOLDEN_WEEK, event('DTSTART;VALUE=DATE:20261008', 'SUMMARY:寒露'));
    expect(dates(text)).not.toContain('2026-10-08');
    expect(readYear(text, 2026).problems).toEqual([{ line: 7, code: 'unmarked', text: '寒露' }]);
  });

  test.each<[string, string[]]>([
    ['recurring', ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY', 'SUMMARY:元旦']],
    ['not_whole_day', ['DTSTART:20260101T000000Z', 'DTEND:20260102T000000Z']],
    ['not_whole_day', ['DTSTART;VALUE=DATE:20260101', 'DTEND:20260102T000000Z']],
    ['bad_date', ['DTSTART;VALUE=DATE:20260230']],
    ['no_start', ['SUMMARY:元旦']],
    ['end_before_start', ['DTSTART;VALUE=DATE:20260102', 'DTEND;VALUE=DATE:20260101']],
    ['end_before_start', ['DTSTART;VALUE=DATE:20260102', 'DTEND;VALUE=DATE:20260102']],
    ['too_long', ['DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:20261231']],
    ['cancelled', ['DTSTART;VALUE=DATE:20260101', 'STATUS:CANCELLED']],
    ['bad_line', ['DTSTART;VALUE=DATE:20260101', 'no colon here']],
  ])('%s is said with its line', (code, lines) => {
    expect(problems(ics(event(...lines)))).toEqual([[expect.any(Number), code]]);
  });

  test('an event that the file breaks off is said', () => {
    expect(problems('BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101')).toEqual([[2, 'unfinished']]);
    // One without an end swallows no other, and a file that was cut between two events may have lost a holiday.
    const day = (on: string) => `BEGIN:VEVENT\nSUMMARY:${on}\nDTSTART;VALUE=DATE:2026${on}`;
    const swallowed = readYear(`BEGIN:VCALENDAR\n${day('0101')}\n${day('1001')}\nEND:VEVENT\nEND:VCALENDAR`, 2026);
    expect(swallowed.days.map(({ date }) => date)).toEqual(['2026-10-01']);
    expect(swallowed.problems.map(({ line, code }) => [line, code])).toEqual([[2, 'unfinished']]);
    expect(problems(`BEGIN:VCALENDAR\n${day('0101')}\nEND:VEVENT`)).toEqual([[5, 'unfinished']]);
    expect(problems(`${day('0101')}\nEND:VEVENT`)).toEqual([]);
  });
});

describe('a year from JSON', () => {
  const days = [
    { name: '元旦', date: '2026-01-01', isOffDay: true },
    { name: '元旦', date: '2026-01-04', isOffDay: false },
  ];
  test.each([
    ['a list', JSON.stringify(days)],
    ['the public data with its year', JSON.stringify({ $schema: 'x', year: 2026, papers: [], days })],
    ['a list behind a byte order mark', `\ufeff${JSON.stringify(days)}`],
  ])('%s', (_what, text) => {
    expect(readYear(text, 2026)).toEqual({
      format: 'json',
      days: [
        { date: '2026-01-01', name: '元旦', isOff: true },
        { date: '2026-01-04', name: '元旦', isOff: false },
      ],
      problems: [],
    });
  });

  test.each<[string, string, [number, string][]]>([
    ['no JSON', '[{', [[0, 'not_json']]],
    ['another thing', '{"days": 3}', [[0, 'not_json']]],
    ['an empty list', '[]', [[0, 'no_days']]],
    ['a bad date', '[{"date":"2026-02-30","name":"x","isOffDay":true}]', [[1, 'bad_date']]],
    ['no mark', '[{"date":"2026-01-01","name":"x"}]', [[1, 'bad_mark']]],
    ['no object', '[7]', [[1, 'bad_line']]],
    ['another year', '[{"date":"2027-01-01","name":"x","isOffDay":true}]', [[1, 'outside_year']]],
    [
      'off and worked at once',
      '[{"date":"2026-01-01","isOffDay":true},{"date":"2026-01-01","isOffDay":false}]',
      [[2, 'contradiction']],
    ],
  ])('%s is said entry by entry', (_what, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});

describe('a year from CSV', () => {
  test('with a head, quotes, other separators and other ways to write a day', () => {
    const text = '日期,名称,休\n2026-10-01,"国庆, 中秋",true\n2026/10/2\t国庆节\t休\n20261010；国庆节；班\n# end\n\n';
    expect(readYear(text, 2026).days).toEqual([
      { date: '2026-10-01', name: '国庆, 中秋', isOff: true },
      { date: '2026-10-02', name: '国庆节', isOff: true },
      { date: '2026-10-10', name: '国庆节', isOff: false },
    ]);
    expect(problems(text)).toEqual([]);
  });

  test('says line by line what it does not understand, and reads the rest', () => {
    const text = '2026-13-01,x,true\n2026-01-01,元旦\n2026-01-02,元旦,maybe\n2026-01-03,元旦,true';
    expect(problems(text)).toEqual([
      [1, 'bad_date'],
      [2, 'bad_line'],
      [3, 'bad_mark'],
    ]);
    expect(dates(text)).toEqual(['2026-01-03']);
  });
});

describe('the look before a year is taken over', () => {
  test('lists what comes, what goes and how much stays', () => {
    const county = readCountyCalendar();
    const week = readYear(ics(GOLDEN_WEEK, MAKE_UP), 2026).days;
    const preview = previewYear(county, 2026, week);
    expect(preview.unchanged).toBe(8);
    expect(preview.holidays.added).toEqual([]);
    expect(preview.holidays.removed.map(({ from, name }) => [from, name])).toContainEqual(['2026-09-25', '中秋节']);
    expect(preview.workdays.removed.map(({ from }) => from)).toContain('2026-01-04');
    const after = withYear(county, { year: 2026, days: week, isPublished: true });
    expect(after.publishedThrough).toBe('2026-12-31');
    expect(after.holidays).toHaveLength(7);
  });

  test('of another year leaves this one alone and moves the horizon only when told', () => {
    const county = readCountyCalendar();
    const { days } = readYear('2027-01-01,元旦,true', 2027);
    const kept = withYear(county, { year: 2027, days, isPublished: false });
    expect(kept.publishedThrough).toBe('2026-12-31');
    expect(kept.holidays).toHaveLength(county.holidays.length + 1);
    expect(withYear(county, { year: 2027, days, isPublished: true }).publishedThrough).toBe('2027-12-31');
  });
});

describe('whatever is pasted', () => {
  const pieces = constantFrom(
    'BEGIN:VCALENDAR\n',
    'BEGIN:VEVENT\n',
    'END:VEVENT\n',
    'BEGIN:VALARM\n',
    'DTSTART;VALUE=DATE:20261001\n',
    'DTEND;VALUE=DATE:20261008\n',
    'DTEND:99999999\n',
    'RRULE:FREQ=DAILY\n',
    'SUMMARY:国庆节 班\n',
    ' folded\n',
    '2026-10-01,国庆节,休\n',
    '"2026-10-01',
    '[{"date":"2026-10-01","isOffDay":true}]',
    '{"days":[null]}',
    '":;,\\',
  );
  const RUNS = { seed: 20261126, numRuns: 1500 };

  test('never throws, and gives days of that year alone, each once', () => {
    assert(
      property(array(tuple(pieces, string({ unit: 'binary', maxLength: 12 }))), (parts) => {
        const read = readYear(parts.flat().join(''), 2026);
        expect(read.days.every(({ date }) => /^2026-\d\d-\d\d$/.test(date))).toBe(true);
        expect(new Set(read.days.map(({ date }) => date)).size).toBe(read.days.length);
        expect(read.problems.length).toBeLessThanOrEqual(200);
        compileCalendar(withYear(anOfficeCalendar(), { year: 2026, days: read.days, isPublished: true }));
      }),
      RUNS,
    );
  });

  test('and however long it is, comes back soon', () => {
    expect(problems('x'.repeat(LONGEST_IMPORT + 1))).toEqual([[0, 'too_large']]);
    const nested = '['.repeat(LONGEST_IMPORT);
    expect(problems(nested)).toEqual([[0, 'not_json']]);
    const started = performance.now();
    expect(readYear(`BEGIN:VEVENT\nSUMMARY:${'（'.repeat(100_000)}\nEND:VEVENT`, 2026).days).toEqual([]);
    expect(readYear(`2026-01-01${','.repeat(100_000)}`, 2026).days).toEqual([]);
    expect(readYear('a,b,c\n'.repeat(30_000), 2026).problems).toHaveLength(200);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
