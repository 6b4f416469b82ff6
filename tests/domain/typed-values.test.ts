import { describe, expect, test } from 'vitest';
import { cleanLine, cleanText, countCharacters } from '#app/domain/typed-text.ts';
import { HIGHEST_AMOUNT_FEN, parseEmail, parsePaidOn, parsePhone, parseYuan } from '#app/domain/typed-values.ts';

const TODAY = '2026-11-23';

describe('a typed text', () => {
  test.each([
    ['line ends of every system', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['pasted spaces around and inside', '\u3000\u00a0 11月3日\u00a0在\t窗口 \u3000', '11月3日 在 窗口'],
    ['control characters', 'a\u0000b\u0007c\u001bd\u009f', 'abcd'],
    ['marks that turn the writing direction', '\u202e收\u200f费\u2066额\u2069\u061c', '收费额'],
    ['zero-width spaces and the byte order mark', '\ufeff收\u200b费\u2060', '收费'],
    ['letters made of two characters', 'и\u0306', 'й'],
    ['emoji made of several', '👩‍👩‍👧 好', '👩‍👩‍👧 好'],
    ['nothing visible', ' \u200d\u3000\n\u00ad ', ''],
    ['right-to-left words themselves stay', 'شكوى', 'شكوى'],
  ])('%s', (_, typed, stored) => {
    expect(cleanText(typed)).toBe(stored);
  });

  test('one line has no line ends', () => {
    expect(cleanLine(' 王\n小  明\r\n')).toBe('王 小 明');
  });

  test('characters are counted as people do', () => {
    expect(countCharacters('收费😀й')).toBe(4);
  });
});

describe('an amount in yuan', () => {
  test.each([
    ['1200', 120_000],
    ['1200.5', 120_050],
    ['1200.50', 120_050],
    ['0.01', 1],
    ['１２００．５０', 120_050],
    ['1,200.50', 120_050],
    ['１，２００', 120_000],
    ['1 200,50', 120_050],
    ['1\u00a0234\u202f567', 123_456_700],
    ['1,234', 123_400],
    ['12,5', 1250],
    ['¥1200', 120_000],
    ['￥1,200.00元', 120_000],
    ['1200 юаней', 120_000],
    [' 1200 yuan ', 120_000],
    ['100000000', HIGHEST_AMOUNT_FEN],
  ])('%s', (typed, fen) => {
    expect(parseYuan(typed)).toEqual({ ok: true, value: fen });
  });

  test.each([
    ['0', 'zero'],
    ['0.00', 'zero'],
    ['100000000.01', 'too_high'],
    [`9${'9'.repeat(400)}`, 'too_high'],
    ['1.234', 'format'],
    ['1.2.3', 'format'],
    ['12,34,56', 'format'],
    ['-5', 'format'],
    ['+5', 'format'],
    ['1e5', 'format'],
    ['0x10', 'format'],
    ['一千二', 'format'],
    ['1200左右', 'format'],
    ['.', 'format'],
    ['', 'format'],
    ['Infinity', 'format'],
  ])('%s is refused', (typed, reason) => {
    expect(parseYuan(typed)).toEqual({ ok: false, reason });
  });
});

describe('the day of a payment', () => {
  test.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-3', '2026-11-03'],
    ['2026/11/3', '2026-11-03'],
    ['２０２６年１１月３日', '2026-11-03'],
    ['2026 年 11 月 3 日', '2026-11-03'],
    ['03.11.2026', '2026-11-03'],
    ['2024-02-29', '2024-02-29'],
    ['2006-11-23', '2006-11-23'],
  ])('%s', (typed, on) => {
    expect(parsePaidOn(typed, TODAY)).toEqual({ ok: true, value: on });
  });

  test.each([
    ['2026-11-24', 'future'],
    ['2006-11-22', 'too_old'],
    ['0001-01-01', 'too_old'],
    ['2026-02-30', 'format'],
    ['2025-02-29', 'format'],
    ['2026-13-01', 'format'],
    ['26-11-03', 'format'],
    ['昨天', 'format'],
    ['', 'format'],
  ])('%s is refused', (typed, reason) => {
    expect(parsePaidOn(typed, TODAY)).toEqual({ ok: false, reason });
  });
});

describe('a telephone number', () => {
  test.each([
    ['138 0000 0000', '13800000000'],
    ['１３８００００００００', '13800000000'],
    ['+86 138-0000-0000', '+8613800000000'],
    ['0086 13800000000', '+8613800000000'],
    ['0453-1234567', '04531234567'],
    ['+86 453 1234567', '+864531234567'],
    ['+7 (914) 000-00-00', '+79140000000'],
    ['8 914 000 00 00', '89140000000'],
    ['+49 30 123456', '+4930123456'],
  ])('%s', (typed, stored) => {
    expect(parsePhone(typed)).toBe(stored);
  });

  test.each([
    '12345',
    '+7 914 000 00 0',
    '+7 914 000 00 000',
    '+86 138',
    '1234567890123456',
    'позвоните',
    '++7914',
    '',
  ])('%s is refused', (typed) => {
    expect(parsePhone(typed)).toBeNull();
  });
});

describe('an e-mail address', () => {
  test.each([
    ['name@example.com', 'name@example.com'],
    [' a.b+c@mail.example.ru ', 'a.b+c@mail.example.ru'],
    ['name＠example．com', 'name@example.com'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
  ])('%s', (typed, stored) => {
    expect(parseEmail(typed)).toBe(stored);
  });

  test.each([
    'name',
    'name@',
    '@example.com',
    'name@example',
    'name@@example.com',
    'na me@example.com',
    'имя@example.com',
    'name@пример.рф',
    'name@-example.com',
    'name@example..com',
    '.name@example.com',
    'name@127.0.0.1',
    'name@example.com\nBcc: x@example.com',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(8)}.com`,
  ])('%s is refused', (typed) => {
    expect(parseEmail(typed)).toBeNull();
  });
});
