import { describe, expect, test } from 'vitest';
import { feeChanges } from '#app/domain/fee-changes.ts';
import type { FeeEntry } from '#app/domain/fee-check.ts';
import { readFees, writeFees } from '#app/domain/fee-csv.ts';

const UNITS = new Map([
  ['zrzy', '自然资源局'],
  ['jtj', '交通运输局'],
]);
const HEAD = '编码,目录,项目名称,收费单位,缴费人,标准（元）,计量单位,依据,执行日期,废止日期,取代项目';
const ROW = 'A-001,行政事业性收费,不动产登记费,自然资源局,申请人,550,件,发改价格规〔2016〕2559号,2016-12-06,,';
const ENTRY: FeeEntry = {
  code: 'A-001',
  list: 'administrative',
  name: '不动产登记费',
  department: 'zrzy',
  payer: '申请人',
  standardFen: 55_000,
  unit: '件',
  basis: '发改价格规〔2016〕2559号',
  from: '2016-12-06',
  to: null,
  supersededBy: null,
  nameEn: null,
  nameRu: null,
};
const read = (...rows: string[]) => readFees([HEAD, ...rows].join('\r\n'), UNITS);
/** The row with one cell exchanged. */
const rowWith = (place: number, cell: string) => ROW.split(',').with(place, cell).join(',');
const faults = (...rows: string[]) => read(...rows).problems.map(({ line, column, code }) => [line, column, code]);

describe('a fee catalogue is read', () => {
  test('from the table that offices write', () => {
    expect(read(ROW)).toEqual({ entries: [ENTRY], problems: [] });
  });

  test('with its columns in any order, foreign ones left aside, heads in English or with other brackets', () => {
    const [code, list, name, unit, payer, , measure, basis, from] = ROW.split(',');
    const text = `执行日期;code;备注;目录;项目名称;收费单位;缴费人;标准(元);计量单位;依据\n${[from, code, '见文件', list, name, unit, payer, '550.00', measure, basis].join(';')}`;
    expect(readFees(text, UNITS)).toEqual({ entries: [ENTRY], problems: [] });
  });

  test('with amounts and days as people write them', () => {
    const amounts = ['550', '550.0', '５５０', '"1,550.50"', ''].map((cell) => rowWith(5, cell));
    expect(amounts.map((row) => read(row).entries[0]?.standardFen)).toEqual([55_000, 55_000, 55_000, 155_050, null]);
    const days = ['2016-12-06', '2016/12/6', '2016年12月6日', '20161206'].map((cell) => rowWith(8, cell));
    expect(days.map((row) => read(row).entries[0]?.from)).toEqual(Array(4).fill('2016-12-06'));
  });

  test('with units by their names or ids, lists by their names or keys', () => {
    expect(read(rowWith(3, 'jtj')).entries[0]?.department).toBe('jtj');
    expect(read(rowWith(1, 'Fund')).entries[0]?.list).toBe('fund');
  });

  test('as it was written', () => {
    const entries = [
      ENTRY,
      { ...ENTRY, code: 'F-1', list: 'fund', standardFen: 1, to: '2024-12-01', supersededBy: '水资源税' },
    ] as const;
    expect(readFees(writeFees(entries, UNITS), UNITS)).toEqual({ entries, problems: [] });
  });
});

describe('what is wrong is named with line and column', () => {
  test.each([
    ['nothing filled in', 0, '', 'code', 'missing'],
    ['a code with signs', 0, 'A_1', 'code', 'bad_code'],
    ['a fifth list', 1, '其他收费', 'list', 'bad_list'],
    ['a unit that the county does not have', 3, '交通局', 'department', 'bad_unit'],
    ['an amount in words', 5, '五百元', 'standard', 'bad_amount'],
    ['a part of a fen', 5, '1.005', 'standard', 'bad_amount'],
    ['a day that there is not', 8, '2016-02-30', 'startsOn', 'bad_day'],
    ['an end before the beginning', 9, '2016-12-06', 'endsOn', 'ends_before'],
    ['a name without end', 2, '费'.repeat(121), 'name', 'too_long'],
    ['a formula', 2, '=HYPERLINK(1)', 'name', 'formula'],
    ['a formula of full width', 7, '＋1', 'basis', 'formula'],
    ['a formula as an amount', 5, '-5', 'standard', 'formula'],
  ])('%s', (_, place, cell, column, code) => {
    expect(faults(ROW.replace('A-001', 'B-1'), rowWith(place, cell))).toEqual([[3, column, code]]);
  });

  test('every fault of every line, and the line of the file where cells hold line breaks', () => {
    const broken = rowWith(7, '"第一行\n第二行"');
    expect(faults(broken, rowWith(0, 'a-001'), `${rowWith(5, 'x').replace('A-001', 'C')}`)).toEqual([
      [4, 'code', 'double_code'],
      [5, 'standard', 'bad_amount'],
    ]);
    expect(faults(rowWith(3, '').replace('2016-12-06', '昨天'))).toEqual([
      [2, 'department', 'missing'],
      [2, 'startsOn', 'bad_day'],
    ]);
  });

  test('a comma too many', () => {
    expect(faults(`${ROW},多余`)).toEqual([[2, null, 'too_many_cells']]);
  });

  test('a file without head, without a column, with one twice, without rows', () => {
    const codes = (text: string) => readFees(text, UNITS).problems.map(({ column, code }) => [column, code]);
    expect(codes('')).toEqual([[null, 'no_head']]);
    expect(codes(ROW)).toEqual([[null, 'no_head']]);
    expect(codes(`${HEAD.replace(',依据', '')}\n${ROW}`)).toEqual([['basis', 'no_column']]);
    expect(codes(`${HEAD},编码\n${ROW}`)).toEqual([['code', 'double_column']]);
    expect(codes(HEAD)).toEqual([[null, 'no_rows']]);
  });

  test('a faulty cell is shown, and no more of it than fits', () => {
    expect(read(rowWith(2, `=${'x'.repeat(500)}`.slice(0, 100))).problems[0]?.text).toHaveLength(40);
  });
});

test('what changes between two catalogues is told entry by entry', () => {
  const other = { ...ENTRY, code: 'B-1' };
  expect(
    feeChanges(
      [ENTRY, other],
      [
        { ...ENTRY, standardFen: 8_000, to: '2027-01-01' },
        { ...ENTRY, code: 'C-1' },
      ],
    ),
  ).toEqual([
    {
      kind: 'changed',
      before: ENTRY,
      entry: { ...ENTRY, standardFen: 8_000, to: '2027-01-01' },
      fields: ['standardFen', 'to'],
    },
    { kind: 'removed', entry: other },
    { kind: 'added', entry: { ...ENTRY, code: 'C-1' } },
  ]);
  expect(feeChanges([ENTRY], [{ ...ENTRY }])).toEqual([]);
});
