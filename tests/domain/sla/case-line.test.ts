import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerCaseLine } from '#app/domain/sla/case-line.ts';
import { anOfficeCalendar } from '#tests/domain/sla/office-calendar.ts';

const golden = readFileSync(new URL('../../golden/sla-cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');

test('every golden case is answered as the independent oracle answered it', () => {
  const calendars = new Map();
  const answers = golden.map((line) => JSON.parse(answerCaseLine(line, calendars)));
  const expected = golden.map((line) => {
    const { id, expect: answer } = JSON.parse(line);
    return { id, ...answer };
  });
  expect(expected).toHaveLength(240);
  expect(answers).toEqual(expected);
});

test('the answer has its members in the order of the contract and times with milliseconds', () => {
  expect(answerCaseLine(aLine(), new Map())).toBe(
    '{"id":"a","state":"running","dueAt":"2026-01-05T02:30:00.000Z","warnAt":["2026-01-05T01:45:00.000Z"],"breachedAt":null}',
  );
});

test('cases with the same calendar share one compiled calendar', () => {
  const calendars = new Map();
  answerCaseLine(aLine(), calendars);
  answerCaseLine(aLine({ id: 'b' }), calendars);
  expect(calendars.size).toBe(1);
});

describe('bad lines', () => {
  const start = { type: 'start', at: '2026-01-05T01:00:00.000Z' };

  test.each<[string, string, string | number | null]>([
    ['bad_json', '', null],
    ['bad_json', '{"id": "a"', null],
    ['bad_line', '42', null],
    ['bad_line', 'null', null],
    ['bad_line', '[]', null],
    ['bad_id', aLine({ id: undefined }), null],
    ['bad_id', aLine({ id: { a: 1 } }), null],
    ['bad_calendar', aLine({ calendar: undefined }), 'a'],
    ['bad_calendar', aLine({ calendar: { ...anOfficeCalendar(), week: { monday: [] } } }), 'a'],
    ['bad_calendar', aLine({ calendar: { ...anOfficeCalendar(), week: { mon: [['08:30']] } } }), 'a'],
    ['unknown_zone', aLine({ calendar: anOfficeCalendar({ timeZone: 'Europe/Atlantis' }) }), 'a'],
    [
      'session_open_not_before_close',
      aLine({ calendar: anOfficeCalendar({ week: { mon: [['12:00', '08:30']] } }) }),
      'a',
    ],
    [
      'sessions_overlap',
      aLine({
        calendar: anOfficeCalendar({
          week: {
            mon: [
              ['08:30', '12:00'],
              ['11:00', '13:00'],
            ],
          },
        }),
      }),
      'a',
    ],
    ['no_working_day', aLine({ calendar: anOfficeCalendar({ week: {} }), unit: 'calendar_minutes' }), 'a'],
    ['bad_date', aLine({ calendar: anOfficeCalendar({ holidays: ['2026-02-30'] }) }), 'a'],
    ['unknown_unit', aLine({ unit: 'hours' }), 'a'],
    ['bad_target', aLine({ target: '60' }), 'a'],
    ['bad_target', aLine().replace('"target":60', '"target":1e999'), 'a'],
    ['target_not_positive', aLine({ target: 0 }), 'a'],
    ['target_not_positive', aLine({ target: -5, unit: 'days' }), 'a'],
    ['target_not_whole_days', aLine({ target: 1.5, unit: 'days' }), 'a'],
    ['beyond_horizon', aLine({ target: 1e300 }), 'a'],
    ['beyond_horizon', aLine({ events: [{ type: 'start', at: '0001-01-01T00:00:00Z' }] }), 'a'],
    ['bad_warn', aLine({ warn: undefined }), 'a'],
    ['bad_warn', aLine({ warn: [2] }), 'a'],
    ['bad_events', aLine({ events: undefined }), 'a'],
    ['first_event_not_start', aLine({ events: [] }), 'a'],
    ['first_event_not_start', aLine({ events: [{ ...start, type: 'stop' }] }), 'a'],
    ['unknown_event_type', aLine({ events: [{ ...start, type: 'begin' }] }), 'a'],
    ['bad_instant', aLine({ events: [{ ...start, at: '2026-02-30T01:00:00.000Z' }] }), 'a'],
    ['bad_instant', aLine({ now: '2026-01-05 09:00' }), 'a'],
    ['events_out_of_order', aLine({ events: [start, { type: 'stop', at: '2026-01-05T00:59:59.999Z' }] }), 'a'],
    ['event_not_possible', aLine({ events: [start, { ...start, type: 'resume' }] }), 'a'],
    ['bad_target', aLine({ id: 7, target: null }), 7],
  ])('%s: %s', (code, line, id) => {
    expect(JSON.parse(answerCaseLine(line, new Map()))).toEqual({
      id,
      error: { code, message: expect.stringMatching(/./) },
    });
  });
});

function aLine(override: Record<string, unknown> = {}): string {
  return JSON.stringify({
    id: 'a',
    calendar: anOfficeCalendar(),
    unit: 'minutes',
    target: 60,
    warn: [0.25],
    events: [{ type: 'start', at: '2026-01-05T09:30:00.000+08:00' }],
    now: '2026-01-05T01:45:00.000Z',
    ...override,
  });
}
