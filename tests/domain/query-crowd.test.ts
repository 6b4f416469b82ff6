import { describe, expect, test } from 'vitest';
import { aboutFirms, chargedFirm, crowdDays, isCrowd, isFieldCounted } from '#app/domain/query-crowd.ts';

const FEE = { kind: 'standard', item: 'A-001', yuan: 550, per: { zh: '件', en: 'case', ru: 'дело' } } as const;
const SERVICE = { department: 'zrzy', fee: FEE };
const company = (creditCode: string | null) => ({ company: { name: '某公司', creditCode, registration: null } });

describe('how many firms a query could mean', () => {
  test.each([
    [0, null],
    [4, null],
    [5, 5],
    [9, 5],
    [10, 10],
    [19, 10],
    [20, 20],
    [99, 50],
    [499, 200],
    [20_000, 500],
  ])('is said in round numbers, never more than there are: %i', (firms, about) => {
    expect(aboutFirms(firms)).toBe(about);
  });

  test('is enough to name an item from the number on that is shown', () => {
    for (let firms = 0; firms < 30; firms += 1) expect(isCrowd(firms)).toBe(aboutFirms(firms) !== null);
  });

  test('counts requests of the 12 months that a query asks of, and none of the last month', () => {
    expect(crowdDays('2026-11-26')).toEqual({ from: '2025-11-26', to: '2026-10-27' });
    expect(crowdDays('2028-02-29').from).toBe('2027-02-28');
  });

  test('is known of fees alone: whom a unit fines or inspects, only reports would tell', () => {
    expect(['L1', 'L2', 'L3', 'L4', 'L6', 'L7'].filter(isFieldCounted)).toEqual(['L1']);
  });
});

describe('a firm that is counted', () => {
  test('asked for something with a fee, under a credit code whose check character fits', () => {
    const counted = { unit: 'zrzy', itemCode: 'A-001', creditCode: '91350100M000100Y43' };
    expect(chargedFirm(SERVICE, company('91350100m000100y43'))).toEqual(counted);
    expect(chargedFirm(SERVICE, company('91350100M000100Y44'))).toBeNull();
    expect(chargedFirm(SERVICE, company(null))).toBeNull();
    expect(chargedFirm({ ...SERVICE, fee: { kind: 'none' } }, company('91350100M000100Y43'))).toBeNull();
  });
});
