import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BoxError } from '#app/crypto/box.server.ts';
import { openStream, sealStream } from '#app/crypto/sealed-stream.server.ts';
import { testKeys } from '#tests/support/keys.ts';

const KEY = testKeys.file;
const PLACE = 'evidence:1';
const HEADER = 25;
const CHUNK = 65_536;

async function all(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const seal = (plain: Uint8Array) => all(sealStream(KEY, [plain], PLACE));
const open = (sealed: Uint8Array, place = PLACE) => all(openStream(KEY, [sealed], place));

describe('a sealed stream', () => {
  test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])('of %d bytes opens to what it was', async (length) => {
    const plain = randomBytes(length);
    expect((await open(await seal(plain))).equals(plain)).toBe(true);
  });

  test('is the same however the bytes arrive', async () => {
    const plain = randomBytes(CHUNK + 100);
    const sealed = await seal(plain);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 6 }), async (cuts) => {
        const pieces: Buffer[] = [];
        let at = 0;
        for (const cut of cuts) {
          pieces.push(sealed.subarray(at, at + cut));
          at += cut;
        }
        pieces.push(sealed.subarray(at));
        expect((await all(openStream(KEY, pieces, PLACE))).equals(plain)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('shows nothing of its content and never twice the same', async () => {
    const plain = Buffer.alloc(1000, 'secret');
    const [one, other] = [await seal(plain), await seal(plain)];
    expect(one.includes('secret')).toBe(false);
    expect(one.subarray(HEADER).equals(other.subarray(HEADER))).toBe(false);
  });

  test('with any byte altered does not open', async () => {
    const sealed = await seal(randomBytes(CHUNK + 10));
    for (const at of [0, 5, 12, HEADER, HEADER + CHUNK, sealed.length - 1]) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await expect(open(altered)).rejects.toThrow(BoxError);
    }
  });

  test('cut off between two chunks, with chunks swapped, or in another place does not open', async () => {
    const sealed = await seal(randomBytes(3 * CHUNK));
    const length = CHUNK + 16;
    const [first, second] = [0, 1].map((n) => sealed.subarray(HEADER + n * length, HEADER + (n + 1) * length));
    const swapped = Buffer.concat([
      sealed.subarray(0, HEADER),
      second ?? Buffer.alloc(0),
      first ?? Buffer.alloc(0),
      sealed.subarray(HEADER + 2 * length),
    ]);
    await expect(open(sealed.subarray(0, HEADER + 2 * length))).rejects.toThrow(BoxError);
    await expect(open(swapped)).rejects.toThrow(BoxError);
    await expect(open(sealed, 'evidence:2')).rejects.toThrow(BoxError);
    await expect(open(Buffer.alloc(0))).rejects.toThrow(BoxError);
  });

  test('is sealed by the key for files alone', async () => {
    await expect(all(sealStream(testKeys.draft, [Buffer.alloc(1)], PLACE))).rejects.toThrow('seals no files');
    const otherKey = { ...KEY, id: '00'.repeat(8) };
    await expect(all(openStream(otherKey, [await seal(Buffer.alloc(9))], PLACE))).rejects.toThrow('another key');
  });
});
