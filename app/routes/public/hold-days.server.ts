import { HOLD_MONTHS, type HoldMonths, heldUntil } from '#app/domain/held-report.ts';
import type { WorkingCalendar } from '#app/domain/sla/calendar.ts';

export type HoldDay = { months: HoldMonths; until: string };

/** The last days that a reporter can choose among at `now`. */
export function holdDays(calendar: WorkingCalendar, now: Date): HoldDay[] {
  return HOLD_MONTHS.map((months) => ({ months, until: heldUntil(calendar, now, months) }));
}

/** The choice of a form; null where it is none of them. */
export function readMonths(typed: FormDataEntryValue | null | undefined): HoldMonths | null {
  return HOLD_MONTHS.find((months) => String(months) === typed) ?? null;
}
