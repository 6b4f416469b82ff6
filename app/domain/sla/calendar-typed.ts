import { parseDay } from '#app/domain/sla/civil-day.ts';

/** A day as people write it (2026-10-01, 2026/10/1, 20261001, 2026年10月1日), as `YYYY-MM-DD`; null where it is none. */
export function readTypedDay(typed: string): string | null {
  const text = typed.normalize('NFKC').trim();
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text);
  if (!match) return null;
  const date = `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`;
  return parseDay(date) === null ? null : date;
}

/** A time of day as people write it (8:30, 08：30, 0830), as `HH:MM` up to `24:00`; null where it is none. */
export function readTypedTime(typed: string): string | null {
  const match = /^(\d{1,2}):?(\d{2})$/.exec(typed.normalize('NFKC').trim());
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** A whole number as people write it, or null; full-width digits too. */
export function readTypedWhole(typed: string): number | null {
  const text = typed.normalize('NFKC').trim();
  return /^-?\d{1,7}$/.test(text) ? Number(text) : null;
}
