import { describe, expect, test } from 'vitest';
import { checkFee, type FeeQuestion, isDoubtful } from '#app/domain/fee-check.ts';
import { getFeeCatalogue } from '#db/repositories/fee-catalogue.server.ts';
import { testDb } from '#tests/support/db.ts';

const TODAY = '2026-11-26';
const catalogue = await getFeeCatalogue(testDb(), TODAY);

function asked(question: Partial<FeeQuestion>) {
  const nothing = { itemText: null, department: null, amountFen: null, quantity: 1, chargedOn: null };
  const unsaid = { paidHow: null, receiptKind: null, isCondition: null };
  return checkFee({ itemCode: 'A-001', ...nothing, ...unsaid, ...question }, catalogue, TODAY);
}

describe('the fee checker', () => {
  test.each([
    ['exactly the standard', { amountFen: 55_000 }, { kind: 'within_standard', code: 'A-001', limitFen: 55_000 }],
    [
      'one fen above it',
      { amountFen: 55_001 },
      { kind: 'above_standard', code: 'A-001', limitFen: 55_000, aboveFen: 1 },
    ],
    [
      'the standard of two',
      { amountFen: 110_000, quantity: 2 },
      { kind: 'within_standard', code: 'A-001', limitFen: 110_000 },
    ],
    ['no amount', {}, { kind: 'in_catalogue', code: 'A-001' }],
    ['an entry without an amount', { itemCode: 'F-001', amountFen: 1 }, { kind: 'in_catalogue', code: 'F-001' }],
    [
      'the last day of an abolished entry',
      { itemCode: 'A-003', chargedOn: '2024-11-30' },
      { kind: 'in_catalogue', code: 'A-003' },
    ],
    [
      'the day it was abolished',
      { itemCode: 'A-003', chargedOn: '2024-12-01' },
      { kind: 'abolished', code: 'A-003', on: '2024-12-01', supersededBy: '水资源税' },
    ],
    [
      'without a day, today',
      { itemCode: 'A-003' },
      { kind: 'abolished', code: 'A-003', on: '2024-12-01', supersededBy: '水资源税' },
    ],
    [
      'before its first day',
      { itemCode: 'S-001', chargedOn: '2022-12-31' },
      { kind: 'not_yet', code: 'S-001', from: '2023-01-01' },
    ],
    [
      'another body than the one entitled',
      { department: 'jtj', amountFen: 1 },
      { kind: 'body_not_entitled', code: 'A-001', department: 'zrzy' },
    ],
    ['an item of no list', { itemCode: null, itemText: '道路维护费' }, { kind: 'not_in_catalogue' }],
  ] as const)('%s', (_case, question, verdict) => {
    expect(asked(question)).toMatchObject({ verdict, catalogueVersion: catalogue.version });
  });

  test('raises a flag for a plain slip, a private account, cash and a condition, whatever the catalogue says', () => {
    const check = asked({ amountFen: 1, receiptKind: 'plain', paidHow: 'personal', isCondition: true });
    expect(check.flags).toEqual(['plain_receipt', 'personal_account', 'condition']);
    expect(isDoubtful(check)).toBe(true);
    expect(isDoubtful(asked({ amountFen: 1, paidHow: 'cash', receiptKind: 'fiscal' }))).toBe(false);
  });
});
