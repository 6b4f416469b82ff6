import { describe, expect, test } from 'vitest';
import { findFee } from '#app/domain/fee-search.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { getFeeCatalogue } from '#db/repositories/fee-catalogue.server.ts';
import { testDb } from '#tests/support/db.ts';

const db = testDb();
const { entries } = await getFeeCatalogue(db, '2026-11-26');
const { departments } = await getCountyRules(db);
const found = (typed: string) => findFee(typed, entries, departments);

describe('a charge looked for in the catalogue', () => {
  test.each(entries.map(({ name, code }) => [name, code]))('%s is found by its exact name', (name, code) => {
    expect(found(name)).toEqual({ code, near: [], isUnit: false });
  });

  test.each(entries.map(({ name, code }) => [name.slice(1, 5), code]))(
    '%s, a part of a name, is offered and not decided',
    (part, code) => {
      expect(found(part)).toMatchObject({ code: null, near: expect.arrayContaining([code]) });
    },
  );

  test.each([
    ['spaces between', ' 水 资 源 费 ', 'A-003'],
    ['another word for fee', '水资源费用', 'A-003'],
    ['other signs', '城市道路占用挖掘修复费', 'A-004'],
    ['half-width signs', '不动产登记费(住宅)', 'A-002'],
  ])('the same name with %s is the same entry', (_how, typed, code) => {
    expect(found(typed).code).toBe(code);
  });

  test.each([
    ['a name that two entries share', '不动产登记费', ['A-001', 'A-002']],
    ['the name without its word for fee', '水资源', ['A-003']],
    ['a name with more words around it', '交水资源费的钱', ['A-003']],
    ['another name for its payers', '停车费', ['S-001']],
    ['one that shares a word', '道路维护费', ['A-004']],
  ])('%s is offered and not decided', (_what, typed, near) => {
    expect(found(typed)).toEqual({ code: null, near, isUnit: false });
  });

  test.each([['自然资源局'], ['Natural Resources'], ['природных ресурсов']])(
    'by its department: %s offers what it charges',
    (typed) => {
      expect(found(typed)).toEqual({ code: null, near: ['A-001', 'A-002'], isUnit: true });
    },
  );

  test('a department that charges nothing is known to be no charge', () => {
    expect(found('公安局')).toEqual({ code: null, near: [], isUnit: true });
  });

  test.each([['管理费'], ['过磅配合费'], ['赞助']])('%s is nowhere in it', (typed) => {
    expect(found(typed)).toEqual({ code: null, near: [], isUnit: false });
  });

  test.each([
    ['Water resource fee', 'A-003'],
    ['плата за водные ресурсы', 'A-003'],
  ])('%s, its name in another language, is the same entry', (typed, code) => {
    expect(found(typed)).toEqual({ code, near: [], isUnit: false });
  });

  test.each([
    ['parking', ['S-001']],
    ['недвижимости', ['A-001', 'A-002']],
  ])('%s, a word of such a name, is offered and not decided', (typed, near) => {
    expect(found(typed)).toEqual({ code: null, near, isUnit: false });
  });

  test('a name in another language that comes near to none: all of the catalogue is offered', () => {
    expect(found('weighing charge').near).toEqual(entries.map(({ code }) => code));
  });
});
