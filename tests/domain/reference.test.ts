import { assert, constant, integer, oneof, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatQueryCode,
  makeQueryCode,
  makeQueryNumber,
  makeReference,
  parseQueryCode,
  parseQueryNumber,
  parseReference,
  queryCodeGroups,
} from '#app/domain/reference.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RUNS = { seed: 20261009, numRuns: 300 };
const bytes = (length: number) => uint8Array({ minLength: length, maxLength: length });
const codeFrom = (first: number) => makeQueryCode(Uint8Array.from({ length: 19 }, (_, index) => first + index * 7));

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

describe('a case reference', () => {
  test('has the prefix TS, seven random characters and a check character', () => {
    expect(makeReference(Uint8Array.from([8, 19, 4, 23, 20, 2, 28]))).toMatch(/^TS-8K4QM2W[0-9A-Z]$/);
    assert(
      property(bytes(7), (random) => {
        expect(makeReference(random)).toMatch(/^TS-[0-9A-HJKMNP-TV-Z]{8}$/);
      }),
      RUNS,
    );
  });

  test('reads back to itself, however it is typed', () => {
    assert(
      property(bytes(7), (random) => {
        const reference = makeReference(random);
        for (const typed of [reference, reference.toLowerCase(), fullWidth(reference), reference.replace('-', ' – ')]) {
          expect(parseReference(typed)).toBe(reference);
        }
      }),
      RUNS,
    );
  });

  test('does not change with more bytes than it needs, and refuses fewer', () => {
    const random = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(makeReference(random)).toBe(makeReference(random.subarray(0, 7)));
    expect(() => makeReference(random.subarray(0, 6))).toThrow(RangeError);
  });

  test.each(['', 'TS-', 'TS-0000000', 'TS-000000000', '00000000', 'XX-00000000', '🙂', 'TS-0000000U'])(
    'is not %j',
    (typed) => expect(parseReference(typed)).toBeNull(),
  );

  test('is never a query number, nor the other way round', () => {
    assert(
      property(bytes(7), (random) => {
        const [reference, number] = [makeReference(random), makeQueryNumber(random)];
        expect(number).toMatch(/^WX-[0-9A-HJKMNP-TV-Z]{8}$/);
        expect(parseQueryNumber(number.toLowerCase())).toBe(number);
        expect(parseReference(number)).toBeNull();
        expect(parseQueryNumber(reference)).toBeNull();
        expect(parseReference(number.replace('WX', 'TS'))).toBeNull();
        expect(parseQueryNumber(reference.replace('TS', 'WX'))).toBeNull();
        expect(parseQueryCode(reference)).toBeNull();
      }),
      RUNS,
    );
  });
});

describe('a query code', () => {
  test('has 19 random characters, 5 bits of each byte, and a check character', () => {
    const code = makeQueryCode(Uint8Array.from({ length: 19 }, (_, index) => 224 + index));
    expect(code.slice(0, 19)).toBe('0123456789ABCDEFGHJ');
    expect(code).toHaveLength(20);
    expect(() => makeQueryCode(new Uint8Array(18))).toThrow(RangeError);
  });

  test('uses every character of the alphabet at every random place', () => {
    const seen = Array.from({ length: 32 }, (_, value) => makeQueryCode(new Uint8Array(19).fill(value)));
    for (let place = 0; place < 19; place += 1) {
      expect(
        seen
          .map((code) => code[place])
          .sort()
          .join(''),
      ).toBe(ALPHABET);
    }
  });

  test('is shown in four groups of five and reads back', () => {
    const code = codeFrom(3);
    expect(formatQueryCode(code)).toMatch(/^(?:[0-9A-Z]{5}-){3}[0-9A-Z]{5}$/);
    expect(queryCodeGroups(code).join('')).toBe(code);
    expect(parseQueryCode(formatQueryCode(code))).toBe(code);
    expect(() => formatQueryCode(`${code}0`)).toThrow(RangeError);
  });

  test.each([
    ['lower case', (shown: string) => shown.toLowerCase()],
    ['full-width characters', fullWidth],
    ['spaces instead of dashes', (shown: string) => shown.replaceAll('-', ' ')],
    ['ideographic spaces', (shown: string) => shown.replaceAll('-', '\u3000')],
    ['no-break spaces and line ends', (shown: string) => `\u00a0${shown}\r\n`],
    ['en and em dashes', (shown: string) => shown.replace('-', '–').replace('-', '—')],
    ['a minus, a non-breaking hyphen', (shown: string) => shown.replace('-', '−').replace('-', '\u2011')],
    ['the long-vowel mark of an input method', (shown: string) => shown.replaceAll('-', 'ー')],
    ['invisible characters from a chat', (shown: string) => `\u200b${shown}\ufeff`],
    ['no separators', (shown: string) => shown.replaceAll('-', '')],
    ['O for zero', (shown: string) => shown.replaceAll('0', 'O')],
    ['a small o for zero', (shown: string) => shown.replaceAll('0', 'o')],
    ['I for one', (shown: string) => shown.replaceAll('1', 'I')],
    ['a small L for one', (shown: string) => shown.replaceAll('1', 'l')],
  ])('is accepted with %s', (_, type) => {
    const code = makeQueryCode(Uint8Array.from({ length: 19 }, (_, index) => (index % 3 === 0 ? index : index % 2)));
    expect(code).toContain('0');
    expect(code).toContain('1');
    expect(parseQueryCode(type(formatQueryCode(code)))).toBe(code);
  });

  test.each([
    ['empty', ''],
    ['only dashes', '---'],
    ['one character short', codeFrom(1).slice(1)],
    ['one character long', `${codeFrom(1)}0`],
    ['a U', `U${codeFrom(1).slice(1)}`],
    ['other letters', `Ж${codeFrom(1).slice(1)}`],
    ['pictures', '🙂'.repeat(10)],
    ['very long', codeFrom(1).padEnd(100_000, ' ')],
    ['punctuation', codeFrom(1).replace(/.$/, '.')],
  ])('is refused when it is %s', (_, typed) => expect(parseQueryCode(typed)).toBeNull());

  test('any single wrong character is detected', () => {
    const code = codeFrom(5);
    for (let place = 0; place < code.length; place += 1) {
      for (const wrong of ALPHABET.replace(code[place] ?? '', '')) {
        expect(parseQueryCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBeNull();
      }
    }
  });

  test('any single wrong character and any two exchanged ones are detected, wherever they are', () => {
    const place = integer({ min: 0, max: 19 });
    assert(
      property(bytes(19), place, oneof(constant(1), integer({ min: 1, max: 19 })), (random, first, distance) => {
        const code = makeQueryCode(random);
        const characters = Array.from(code);
        const second = (first + distance) % 20;
        [characters[first], characters[second]] = [characters[second] ?? '', characters[first] ?? ''];
        const exchanged = characters.join('');
        expect(parseQueryCode(exchanged)).toBe(exchanged === code ? code : null);
      }),
      { ...RUNS, numRuns: 3000 },
    );
  });
});
