import { describe, expect, test } from 'vitest';
import {
  formatDate,
  formatDateTime,
  formatDay,
  formatPlainDay,
  formatTime,
  formatYuan,
  pluralEn,
  pluralRu,
} from '#app/i18n/index.ts';

const COUNTY_ZONE = 'Asia/Shanghai';
const FRIDAY = new Date('2026-12-04T09:00:00.000Z');

describe('dates in words', () => {
  test.each([
    ['zh-CN', '12 月 4 日（周五）', '2026 年 12 月 4 日（周五）'],
    ['en', 'Friday 4 December', 'Friday 4 December 2026'],
    ['ru', '4 декабря (пт)', '4 декабря 2026 г. (пт)'],
  ] as const)('%s: the weekday always, the year when it differs', (locale, words, withYear) => {
    expect(formatDate(FRIDAY, locale, COUNTY_ZONE)).toBe(words);
    expect(formatDate(FRIDAY, locale, COUNTY_ZONE, new Date('2026-01-01T00:00:00.000Z'))).toBe(words);
    expect(formatDate(FRIDAY, locale, COUNTY_ZONE, new Date('2027-02-01T00:00:00.000Z'))).toBe(withYear);
  });

  test('a day without its weekday, the year when it differs', () => {
    expect(formatPlainDay('2026-12-04', 'zh-CN')).toBe('12 月 4 日');
    expect(formatPlainDay('2026-12-04', 'en', '2026-01-01')).toBe('4 December');
    expect(formatPlainDay('2026-12-04', 'ru', '2027-01-01')).toBe('4 декабря 2026 г.');
  });

  test('the day is that of the county, not of UTC', () => {
    const justAfterMidnight = new Date('2026-12-03T16:00:00.000Z');
    expect(formatDate(justAfterMidnight, 'zh-CN', COUNTY_ZONE)).toBe('12 月 4 日（周五）');
    const justBeforeMidnight = new Date('2026-12-03T15:59:59.999Z');
    expect(formatDate(justBeforeMidnight, 'zh-CN', COUNTY_ZONE)).toBe('12 月 3 日（周四）');
  });

  test('the year is compared in the county, too', () => {
    const newYear = new Date('2026-12-31T16:00:00.000Z');
    expect(formatDate(newYear, 'en', COUNTY_ZONE, new Date('2026-12-31T15:00:00.000Z'))).toBe('Friday 1 January 2027');
  });

  test.each([
    ['zh-CN', '12 月 4 日（周五）17:00'],
    ['en', 'Friday 4 December, 17:00'],
    ['ru', '4 декабря (пт), 17:00'],
  ] as const)('%s: day and time', (locale, words) => {
    expect(formatDateTime(FRIDAY, locale, COUNTY_ZONE)).toBe(words);
  });

  test('midnight is 00:00 and the zone with summer time is followed', () => {
    expect(formatTime(new Date('2026-12-03T16:00:00.000Z'), COUNTY_ZONE)).toBe('00:00');
    expect(formatTime(new Date('2026-03-29T00:59:00.000Z'), 'Europe/Berlin')).toBe('01:59');
    expect(formatTime(new Date('2026-03-29T01:00:00.000Z'), 'Europe/Berlin')).toBe('03:00');
  });

  test('a calendar day needs no zone', () => {
    expect(formatDay('2026-12-04', 'zh-CN')).toBe('12 月 4 日（周五）');
    expect(formatDay('2027-01-01', 'en', '2026-12-04')).toBe('Friday 1 January 2027');
    expect(formatDay('2026-02-28', 'ru', '2026-12-04')).toBe('28 февраля (сб)');
  });
});

describe('amounts', () => {
  test.each([
    [0, '0.00 元', '0.00 yuan', '0,00\u00a0юаня'],
    [5, '0.05 元', '0.05 yuan', '0,05\u00a0юаня'],
    [123456, '1,234.56 元', '1,234.56 yuan', '1\u00a0234,56\u00a0юаня'],
    [100000000, '1,000,000.00 元', '1,000,000.00 yuan', '1\u00a0000\u00a0000,00\u00a0юаня'],
    [-1250, '−12.50 元', '−12.50 yuan', '−12,50\u00a0юаня'],
  ])('%i fen', (fen, zh, en, ru) => {
    expect(formatYuan(fen, 'zh-CN')).toBe(zh);
    expect(formatYuan(fen, 'en')).toBe(en);
    expect(formatYuan(fen, 'ru')).toBe(ru);
  });
});

describe('plurals', () => {
  test.each([
    [0, 'дней'],
    [1, 'день'],
    [2, 'дня'],
    [4, 'дня'],
    [5, 'дней'],
    [11, 'дней'],
    [12, 'дней'],
    [14, 'дней'],
    [21, 'день'],
    [22, 'дня'],
    [25, 'дней'],
    [111, 'дней'],
    [101, 'день'],
  ])('%i %s', (n, form) => {
    expect(pluralRu(n, 'день', 'дня', 'дней')).toBe(form);
  });

  test('English has one form for one and another for the rest', () => {
    expect([0, 1, 2].map((n) => pluralEn(n, 'day', 'days'))).toEqual(['days', 'day', 'days']);
  });
});
