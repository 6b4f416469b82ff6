import { describe, expect, test } from 'vitest';
import { currentRules } from '#app/domain/county-rules.ts';
import { type HoldDays, holdDays, isHoldDay, readHold } from '#app/domain/hold-answer.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';

async function daysAt(wall: string): Promise<HoldDays> {
  const { calendar } = currentRules(await getCountyRules(testDb()));
  return holdDays(calendar, shanghai(wall));
}

describe('until when a report can be kept', () => {
  test('is one of four days, or any from tomorrow to the same day of next year, by the county’s calendar', async () => {
    expect(await daysAt('2026-11-02 23:59')).toEqual({
      days: [
        { months: 1, until: '2026-12-02' },
        { months: 3, until: '2027-02-02' },
        { months: 6, until: '2027-05-02' },
        { months: 12, until: '2027-11-02' },
      ],
      first: '2026-11-03',
      last: '2027-11-02',
    });
    expect(await daysAt('2026-11-30 00:00')).toMatchObject({ days: { 1: { until: '2027-02-28' } } });
  });

  test('ends at its bounds', async () => {
    const days = await daysAt('2026-11-02 09:00');
    const can = ['2026-11-02', '2026-11-03', '2027-11-02', '2027-11-03'].map((day) => isHoldDay(days, day));
    expect(can).toEqual([false, true, true, false]);
  });
});

describe('the choice of when it goes', () => {
  test.each([
    ['now', undefined, null],
    ['3', undefined, '2027-02-02'],
    ['12', ' ', '2027-11-02'],
    ['date', '2026-11-03', '2026-11-03'],
    ['date', '２０２６年12月31日', '2026-12-31'],
    ['date', '31.12.2026', '2026-12-31'],
    // A day and no other choice: that day.
    [undefined, '2027/1/5', '2027-01-05'],
  ])('%s with “%s” is %s', async (hold, holdOn, until) => {
    const form = { ...(hold !== undefined && { hold }), ...(holdOn !== undefined && { holdOn }) };
    expect(readHold(form, await daysAt('2026-11-02 09:00'))).toEqual({ ok: true, until });
  });

  test.each([
    ['nothing at all', {}, { hold: 'hold' }],
    ['a number of months that is not offered', { hold: '2' }, { hold: 'hold' }],
    ['to send it now, beside a day', { hold: 'now', holdOn: '2027-01-05' }, { hold: 'hold_conflict' }],
    ['a number of months, beside a day', { hold: '3', holdOn: 'soon' }, { hold: 'hold_conflict' }],
    ['a day that is not told', { hold: 'date', holdOn: ' ' }, { holdOn: 'hold_on' }],
    ['a day that there is not', { hold: 'date', holdOn: '2027-02-30' }, { holdOn: 'hold_on_format' }],
    ['today', { hold: 'date', holdOn: '2026-11-02' }, { holdOn: 'hold_on_early' }],
    ['a day after a year', { hold: 'date', holdOn: '2027-11-03' }, { holdOn: 'hold_on_late' }],
  ])('%s is refused where it was chosen or typed', async (_, form, errors) => {
    expect(readHold(form as Record<string, string>, await daysAt('2026-11-02 09:00'))).toEqual({ ok: false, errors });
  });
});
