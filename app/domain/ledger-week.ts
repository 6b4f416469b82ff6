import { dayNumber, formatDay, parseDay, weekdayIndex } from '#app/domain/sla/civil-day.ts';

/** Monday through Sunday, as days `YYYY-MM-DD`; `name` as ISO 8601 counts weeks: 2026-W47. */
export type LedgerWeek = { name: string; from: string; through: string };

/** The ledger goes back one year. */
export const LEDGER_WEEKS = 52;
const DAYS = 7;

/** The weeks of the ledger, the newest first: only those that are over, so that no row tells of an hour. */
export function ledgerWeeks(today: string): LedgerWeek[] {
  const day = parseDay(today);
  if (day === null) throw new Error(`no day: ${today}`);
  const monday = day - weekdayIndex(day);
  return Array.from({ length: LEDGER_WEEKS }, (_, place) => weekFrom(monday - (place + 1) * DAYS));
}

function weekFrom(monday: number): LedgerWeek {
  // The year of a week is that of its Thursday.
  const thursday = monday + 3;
  const year = Number(formatDay(thursday).slice(0, 4));
  const number = Math.floor((thursday - dayNumber(year, 1, 1)) / DAYS) + 1;
  const name = `${year}-W${String(number).padStart(2, '0')}`;
  return { name, from: formatDay(monday), through: formatDay(monday + DAYS - 1) };
}
