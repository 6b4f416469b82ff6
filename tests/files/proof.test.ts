import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ServerKey } from '#app/crypto/keys.server.ts';
import { MAX_PROOF_BYTES } from '#app/domain/proof.ts';
import { readProof, removeOrphanProofs, storeProof } from '#app/files/proof.server.ts';

const key: ServerKey = { purpose: 'file', id: '0123456789abcdef', bytes: Buffer.alloc(32, 7) };
const otherKey: ServerKey = { purpose: 'file', id: 'fedcba9876543210', bytes: Buffer.alloc(32, 9) };
const dirs: string[] = [];

function aStore() {
  const storageDir = mkdtempSync(join(tmpdir(), 'proof-'));
  dirs.push(storageDir);
  return { storageDir, key };
}

afterAll(() => {
  for (const dir of dirs) rmSync(dir, { recursive: true });
});

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n退款凭证\n%%EOF\n');
const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
  Buffer.from('0000000a49444154789c6300010000050001', 'hex'),
  Buffer.alloc(32),
]);
const JPEG = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.alloc(64)]);

describe('a proof that an officer hands in', () => {
  test.each([
    ['a PDF', PDF, 'application/pdf'],
    ['a PNG', PNG, 'image/png'],
    ['a JPEG', JPEG, 'image/jpeg'],
  ])('%s is known by its content and reads back the same', async (_name, bytes, mediaType) => {
    const store = aStore();
    const stored = await storeProof(store, { kind: 'refund_voucher', bytes });
    if (!stored.ok) throw new Error(stored.reason);
    expect(stored.proof).toMatchObject({ kind: 'refund_voucher', mediaType, size: bytes.length, keyId: key.id });
    expect(stored.proof.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await readProof(store, stored.proof.number)).toEqual(bytes);
  });

  test('lies encrypted on disk, under a random name, readable by its owner alone', async () => {
    const store = aStore();
    const stored = await storeProof(store, { kind: 'other', bytes: PDF });
    if (!stored.ok) throw new Error(stored.reason);
    expect(readdirSync(join(store.storageDir, 'files'))).toEqual([stored.proof.number]);
    const path = join(store.storageDir, 'files', stored.proof.number);
    expect(readFileSync(path).includes('退款凭证')).toBe(false);
    expect(readFileSync(path).includes('%PDF')).toBe(false);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'wrong_type'],
    ['plain words', Buffer.from('退款已到账'), 'wrong_type'],
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'wrong_type'],
    ['an archive', Buffer.from('504b0304140000000800', 'hex'), 'wrong_type'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['one byte more than 20 MB', Buffer.concat([PDF, Buffer.alloc(MAX_PROOF_BYTES - PDF.length + 1)]), 'too_large'],
  ])('%s is refused and leaves nothing behind', async (_name, bytes, reason) => {
    const store = aStore();
    expect(await storeProof(store, { kind: 'other', bytes })).toEqual({ ok: false, reason });
    expect(readdirSync(store.storageDir)).toEqual([]);
  });

  test('of exactly 20 MB is taken', async () => {
    const bytes = Buffer.concat([PDF, Buffer.alloc(MAX_PROOF_BYTES - PDF.length)]);
    expect(await storeProof(aStore(), { kind: 'other', bytes })).toMatchObject({ ok: true });
  });

  test('is not opened once altered, moved to another number, or with another key', async () => {
    const store = aStore();
    const stored = await storeProof(store, { kind: 'other', bytes: PDF });
    if (!stored.ok) throw new Error(stored.reason);
    const path = join(store.storageDir, 'files', stored.proof.number);
    const box = readFileSync(path);
    await expect(readProof({ ...store, key: otherKey }, stored.proof.number)).rejects.toThrow();
    const moved = 'f'.repeat(32);
    writeFileSync(join(store.storageDir, 'files', moved), box);
    await expect(readProof(store, moved)).rejects.toThrow();
    writeFileSync(path, Buffer.concat([box.subarray(0, 40), Buffer.of((box[40] ?? 0) ^ 1), box.subarray(41)]));
    await expect(readProof(store, stored.proof.number)).rejects.toThrow();
  });

  test.each(['../portal.sqlite', '', 'abc', `${'a'.repeat(32)}/..`])(
    'no number leads elsewhere: %j',
    async (number) => {
      await expect(readProof(aStore(), number)).rejects.toThrow('not the number of a proof');
    },
  );
});

describe('files that no case knows of', () => {
  test('are removed a day later, while a recorded one and a fresh one stay', async () => {
    const store = aStore();
    const numbers: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const stored = await storeProof(store, { kind: 'other', bytes: PDF });
      if (!stored.ok) throw new Error(stored.reason);
      numbers.push(stored.proof.number);
    }
    const [recorded, orphan, fresh] = numbers as [string, string, string];
    const files = join(store.storageDir, 'files');
    writeFileSync(join(files, `${'a'.repeat(32)}.part`), 'half');
    const longAgo = new Date('2026-11-20T00:00:00.000Z');
    for (const name of [recorded, orphan, `${'a'.repeat(32)}.part`]) utimesSync(join(files, name), longAgo, longAgo);
    utimesSync(join(files, fresh), new Date('2026-11-23T00:00:00.000Z'), new Date('2026-11-23T00:00:00.000Z'));
    const isKnown = async (number: string) => number === recorded;
    expect(await removeOrphanProofs(store.storageDir, new Date('2026-11-22T00:00:00.000Z'), isKnown)).toBe(2);
    expect(readdirSync(files).sort()).toEqual([recorded, fresh].sort());
  });

  test('a store that was never used has none', async () => {
    expect(await removeOrphanProofs(aStore().storageDir, new Date('2026-11-22T00:00:00.000Z'), async () => false)).toBe(
      0,
    );
  });
});
