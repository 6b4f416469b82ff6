import { describe, expect, test } from 'vitest';
import { inLocale, LOCALES, localeOfPath, pathFor, withoutLocale } from '#app/i18n/index.ts';

describe('the language of a path', () => {
  test.each([
    ['/', 'zh-CN'],
    ['/report', 'zh-CN'],
    ['/en', 'en'],
    ['/en/report', 'en'],
    ['/ru/report/step/kind', 'ru'],
    ['/english', 'zh-CN'],
    ['/report/en', 'zh-CN'],
    ['/EN', 'zh-CN'],
    ['/desk/t/TS-8K4QM2WT', 'zh-CN'],
  ])('%s is %s', (path, locale) => {
    expect(localeOfPath(path)).toBe(locale);
  });

  test.each([
    ['zh-CN', '/', '/'],
    ['en', '/', '/en'],
    ['ru', '/', '/ru'],
    ['en', '/report', '/en/report'],
    ['ru', '/en/report/check', '/ru/report/check'],
    ['zh-CN', '/ru/track', '/track'],
    ['zh-CN', '/en', '/'],
    ['en', '/services?stage=land#papers', '/en/services?stage=land#papers'],
    ['en', '/?from=code', '/en?from=code'],
    ['zh-CN', '/en?from=code', '/?from=code'],
    ['ru', '#f-what', '#f-what'],
    ['ru', 'tel:12345', 'tel:12345'],
    ['ru', 'https://example.org/a', 'https://example.org/a'],
    ['ru', '//example.org/a', '//example.org/a'],
  ] as const)('in %s the link %s is %s', (locale, href, expected) => {
    expect(pathFor(locale, href)).toBe(expected);
  });

  test('changing the language there and back gives the same page', () => {
    for (const locale of LOCALES) {
      for (const path of ['/', '/report', '/report/step/what', '/track/case']) {
        expect(withoutLocale(pathFor(locale, path))).toBe(path);
        expect(localeOfPath(pathFor(locale, path))).toBe(locale);
      }
    }
  });

  test('a name is taken in the language of the page', () => {
    const name = { zh: '财政局', en: 'Finance', ru: 'Финансы' };
    expect(LOCALES.map((locale) => inLocale(locale, name))).toEqual(['财政局', 'Finance', 'Финансы']);
  });
});
