const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const LENGTH = 18;
const LONGEST_TYPED = 100;

export type CreditCodeFault = 'length' | 'letter' | 'check';
export type ParsedCreditCode = { ok: true; code: string } | { ok: false; fault: CreditCodeFault };

/**
 * A unified social credit code as typed, in its normal form (GB 32100-2015: 18 characters without I, O, S, V and Z, the
 * last one a check mod 31). Spaces, dashes, full width and lower case are taken. The fault says what to look at:
 * `length`, a `letter` that no code has, or the `check`, which means that a character was mistyped.
 */
export function parseSocialCreditCode(typed: string): ParsedCreditCode {
  if (typed.length > LONGEST_TYPED) return { ok: false, fault: 'length' };
  const code = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}−]/gu, '')
    .toUpperCase();
  const values = Array.from(code, (character) => ALPHABET.indexOf(character));
  if (values.length !== LENGTH) return { ok: false, fault: 'length' };
  if (values.includes(-1) || !/^.{2}\d{6}/.test(code)) return { ok: false, fault: 'letter' };
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * (values[place] ?? 0), 0);
  return (31 - (sum % 31)) % 31 === values[LENGTH - 1] ? { ok: true, code } : { ok: false, fault: 'check' };
}
