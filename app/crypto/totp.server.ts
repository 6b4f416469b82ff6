import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const STEP_SECONDS = 30;
const DIGITS = 6;
const SECRET_BYTES = 20;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret of an authenticator app: 160 random bits in base32, 32 characters (RFC 4226 §4). */
export function newTotpSecret(): string {
  return encodeBase32(randomBytes(SECRET_BYTES));
}

/** The six digits of a secret at an instant (RFC 6238, SHA-1, 30 s). */
export function totpAt(secret: string, at: Date): string {
  return codeOfStep(decodeBase32(secret), stepOf(at));
}

/**
 * The step whose code was typed (this one, the one before or after), or null. A step up to `lastUsedStep` is
 * spent; store the returned one (RFC 6238 §5.2, ASVS 6.5.1). Accepts full-width digits and spaces.
 */
export function verifyTotp(secret: string, code: string, now: Date, lastUsedStep: number | null): number | null {
  const typed = code.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '');
  if (!/^[0-9]{6}$/.test(typed)) return null;
  const key = decodeBase32(secret);
  const current = stepOf(now);
  const usable = [current, current - 1, current + 1].filter((step) => step >= 0 && step > (lastUsedStep ?? -1));
  const matching = usable.filter((step) => timingSafeEqual(Buffer.from(codeOfStep(key, step)), Buffer.from(typed)));
  return matching[0] ?? null;
}

/**
 * The `otpauth://` address that authenticator apps read from a QR code. It holds the secret: shown once, never
 * logged.
 */
export function otpauthUri(secret: string, account: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const details = `algorithm=SHA1&digits=${DIGITS}&period=${STEP_SECONDS}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&${details}`;
}

function stepOf(at: Date): number {
  return Math.floor(at.getTime() / 1000 / STEP_SECONDS);
}

function codeOfStep(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const truncated = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(truncated % 10 ** DIGITS).padStart(DIGITS, '0');
}

function encodeBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('');
}

function decodeBase32(text: string): Buffer {
  const values = Array.from(text, (character) => ALPHABET.indexOf(character));
  if (values.includes(-1)) throw new Error('The TOTP secret is not base32');
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}
