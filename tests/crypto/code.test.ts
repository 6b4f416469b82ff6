import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  hashQueryCode,
  hashToken,
  isSameSecret,
  newQueryCode,
  newQueryNumber,
  newReference,
  newToken,
} from '#app/crypto/code.server.ts';
import type { ServerKey } from '#app/crypto/keys.server.ts';
import { makeQueryCode, parseQueryCode, parseQueryNumber, parseReference } from '#app/domain/reference.ts';

const PEPPER: ServerKey = { purpose: 'pepper', id: '00'.repeat(8), bytes: Buffer.alloc(32, 1) };
const CODE = makeQueryCode(new Uint8Array(19).fill(9));

describe('the hash of a query code', () => {
  test('is the HMAC-SHA-256 of its normal form with the pepper', () => {
    expect(hashQueryCode(PEPPER, CODE)).toBe(createHmac('sha256', Buffer.alloc(32, 1)).update(CODE).digest('hex'));
  });

  test('differs under another pepper', () => {
    const other = { ...PEPPER, bytes: Buffer.alloc(32, 2) };
    expect(hashQueryCode(other, CODE)).not.toBe(hashQueryCode(PEPPER, CODE));
  });

  test('is not made of anything but a normal form, nor with another key', () => {
    expect(() => hashQueryCode(PEPPER, CODE.toLowerCase())).toThrow('normal form');
    expect(() => hashQueryCode(PEPPER, '')).toThrow('normal form');
    expect(() => hashQueryCode({ ...PEPPER, purpose: 'draft' }, CODE)).toThrow('draft');
  });
});

describe('new secrets and numbers', () => {
  test('are valid and do not repeat', () => {
    const codes = Array.from({ length: 2000 }, newQueryCode);
    expect(codes.every((code) => parseQueryCode(code) === code)).toBe(true);
    expect(new Set(codes).size).toBe(2000);
    const reference = newReference();
    const number = newQueryNumber();
    expect(parseReference(reference)).toBe(reference);
    expect(parseQueryNumber(number)).toBe(number);
  });

  test('a token has 256 bits and is safe in a cookie', () => {
    const token = newToken();
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(newToken()).not.toBe(token);
  });

  test('a token is stored as SHA-256', () => {
    expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

test.each([
  ['abc', 'abc', true],
  ['abc', 'abd', false],
  ['abc', 'abcd', false],
  ['', '', true],
  ['', 'a', false],
])('secrets %j and %j are the same: %s', (one, other, same) => {
  expect(isSameSecret(one, other)).toBe(same);
});
