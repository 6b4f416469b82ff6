import { dayNumber, formatDay, parseDay } from '#app/domain/sla/civil-day.ts';

/** The highest amount of one line, in fen: 100,000,000 yuan. */
export const HIGHEST_AMOUNT_FEN = 10_000_000_000;
const OLDEST_PAYMENT_YEARS = 20;
const LONGEST_EMAIL = 254;
const LONGEST_LOCAL_PART = 64;

type Parsed<T, Reason extends string> = { ok: true; value: T } | { ok: false; reason: Reason };
const refuse = <Reason extends string>(reason: Reason): { ok: false; reason: Reason } => ({ ok: false, reason });

/** Full-width characters as plain ones, every space gone: how numbers are read. */
function plainCharacters(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\u200b-\u200f\u2060\ufeff]/g, '');
}

/**
 * An amount in yuan as typed, in fen. Takes full-width digits, a currency sign or word, thousands separators (comma,
 * space, apostrophe), a point or (Russian) a comma before at most two decimals. More than 0, at most 100,000,000 yuan.
 */
export function parseYuan(typed: string): Parsed<number, 'format' | 'zero' | 'too_high'> {
  const plain = plainCharacters(typed)
    .replace(/['’]/g, '')
    .replace(/^(?:¥|CNY|RMB|人民币)/i, '')
    .replace(/(?:元整?|圆|yuan|юан(?:ь|я|ей)|CNY|RMB)$/i, '');
  const match =
    /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(plain) ?? /^(\d+),(\d{1,2})$/.exec(plain) ?? undefined;
  if (!match) return refuse('format');
  const yuan = Number((match[1] ?? '').replaceAll(',', ''));
  const fen = yuan * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  if (fen === 0) return refuse('zero');
  if (!(fen <= HIGHEST_AMOUNT_FEN)) return refuse('too_high');
  return { ok: true, value: fen };
}

/** A day of payment as `parseDayWithin` reads it: not after `today` and not more than 20 years before it. */
export function parsePaidOn(typed: string, today: string): Parsed<string, 'format' | 'future' | 'too_old'> {
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number);
  const first = formatDay(dayNumber(year - OLDEST_PAYMENT_YEARS, month, date));
  const parsed = parseDayWithin(typed, { first, last: today });
  if (parsed.ok) return parsed;
  return refuse(({ format: 'format', early: 'too_old', late: 'future' } as const)[parsed.reason]);
}

/**
 * A calendar day as typed: `2026-11-03`, `2026/11/3`, `2026年11月3日`, `03.11.2026`; from `first` to `last`, both
 * `YYYY-MM-DD` in the county's zone. Throws RangeError for bounds that are no days.
 */
export function parseDayWithin(
  typed: string,
  { first, last }: { first: string; last: string },
): Parsed<string, 'format' | 'early' | 'late'> {
  const [from, to] = [parseDay(first), parseDay(last)];
  if (from === null || to === null) throw new RangeError('a bound is no calendar day');
  const day = readDay(plainCharacters(typed));
  if (day === null) return refuse('format');
  if (day < from) return refuse('early');
  return day > to ? refuse('late') : { ok: true, value: formatDay(day) };
}

function readDay(plain: string): number | null {
  const yearFirst = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain);
  const dayFirst = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(plain);
  const [year, month, date] = yearFirst
    ? [yearFirst[1], yearFirst[2], yearFirst[3]]
    : [dayFirst?.[3], dayFirst?.[2], dayFirst?.[1]];
  if (!year || !month || !date) return null;
  return parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}

/**
 * A telephone number as typed, without spaces and signs, `+` kept. +7 needs 10 digits behind it, +86 a mobile number or
 * a line with its area code; any other 6 to 15 digits are taken as they are.
 */
export function parsePhone(typed: string): string | null {
  const plain = plainCharacters(typed)
    .replace(/[-‐-―−().·/]/g, '')
    .replace(/^00(?=[1-9])/, '+');
  if (!/^\+?\d{6,15}$/.test(plain)) return null;
  if (plain.startsWith('+7')) return /^\+7\d{10}$/.test(plain) ? plain : null;
  if (plain.startsWith('+86')) return /^\+86(?:1\d{10}|0?\d{9,11})$/.test(plain) ? plain : null;
  return plain;
}

/** An e-mail address in plain ASCII of at most 254 characters, with a domain of two parts or more; else null. */
export function parseEmail(typed: string): string | null {
  const address = typed.normalize('NFKC').trim();
  if (address.length > LONGEST_EMAIL) return null;
  const [local = '', domain = '', ...more] = address.split('@');
  if (more.length > 0 || local.length > LONGEST_LOCAL_PART) return null;
  if (!/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local)) return null;
  const labels = domain.split('.');
  const isLabel = (label: string) => /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label);
  return labels.length >= 2 && labels.every(isLabel) && /[A-Za-z]/.test(labels.at(-1) ?? '') ? address : null;
}
