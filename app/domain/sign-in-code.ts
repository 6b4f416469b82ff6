/** In minutes from when it was asked for. */
export const CODE_MINUTES = 10;
export const MOST_TRIES = 5;
const DIGITS = 6;

/** A code of six digits from the hex of a keyed hash: 48 bits, so that no code is likelier than another by a millionth. */
export function codeOfHash(hex: string): string {
  return String(Number.parseInt(hex.slice(0, 12), 16) % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** A typed code without spaces, full-width digits made plain; null when it is not six digits. */
export function parseCode(typed: string): string | null {
  const code = typed.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{6}$/.test(code) ? code : null;
}

/** Whether a code is too old, or was guessed too often, to be taken. */
export function isCodeOver(challenge: { createdAt: Date; tries: number }, now: Date): boolean {
  return challenge.tries >= MOST_TRIES || now.getTime() - challenge.createdAt.getTime() >= CODE_MINUTES * 60_000;
}
