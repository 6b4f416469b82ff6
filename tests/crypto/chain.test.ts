import { assert, constantFrom, dictionary, integer, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuditFields, chainMac, GENESIS_MAC } from '#app/crypto/chain.server.ts';
import type { ServerKey } from '#app/crypto/keys.server.ts';

const KEY: ServerKey = { purpose: 'chain', id: '00'.repeat(8), bytes: Buffer.alloc(32, 5) };
const ROW = { id: 1, at: '2026-10-09T09:30:00.000Z', actor: 'officer:7', act: 'case_opened', caseId: 3 };
const macOf = (row: AuditFields, previous = GENESIS_MAC) => chainMac(KEY, previous, row);

describe('the chain of audit rows', () => {
  test('gives the same MAC for the same row, whatever the order of its columns', () => {
    expect(macOf(ROW)).toMatch(/^[0-9a-f]{64}$/);
    expect(macOf(Object.fromEntries(Object.entries(ROW).reverse()))).toBe(macOf(ROW));
  });

  test('keeps its MAC when a column is added that this row does not have', () => {
    expect(macOf({ ...ROW, reason: null, note: undefined })).toBe(macOf(ROW));
  });

  test.each<[string, AuditFields]>([
    ['a changed value', { ...ROW, caseId: 4 }],
    ['a text for a number', { ...ROW, caseId: '3' }],
    ['a value moved to another column', { id: 1, at: ROW.at, actor: 'officer:7', act: 'case_opened', reportId: 3 }],
    ['a value moved over the border of two columns', { ...ROW, actor: 'officer:7case', act: '_opened' }],
    ['an empty text for none', { ...ROW, reason: '' }],
    ['text that imitates the serialisation', { ...ROW, act: 'case_opened"],["caseId",3' }],
  ])('shows %s', (_, row) => expect(macOf(row)).not.toBe(macOf(ROW)));

  test('depends on the row before and on the key', () => {
    expect(macOf(ROW, macOf(ROW))).not.toBe(macOf(ROW));
    expect(chainMac({ ...KEY, bytes: Buffer.alloc(32, 6) }, GENESIS_MAC, ROW)).not.toBe(macOf(ROW));
  });

  test('two different rows never share a MAC', () => {
    const row = dictionary(constantFrom('a', 'b', 'ab', '"', '['), oneof(string(), integer()));
    assert(
      property(row, row, (one, other) => {
        const isSame = JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
        expect(macOf(one) === macOf(other)).toBe(isSame);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  test('refuses a malformed previous MAC, a fraction and another key', () => {
    expect(() => macOf(ROW, 'abc')).toThrow('64 hex digits');
    expect(() => macOf({ ...ROW, caseId: 0.5 })).toThrow('caseId');
    expect(() => macOf({ ...ROW, caseId: Number.NaN })).toThrow('caseId');
    expect(() => chainMac({ ...KEY, purpose: 'pepper' }, GENESIS_MAC, ROW)).toThrow('pepper');
  });
});
