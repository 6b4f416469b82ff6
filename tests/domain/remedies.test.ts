import { describe, expect, test } from 'vitest';
import { calendarFile } from '#app/domain/ics.ts';
import { type Decision, remediesOf } from '#app/domain/remedies.ts';
import { compileCalendar } from '#app/domain/sla/calendar.ts';
import { readCountyCalendar } from '#tests/domain/sla/office-calendar.ts';

const calendar = compileCalendar(readCountyCalendar());
const lastDays = (decision: Partial<Decision>, today = '2026-09-01') =>
  Object.fromEntries(
    remediesOf({ kind: 'ordinary', decidedOn: null, hearingToldOn: null, ...decision }, calendar, today).map(
      ({ remedy, lastOn }) => [remedy, lastOn],
    ),
  );

describe('the dates of remedies', () => {
  test('payment 15 days, reconsideration 60 days, the court 6 months after the decision was received', () => {
    expect(lastDays({ decidedOn: '2026-08-31' })).toEqual({
      payment: '2026-09-15',
      reconsideration: '2026-10-30',
      // 31 August and six months: February has no 31st; the 28th of 2027 is a Sunday.
      litigation: '2027-03-01',
    });
  });

  test('a decision on the spot has no day for the court: reconsideration comes first', () => {
    expect(lastDays({ kind: 'spot', decidedOn: '2026-08-31' })).toEqual({
      payment: '2026-09-15',
      reconsideration: '2026-10-30',
    });
  });

  test('a last day within a holiday moves to the first working day after it, the payment day never', () => {
    // 60 days after 2 August is 1 October, the National Day; it ends on the 7th.
    expect(lastDays({ decidedOn: '2026-08-02' }).reconsideration).toBe('2026-10-08');
    expect(lastDays({ decidedOn: '2026-09-16' }).payment).toBe('2026-10-01');
  });

  test('a hearing is asked for within five working days, make-up days counted', () => {
    // Told on Friday 18 September: Sunday 20 September is worked, 25 to 27 September are the Mid-Autumn holiday.
    expect(lastDays({ hearingToldOn: '2026-09-18' })).toEqual({ hearing: '2026-09-24' });
  });

  test('the earliest comes first; what is over and what may still move say so', () => {
    const dates = remediesOf(
      { kind: 'ordinary', decidedOn: '2026-08-31', hearingToldOn: null },
      calendar,
      '2026-10-01',
    );
    expect(dates.map(({ remedy, isOver, provisional }) => [remedy, isOver, provisional])).toEqual([
      ['payment', true, false],
      ['reconsideration', false, false],
      ['litigation', false, true],
    ]);
  });
});

describe('the calendar file', () => {
  const file = calendarFile(
    [{ on: '2026-10-30', title: '申请行政复议', note: '行政复议法第二十条；不要错过，请看原文；'.repeat(4) }],
    new Date('2026-09-01T02:00:00.000Z'),
  );

  test('has whole days, a stamp, and no line above 75 bytes', () => {
    expect(file).toContain('DTSTART;VALUE=DATE:20261030\r\n');
    expect(file).toContain('DTSTAMP:20260901T020000Z\r\n');
    expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });

  test('reads back to what was written', () => {
    const unfolded = file.replaceAll('\r\n ', '');
    expect(unfolded).toContain('SUMMARY:申请行政复议\r\n');
    expect(unfolded).toContain(`DESCRIPTION:${'行政复议法第二十条；不要错过，请看原文；'.repeat(4)}\r\n`);
  });
});
