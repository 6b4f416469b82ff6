// Crockford base32: no I, L, O (read as 1, 1, 0) and no U (refused).
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const REFERENCE_RANDOM = 7;
const QUERY_CODE_RANDOM = 19;
// A number of the other kind under this prefix fails its check, so the two are never mistaken for each other.
const QUERY_NUMBER_OFFSET = 0b10101;
const LONGEST_TYPED = 200;

type QueryCodeGroups = [string, string, string, string];

/**
 * The public number of a case, `TS-` + 7 random characters + check. Takes 7 random bytes, 5 bits of each. Not a
 * secret, may collide: unique index and retry (security.md D-07).
 */
export function makeReference(randomBytes: Uint8Array): string {
  return `TS-${withCheck(randomSymbols(randomBytes, REFERENCE_RANDOM), 0)}`;
}

/** The normal form of a typed case reference, or null. Same leniency as `parseQueryCode`; the prefix TS is required. */
export function parseReference(typed: string): string | null {
  return parsePrefixed(typed, 'TS', 0);
}

/**
 * The number of a query to an accused unit, `WX-` + 7 random characters + check. Takes 7 random bytes; says
 * nothing of the case and is no valid reference.
 */
export function makeQueryNumber(randomBytes: Uint8Array): string {
  return `WX-${withCheck(randomSymbols(randomBytes, REFERENCE_RANDOM), QUERY_NUMBER_OFFSET)}`;
}

/** The normal form of a typed query number, or null. */
export function parseQueryNumber(typed: string): string | null {
  return parsePrefixed(typed, 'WX', QUERY_NUMBER_OFFSET);
}

/**
 * A query code in normal form: 19 random characters (95 bits) + check, 20 without dashes. Takes 19 random bytes, 5
 * bits of each. A secret (experience.md, security.md D-05).
 */
export function makeQueryCode(randomBytes: Uint8Array): string {
  return withCheck(randomSymbols(randomBytes, QUERY_CODE_RANDOM), 0);
}

/**
 * The normal form (20 characters) of a typed query code, or null. Accepts any spaces and dashes, lower case, full
 * width, O for 0, I and L for 1; refuses U (experience.md S3).
 */
export function parseQueryCode(typed: string): string | null {
  const symbols = readSymbols(cleanTyped(typed), QUERY_CODE_RANDOM + 1);
  return symbols !== null && isChecked(symbols, 0) ? spell(symbols) : null;
}

/** A query code in normal form as it is shown: `7K4QM-2WTRX-ABCDE-12345`. */
export function formatQueryCode(code: string): string {
  return queryCodeGroups(code).join('-');
}

/** The four groups of five of a query code in normal form. Throws RangeError on anything else. */
export function queryCodeGroups(code: string): QueryCodeGroups {
  if (code.length !== QUERY_CODE_RANDOM + 1) throw new RangeError('A query code in normal form has 20 characters');
  return [code.slice(0, 5), code.slice(5, 10), code.slice(10, 15), code.slice(15)];
}

function randomSymbols(randomBytes: Uint8Array, count: number): number[] {
  if (randomBytes.length < count) throw new RangeError(`Needs ${count} random bytes`);
  return Array.from(randomBytes.subarray(0, count), (byte) => byte & 31);
}

function parsePrefixed(typed: string, prefix: string, offset: number): string | null {
  const cleaned = cleanTyped(typed);
  if (!cleaned.startsWith(prefix)) return null;
  const symbols = readSymbols(cleaned.slice(prefix.length), REFERENCE_RANDOM + 1);
  return symbols !== null && isChecked(symbols, offset) ? `${prefix}-${spell(symbols)}` : null;
}

// Every dash (also the minus and the long-vowel mark of an input method), space and invisible character goes.
function cleanTyped(typed: string): string {
  if (typed.length > LONGEST_TYPED) return '';
  return typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}\u2212\u30fc_]/gu, '')
    .toUpperCase();
}

function readSymbols(cleaned: string, length: number): number[] | null {
  if (cleaned.length !== length) return null;
  const symbols = Array.from(cleaned.replaceAll('O', '0').replace(/[IL]/g, '1'), (character) =>
    ALPHABET.indexOf(character),
  );
  return symbols.length === length && symbols.every((symbol) => symbol >= 0) ? symbols : null;
}

function spell(symbols: readonly number[]): string {
  return symbols.map((symbol) => ALPHABET[symbol]).join('');
}

function withCheck(symbols: readonly number[], offset: number): string {
  return spell([...symbols, checkSymbol(symbols) ^ offset]);
}

function isChecked(symbols: readonly number[], offset: number): boolean {
  return (checkSymbol(symbols.slice(0, -1)) ^ offset) === symbols.at(-1);
}

// Polynomial over GF(2^5): every position has its own non-zero weight, a power of the primitive element x. So every
// single substitution and every exchange of two different characters changes the check, which no sum mod 32 achieves.
function checkSymbol(symbols: readonly number[]): number {
  return symbols.reduce((sum, symbol) => timesX(sum ^ symbol), 0);
}

// Multiplication by x modulo the primitive polynomial x^5 + x^2 + 1.
function timesX(element: number): number {
  const shifted = element << 1;
  return shifted & 32 ? shifted ^ 0b100101 : shifted;
}
