import type { CaseClock } from '#app/domain/case.ts';
import { type MoveReason, whyMoved } from '#app/domain/rules/why-moved.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { parseDay } from '#app/domain/sla/civil-day.ts';
import { readCaseClock } from '#app/domain/sla/due-step.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';

/** One moved clock as an administrator may see it: nothing in it leads to a case. Instants in ISO 8601, days local. */
export type MovedRow = {
  kind: ClockKind;
  unit: string;
  startedOn: string;
  from: string;
  to: string;
  breach: 'appears' | 'vanishes' | null;
  reasons: MoveReason[];
};

/** What new rules do to the clocks of one kind and unit. */
export type MoveCount = {
  kind: ClockKind;
  /** Null where naming the unit would tell who is accused, or that there is a referral. */
  unit: string | null;
  clocks: number;
  earlier: number;
  later: number;
  appear: number;
  vanish: number;
  /** How many moved by so many days of the calendar: a median needs no list. */
  shifts: Record<string, number>;
};

/** What is kept while cases go by: counts, and the first rows. Plain data, stored between two pages of cases. */
export type MoveTally = { counts: Record<string, MoveCount>; rows: MovedRow[] };

export const MOST_ROWS = 50;

/** The owner of the first is accused; the others say that there is a referral. Counted, and never by unit nor in rows. */
const UNLISTED: readonly ClockKind[] = ['legal_basis', 'referral_receipt', 'referral_disposal', 'referral_feedback'];

export function emptyTally(): MoveTally {
  return { counts: {}, rows: [] };
}

/** Counts one clock, in place: as it is judged, and as it would be under other rules at `now`. */
export function tallyClock(tally: MoveTally, clock: CaseClock, under: CaseClock, now: Date): void {
  const [was, is] = [readCaseClock(clock, now), readCaseClock(under, now)];
  const count = countOf(tally, clock);
  count.clocks += 1;
  const breach = breachChange(was.breachedAt !== null, is.breachedAt !== null);
  if (breach === 'appears') count.appear += 1;
  if (breach === 'vanishes') count.vanish += 1;
  if (!was.dueAt || !is.dueAt || was.dueAt.getTime() === is.dueAt.getTime()) return;
  count[is.dueAt < was.dueAt ? 'earlier' : 'later'] += 1;
  const { calendar } = under.rules;
  const shift = String(daysBetween(dayOf(calendar, was.dueAt), dayOf(calendar, is.dueAt)));
  count.shifts[shift] = (count.shifts[shift] ?? 0) + 1;
  if (count.unit === null || tally.rows.length >= MOST_ROWS) return;
  const startedAt = clock.events[0]?.at ?? was.dueAt;
  const to = was.dueAt > is.dueAt ? was.dueAt : is.dueAt;
  tally.rows.push({
    kind: clock.kind,
    unit: count.unit,
    startedOn: dayOf(calendar, startedAt),
    from: was.dueAt.toISOString(),
    to: is.dueAt.toISOString(),
    breach,
    reasons: whyMoved(clock, under, { from: startedAt, to }),
  });
}

function countOf(tally: MoveTally, { kind, owner }: CaseClock): MoveCount {
  const unit = UNLISTED.includes(kind) ? null : owner;
  const key = `${kind}/${unit ?? ''}`;
  const known = tally.counts[key];
  if (known) return known;
  const count = { kind, unit, clocks: 0, earlier: 0, later: 0, appear: 0, vanish: 0, shifts: {} };
  tally.counts[key] = count;
  return count;
}

function breachChange(was: boolean, is: boolean): MovedRow['breach'] {
  if (was === is) return null;
  return is ? 'appears' : 'vanishes';
}

function daysBetween(from: string, to: string): number {
  return (parseDay(to) ?? 0) - (parseDay(from) ?? 0);
}

/** The middle shift in days of those that moved, the lower of two; null where none did. */
export function medianShift(shifts: MoveCount['shifts']): number | null {
  const sorted = Object.entries(shifts)
    .map(([days, count]) => ({ days: Number(days), count }))
    .sort((one, other) => one.days - other.days);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  let seen = 0;
  for (const { days, count } of sorted) {
    seen += count;
    if (seen * 2 >= total) return days;
  }
  return null;
}
