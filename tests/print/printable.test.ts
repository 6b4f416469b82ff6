import { describe, expect, test } from 'vitest';
import { printFont } from '#app/print/font.server.ts';
import { linePieces, printable, wrapLines } from '#app/print/printable.ts';

const canDraw = (codePoint: number) => printFont().hasGlyphForCodePoint(codePoint);

describe('what can be drawn', () => {
  test('is drawn as it is: rare Chinese characters, Cyrillic, signs of all three languages', () => {
    const words = '㐂㙍𬱖 ёЩ № « » — “管理费” 1 200,00 □';
    expect(printable(words, canDraw)).toBe(words);
  });

  test('else becomes a box with the code point, so that it is seen to be missing', () => {
    expect(printable('𠮷野', canDraw)).toBe('□(U+20BB7)野');
    expect(printable('a😀', canDraw)).toBe('a□(U+1F600)');
  });

  test('leaves out marks that turn the direction of a text, and puts parts of a letter together', () => {
    expect(printable('\u202Eexe\u200D.\u0000', canDraw)).toBe('exe.');
    expect(printable('е\u0308', canDraw)).toBe('ё');
  });
});

describe('a line ends', () => {
  test('between Chinese characters, never before closing or behind opening punctuation, nor inside “11 月”', () => {
    expect(linePieces('11 月 3 日（周二）前，“您”。')).toEqual(['11 月 ', '3 日', '（周', '二）', '前，', '“您”。']);
  });

  test('at blanks in other languages', () => {
    expect(linePieces('До 3 ноября (вт): ответ')).toEqual(['До ', '3 ', 'ноября ', '(вт): ', 'ответ']);
  });

  test('where the width is used up, and nothing is lost of what is wider than a line', () => {
    const width = (text: string) => Array.from(text).length;
    expect(wrapLines('最好抄在纸上，截图', 6, width)).toEqual(['最好抄在纸', '上，截图']);
    expect(wrapLines('0123456789 ab', 4, width)).toEqual(['0123', '4567', '89', 'ab']);
    expect(wrapLines('', 4, width)).toEqual([]);
  });

  test('keeps every character of any text', () => {
    const words = '（（11 月，）” a「b」—— 𬱖!?…';
    expect(linePieces(words).join('')).toBe(words);
  });
});
