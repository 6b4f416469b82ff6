import { addWorkingDays, dayOf, isProvisional, isWorkingDay, type WorkingCalendar } from '#app/domain/sla/calendar.ts';
import { formatDay, parseDay } from '#app/domain/sla/civil-day.ts';

/** A decision of a body that somebody may want to contest. */
export type Decision = {
  /** `spot`: decided on the spot, by the simple procedure; reconsideration comes before the court then. */
  kind: 'spot' | 'ordinary';
  /** The day `YYYY-MM-DD` on which it was received; null where there is none yet. */
  decidedOn: string | null;
  /** The day on which the right to a hearing was told; null where it was not. */
  hearingToldOn: string | null;
};

export type Remedy = 'hearing' | 'payment' | 'reconsideration' | 'litigation';
export type RemedyDate = {
  remedy: Remedy;
  /** The last day `YYYY-MM-DD`. */
  lastOn: string;
  isOver: boolean;
  /** The last day lies after the days with published holidays, and may move. */
  provisional: boolean;
};

/** Last days, and what they are counted from. */
export type RunningRemedies = { from: 'decision' | 'payment'; dates: readonly RemedyDate[] };

const RECONSIDERATION_DAYS = 60;
const LITIGATION_MONTHS = 6;
const PAYMENT_DAYS = 15;
const HEARING_WORKING_DAYS = 5;
/** A late fine grows by so much of itself a day, up to once itself (行政处罚法 Art 72). */
export const LATE_PERCENT_A_DAY = 3;

/**
 * When each remedy against this decision lapses, the earliest first. This portal stops none of them (product.md rule 10).
 * After a decision on the spot the court has no day yet: it comes 15 days after the answer to the reconsideration
 * (行政诉讼法 Art 45). Sources: 行政复议法 2023 Art 20 and 23(1), 行政诉讼法 Art 46, 行政处罚法 2021 Art 64, 67 and 85. A last day that is not
 * worked moves to the next working day; the payment day does not, so that nobody pays too late by trusting it.
 */
export function remediesOf(decision: Decision, calendar: WorkingCalendar, today: string): RemedyDate[] {
  const { kind, decidedOn, hearingToldOn } = decision;
  const suedOn = kind === 'spot' ? null : decidedOn;
  const dates: [Remedy, string | null][] = [
    ['hearing', hearingToldOn && hearingEnd(calendar, hearingToldOn)],
    ['payment', decidedOn && addDays(decidedOn, PAYMENT_DAYS)],
    ['reconsideration', decidedOn && nextWorked(calendar, addDays(decidedOn, RECONSIDERATION_DAYS))],
    ['litigation', suedOn && nextWorked(calendar, addMonths(suedOn, LITIGATION_MONTHS))],
  ];
  return dates
    .flatMap(([remedy, lastOn]) =>
      lastOn ? [{ remedy, lastOn, isOver: lastOn < today, ...provisionalOf(calendar, lastOn) }] : [],
    )
    .sort((one, other) => one.lastOn.localeCompare(other.lastOn));
}

/** When the ways of the law lapse at the latest for somebody who knew of a decision on this day, the earliest first. */
export function waysOfLaw(knownOn: string, calendar: WorkingCalendar, today: string): RemedyDate[] {
  const dates = remediesOf({ kind: 'ordinary', decidedOn: knownOn, hearingToldOn: null }, calendar, today);
  return dates.filter(({ remedy }) => remedy === 'reconsideration' || remedy === 'litigation');
}

/** Categories that a written decision may stand behind: a fine, an inspection, a seizure. */
const WITH_DECISION: readonly string[] = ['L2', 'L3', 'L4'];
const FINE = 'L2';

/** Whether a report of this category may be about a written decision, so that its day is asked and its remedies are told. */
export function mayHaveDecision(category: string | null | undefined): boolean {
  return typeof category === 'string' && WITH_DECISION.includes(category);
}

/** What runs on beside a report: told to the reporter alone. */
export type OwnRemedies = {
  isFine: boolean;
  /** The day on which the decision was received; null where none was told. */
  decidedOn: string | null;
  /** Empty without that day. */
  dates: RemedyDate[];
  today: string;
};

/** The remedies that run on beside a report of this category; null where no decision can stand behind it. */
export function ownRemedies(
  { category, decidedOn }: { category: string | null | undefined; decidedOn: string | null },
  calendar: WorkingCalendar,
  today: string,
): OwnRemedies | null {
  if (!mayHaveDecision(category)) return null;
  const isFine = category === FINE;
  const dates = remediesOf({ kind: 'ordinary', decidedOn, hearingToldOn: null }, calendar, today);
  return { isFine, decidedOn, dates: dates.filter(({ remedy }) => isFine || remedy !== 'payment'), today };
}

function provisionalOf(calendar: WorkingCalendar, on: string) {
  return { provisional: isProvisional(calendar, noonUtc(on)) };
}

/** The fifth working day after the one on which it was told. */
function hearingEnd(calendar: WorkingCalendar, toldOn: string): string {
  return dayOf(calendar, addWorkingDays(calendar, noonUtc(toldOn), HEARING_WORKING_DAYS));
}

/** An instant that lies on this day in every zone of the country. */
function noonUtc(on: string): Date {
  return new Date(`${on}T04:00:00Z`);
}

/** The day so many days after a day, both `YYYY-MM-DD`. */
export function addDays(on: string, days: number): string {
  return formatDay(dayNumber(on) + days);
}

/** The same day so many months later; the last day of that month where it has no such day. */
function addMonths(on: string, months: number): string {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const [thenYear, thenMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  for (let last = day; ; last -= 1) {
    const text = `${pad(thenYear, 4)}-${pad(thenMonth, 2)}-${pad(last, 2)}`;
    if (parseDay(text) !== null) return text;
  }
}

function nextWorked(calendar: WorkingCalendar, on: string): string {
  let day = on;
  while (!isWorkingDay(calendar, day)) day = addDays(day, 1);
  return day;
}

function dayNumber(on: string): number {
  const day = parseDay(on);
  if (day === null) throw new Error('not a calendar day');
  return day;
}
