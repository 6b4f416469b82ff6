import { describe, expect, test } from 'vitest';
import { newTotpSecret, otpauthUri, totpAt, verifyTotp } from '#app/crypto/totp.server.ts';

// '12345678901234567890', the secret of the vectors of RFC 4226 and RFC 6238.
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const STEP = 37_037_036;
const at = (seconds: number) => new Date(seconds * 1000);
const codeOf = (step: number) => totpAt(SECRET, at(step * 30));
const NOW = at(STEP * 30 + 29);

describe('the code of an authenticator app', () => {
  // RFC 6238 appendix B gives eight digits; six are their last six.
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at %i s is the one of RFC 6238: %s', (seconds, digits) => {
    expect(totpAt(SECRET, at(seconds))).toBe(digits.slice(-6));
  });

  test('of the steps 0 to 9 is the one of RFC 4226', () => {
    expect(Array.from({ length: 10 }, (_, step) => codeOf(step))).toEqual(
      '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' '),
    );
  });
});

describe('a typed code', () => {
  test.each([
    [-2, null],
    [-1, STEP - 1],
    [0, STEP],
    [1, STEP + 1],
    [2, null],
  ])('of step %i from now gives %j', (offset, step) => {
    expect(verifyTotp(SECRET, codeOf(STEP + offset), NOW, null)).toBe(step);
  });

  test('counts once: its step and all before it are spent', () => {
    expect(verifyTotp(SECRET, codeOf(STEP), NOW, STEP - 1)).toBe(STEP);
    expect(verifyTotp(SECRET, codeOf(STEP), NOW, STEP)).toBeNull();
    expect(verifyTotp(SECRET, codeOf(STEP - 1), NOW, STEP)).toBeNull();
    expect(verifyTotp(SECRET, codeOf(STEP + 1), NOW, STEP)).toBe(STEP + 1);
    expect(verifyTotp(SECRET, codeOf(STEP + 1), NOW, STEP + 1)).toBeNull();
  });

  test('changes exactly at the end of its 30 seconds', () => {
    const code = codeOf(STEP);
    expect(verifyTotp(SECRET, code, at((STEP + 2) * 30 - 0.001), null)).toBe(STEP);
    expect(verifyTotp(SECRET, code, at((STEP + 2) * 30), null)).toBeNull();
    expect(verifyTotp(SECRET, code, at((STEP - 1) * 30), null)).toBe(STEP);
    expect(verifyTotp(SECRET, code, at((STEP - 1) * 30 - 0.001), null)).toBeNull();
  });

  test('may have full-width digits, spaces and a dash', () => {
    const code = codeOf(STEP);
    const wide = code.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    for (const typed of [wide, ` ${code.slice(0, 3)} ${code.slice(3)} `, `${code.slice(0, 3)}-${code.slice(3)}`]) {
      expect(verifyTotp(SECRET, typed, NOW, null)).toBe(STEP);
    }
  });

  test.each(['', '12345', '1234567', 'abcdef', '12345a', '١٢٣٤٥٦', '-'])('%j is none', (typed) => {
    expect(verifyTotp(SECRET, typed, NOW, null)).toBeNull();
  });

  test('of another secret is refused', () => {
    expect(verifyTotp('A'.repeat(32), codeOf(STEP), NOW, null)).toBeNull();
  });
});

describe('a secret', () => {
  test('has 160 bits in base32 and does not repeat', () => {
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(new Set(Array.from({ length: 500 }, newTotpSecret)).size).toBe(500);
    expect(() => totpAt('not base32!', NOW)).toThrow('base32');
  });

  test('goes into an app as an otpauth address', () => {
    const uri = new URL(otpauthUri(SECRET, 'wang li', '某县 投资'));
    expect(uri.protocol).toBe('otpauth:');
    expect(decodeURIComponent(uri.pathname)).toContain('某县 投资:wang li');
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      secret: SECRET,
      issuer: '某县 投资',
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});
