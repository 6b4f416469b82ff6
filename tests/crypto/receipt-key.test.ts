import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadKeys } from '#app/crypto/keys.server.ts';
import {
  fingerprintOf,
  isTextOf,
  judgeProof,
  loadReceiptKey,
  publicPem,
  readReceiptPublicKey,
  signReceipt,
} from '#app/crypto/receipt-key.server.ts';
import { PROOF_KIND } from '#app/domain/receipt-proof.ts';

const FACTS = {
  kind: PROOF_KIND,
  reference: 'TS-8K4QM2WT',
  receivedOn: '2026-11-26',
  report: fingerprintOf('{"what":"收费"}'),
  evidence: ['b'.repeat(64)],
  chain: 'c'.repeat(64),
} as const;
const facts = () => ({ ...FACTS, evidence: [...FACTS.evidence] });

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'portal-receipt-key-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function put(file: string, content: string): void {
  rmSync(join(dir, file), { force: true });
  writeFileSync(join(dir, file), content, { mode: 0o400 });
}

describe('the key for receipts', () => {
  test('is made once, private to the user, and read again', () => {
    const key = loadReceiptKey(dir, true);
    expect(statSync(join(dir, 'receipt-private.pem')).mode & 0o777).toBe(0o400);
    expect(loadReceiptKey(dir, true).id).toBe(key.id);
    expect(loadReceiptKey(dir, false).id).toBe(key.id);
    expect(readReceiptPublicKey(join(dir, 'receipt-public.pem')).id).toBe(key.id);
    expect(readFileSync(join(dir, 'receipt-public.pem'), 'utf8')).toBe(publicPem(key));
  });

  test('is not made anew where the database knows one: receipts that are out would become worthless', () => {
    expect(() => loadReceiptKey(dir, false)).toThrow(/receipt-private\.pem is missing/);
  });

  test('is refused where it is open to others, no such key, or no pair', () => {
    const { publicKey: other } = loadReceiptKey(dir, true);
    chmodSync(join(dir, 'receipt-private.pem'), 0o444);
    expect(() => loadReceiptKey(dir, false)).toThrow(/open to other users/);
    put('receipt-private.pem', 'not a key');
    expect(() => loadReceiptKey(dir, false)).toThrow(/does not hold an Ed25519 key/);
    rmSync(join(dir, 'receipt-private.pem'));
    rmSync(join(dir, 'receipt-public.pem'));
    loadReceiptKey(dir, true);
    put('receipt-public.pem', other.export({ format: 'pem', type: 'spki' }).toString());
    expect(() => loadReceiptKey(dir, false)).toThrow(/are not a pair/);
  });

  test('comes to a portal that ran before receipts were signed, and another one is refused afterwards', () => {
    const { fingerprints } = loadKeys(dir, new Map());
    const before = new Map([...fingerprints].filter(([purpose]) => purpose !== 'receipt'));
    rmSync(join(dir, 'receipt-private.pem'));
    rmSync(join(dir, 'receipt-public.pem'));
    const later = loadKeys(dir, before).fingerprints;
    expect(later.get('receipt')).toMatch(/^[0-9a-f]{16}$/);
    expect(loadKeys(dir, later).fingerprints).toEqual(later);
    expect(() => loadKeys(dir, fingerprints)).toThrow(/not the key of this database/);
  });
});

describe('a signed receipt', () => {
  test('is valid with the public half alone, and the same facts give the same receipt', () => {
    const key = loadReceiptKey(dir, true);
    const proof = signReceipt(key, facts());
    expect(judgeProof(readReceiptPublicKey(join(dir, 'receipt-public.pem')), proof)).toBe('valid');
    expect(signReceipt(key, facts())).toEqual(proof);
  });

  test('is altered as soon as any part of it is another', () => {
    const key = loadReceiptKey(dir, true);
    const proof = signReceipt(key, facts());
    const changes = [
      { reference: 'TS-00000000' },
      { receivedOn: '2026-11-25' },
      { report: 'd'.repeat(64) },
      { evidence: [] },
      { chain: 'e'.repeat(64) },
      { signature: `${proof.signature.startsWith('A') ? 'B' : 'A'}${proof.signature.slice(1)}` },
    ];
    expect(changes.map((change) => judgeProof(key, { ...proof, ...change }))).toEqual(changes.map(() => 'altered'));
  });

  test('of another county says nothing here', () => {
    const proof = signReceipt(loadReceiptKey(dir, true), facts());
    const other = mkdtempSync(join(dir, 'other-'));
    expect(judgeProof(loadReceiptKey(other, true), proof)).toBe('unknown_key');
  });

  test('fits the text it is about to the letter, whatever an editor put around it', () => {
    const proof = signReceipt(loadReceiptKey(dir, true), facts());
    const saved = ['{"what":"收费"}', '\uFEFF{"what":"收费"}\r\n', '{"what":"收费 "}', ''];
    expect(saved.map((text) => isTextOf(proof, text))).toEqual([true, true, false, false]);
  });
});
