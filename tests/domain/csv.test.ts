import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFormula, readCsv, writeCsv } from '#app/domain/csv.ts';

describe('a table is read', () => {
  test('with cells in quotes that hold separators, line breaks and quotes, each row with its line', () => {
    expect(readCsv('a,b\r\n"x, y","two\nlines ""q"""\n\n c , d \n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x, y', 'two\nlines "q"'] },
      { line: 5, cells: ['c', 'd'] },
    ]);
  });

  test.each(['\t', ';', '，', '；'])('with “%s” between its cells', (separator) => {
    expect(readCsv(`a${separator}b\n1${separator}2`).map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test('with or without the mark of UTF-8, and with a quote inside a cell', () => {
    expect(readCsv('\uFEFFa,5" pipe').map(({ cells }) => cells)).toEqual([['a', '5" pipe']]);
  });

  test('and no row is without text', () => {
    expect(readCsv(' \n,,\n\n')).toEqual([]);
  });
});

describe('a table is written', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', "'=1", '＝1', '|cmd'])(
    'never with the formula “%s”',
    (cell) => {
      expect(isFormula(cell)).toBe(true);
      const written = writeCsv([[cell]]);
      expect(written.startsWith(`\uFEFF"'`)).toBe(true);
    },
  );

  test('so that it is read as it was, whatever its cells hold', () => {
    const cell = fc
      .string({ unit: 'grapheme' })
      .filter((text) => text.trim() === text && text !== '' && !isFormula(text));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        const plain = rows.map((cells) => cells.map((one) => one.replace(/\r\n?/g, '\n').replace(/\uFEFF/g, '')));
        fc.pre(plain.every((cells) => cells.every((one) => one !== '' && one.trim() === one)));
        expect(readCsv(writeCsv(plain)).map(({ cells }) => cells)).toEqual(plain);
      }),
    );
  });
});
