import { describe, expect, test } from 'vitest';
import { canonicalProof, findProof, proofLine, type ReceiptProof, reportText } from '#app/domain/receipt-proof.ts';

const PROOF: ReceiptProof = {
  kind: 'portal-receipt-1',
  reference: 'TS-8K4QM2WT',
  receivedOn: '2026-11-26',
  report: 'a'.repeat(64),
  evidence: ['b'.repeat(64)],
  chain: 'c'.repeat(64),
  keyId: '0123456789abcdef',
  signature: 'S'.repeat(86),
};

describe('the signed text', () => {
  test('does not depend on the order in which its parts are given, and has no white space', () => {
    const turned = Object.fromEntries(Object.entries(PROOF).reverse()) as ReceiptProof;
    expect(canonicalProof(turned)).toBe(canonicalProof(PROOF));
    expect(canonicalProof(PROOF)).not.toMatch(/\s/);
    expect(Object.keys(JSON.parse(canonicalProof(PROOF)))).toEqual(
      Object.keys(JSON.parse(canonicalProof(PROOF))).sort(),
    );
    expect(canonicalProof(PROOF)).not.toContain('signature');
  });

  test('holds the day and no hour', () => {
    expect(findProof(proofLine({ ...PROOF, receivedOn: '2026-11-26T10:00' }))).toBeNull();
  });
});

describe('a receipt is found', () => {
  test('in its own line, in a file set out over lines, and with the line breaks of a printed page', () => {
    const line = proofLine(PROOF);
    const broken = line.replace(/.{50}/g, '$&\r\n');
    expect([line, JSON.stringify(PROOF, null, 2), broken].map(findProof)).toEqual([PROOF, PROOF, PROOF]);
  });

  test('among the words around it', () => {
    expect(findProof(`签名回执：\n${proofLine(PROOF)}\n请保留。`)).toEqual(PROOF);
  });

  test.each([
    ['nothing', ''],
    ['a code', 'B8AR1-R3Y1J-ESJHD-RFR68'],
    ['half a receipt', proofLine(PROOF).slice(0, 200)],
    ['a receipt with a part more', proofLine(PROOF).replace('{', '{"admin":true,')],
    ['a receipt of another kind', proofLine(PROOF).replace('receipt-1', 'payment-1')],
    ['a page of brackets', '{"a":'.repeat(50_000)],
  ])('not in %s', (_, given) => {
    expect(findProof(given)).toBeNull();
  });
});

test('a report’s text is what was written, line for line, whatever else its lines hold', () => {
  const line = { itemCode: null, itemText: '管理费', amountFen: 1, paidOn: null, paidHow: null, receiptKind: null };
  const turned = Object.fromEntries(Object.entries({ ...line, position: 3 }).reverse()) as typeof line;
  const text = reportText({ what: '收费', outcome: null, amounts: [turned] });
  expect(text).toBe(JSON.stringify({ what: '收费', outcome: null, amounts: [line] }));
});
