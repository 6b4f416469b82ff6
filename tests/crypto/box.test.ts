import { assert, property, string, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BoxError, openBox, sealBox } from '#app/crypto/box.server.ts';
import { keyFingerprint } from '#app/crypto/key-files.server.ts';
import type { KeyPurpose, ServerKey } from '#app/crypto/keys.server.ts';

function keyOf(purpose: KeyPurpose, fill = 7): ServerKey {
  const bytes = Buffer.alloc(32, fill);
  return { purpose, id: keyFingerprint(purpose, bytes), bytes };
}

const KEY = keyOf('draft');
const AAD = 'drafts/17';

describe('a box', () => {
  test('opens with its key and place, for any content', () => {
    assert(
      property(uint8Array(), string(), (content, aad) => {
        expect(openBox(KEY, sealBox(KEY, content, aad), aad)).toEqual(Buffer.from(content));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  test('is a version byte, the key id, a nonce, as many bytes as the content, and a tag', () => {
    const box = sealBox(KEY, Buffer.from('收费'), AAD);
    expect(box).toHaveLength(1 + 8 + 12 + 6 + 16);
    expect(box[0]).toBe(1);
    expect(box.subarray(1, 9).toString('hex')).toBe(KEY.id);
    expect(box.includes(Buffer.from('收费'))).toBe(false);
  });

  test('never repeats its nonce', () => {
    const nonces = new Set(
      Array.from({ length: 20_000 }, () => sealBox(KEY, Buffer.alloc(0), AAD).subarray(9, 21).toString('hex')),
    );
    expect(nonces.size).toBe(20_000);
  });

  test('any flipped bit is detected', () => {
    const box = sealBox(KEY, Buffer.from('a name and a phone'), AAD);
    for (let bit = 0; bit < box.length * 8; bit += 1) {
      const altered = Buffer.from(box);
      altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => openBox(KEY, altered, AAD)).toThrow(BoxError);
    }
  });

  test('any shortened box is refused', () => {
    const box = sealBox(KEY, Buffer.from('text'), AAD);
    for (let length = 0; length < box.length; length += 1) {
      expect(() => openBox(KEY, box.subarray(0, length), AAD)).toThrow(BoxError);
    }
    expect(() => openBox(KEY, Buffer.concat([box, Buffer.of(0)]), AAD)).toThrow(BoxError);
  });

  test('does not open in another place, with another key or under another purpose', () => {
    const box = sealBox(KEY, Buffer.from('text'), AAD);
    expect(() => openBox(KEY, box, 'drafts/18')).toThrow(BoxError);
    expect(() => openBox(keyOf('draft', 8), box, AAD)).toThrow(BoxError);
    expect(() => openBox(keyOf('contact'), box, AAD)).toThrow(BoxError);
  });

  test.each(['pepper', 'chain'] as const)('is not made with the %s key', (purpose) => {
    expect(() => sealBox(keyOf(purpose), Buffer.alloc(1), AAD)).toThrow(BoxError);
  });
});
