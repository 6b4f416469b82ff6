import { describe, expect, test } from 'vitest';
import { asksOfMeasure, querySubject } from '#app/domain/query-subject.ts';
import { LOCALES, textsFor } from '#app/i18n/index.ts';
import { county } from '#tests/domain/replay/story.ts';

const BASIS = [...county.categories.values()].filter((category) => category.basis);
const ACCUSING = /乱|摊派|强制|指定|arbitrary|forced|незакон|навязыв|принуд/i;

describe('what a routine query names', () => {
  test.each(BASIS.map((category) => [category.code, category]))('for %s is a field of work, no accusation', (code) => {
    const { name } = querySubject({ category: code, itemCodes: [] }, new Map());
    for (const words of Object.values(name)) expect(words).not.toMatch(ACCUSING);
    expect(name.zh).not.toBe(county.categories.get(code)?.name.zh);
  });

  test('is the official name of the items where items of the catalogue were chosen', () => {
    const names = new Map([['A1', '占道费']]);
    expect(querySubject({ category: 'L1', itemCodes: ['A1'] }, names).name.zh).toBe('占道费');
  });

  test('asks for receipts of money and for the documents of a measure, in three languages', () => {
    expect(['L1', 'L2', 'L3', 'L4', 'L6', 'L7'].map(asksOfMeasure)).toEqual([false, false, true, true, false, false]);
    const words = (locale: (typeof LOCALES)[number], papers: 'receipts' | 'documents') =>
      textsFor(locale).check.query('某局', '行政检查', papers);
    expect(words('zh-CN', 'documents')).toBe('请某局提供“行政检查”近 12 个月的全部文书和法律依据。');
    for (const locale of LOCALES) expect(words(locale, 'receipts')).not.toBe(words(locale, 'documents'));
  });
});
