import type { CaseClock } from '#app/domain/case.ts';
import type { LadderTally } from '#app/domain/rules/ladder-tally.ts';
import { type MoveReason, whyMoved } from '#app/domain/rules/why-moved.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { parseDay } from '#app/domain/sla/civil-day.ts';
import { readCaseClock } from '#app/domain/sla/due-step.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';

/** A clock that only one of two routings starts: its co-handler joins, or joins no more. */
export type ClockChange = 'begins' | 'falls_away';

/** One moved clock as an administrator may see it: nothing in it leads to a case. Instants in ISO 8601, days local. */
export type MovedRow = {
  kind: ClockKind;
  unit: string;
  /** Whose it would be under another routing. */
  toUnit?: string;
  change?: ClockChange;
  startedOn: string;
  /** Null where nobody knows it, since the clock was paused before it was due; or where there is no such clock. */
  from: string | null;
  to: string | null;
  breach: 'appears' | 'vanishes' | null;
  reasons: MoveReason[];
};

/** What new rules do to the clocks of one kind and unit. */
export type MoveCount = {
  kind: ClockKind;
  /** Null where naming the unit would tell who is accused, or that there is a referral. */
  unit: string | null;
  toUnit?: string;
  clocks: number;
  earlier: number;
  later: number;
  /** Moved, and on one side nobody knows the date: paused before it was due. Absent in older rehearsals, as are the next two. */
  undated?: number;
  begin?: number;
  fall?: number;
  appear: number;
  vanish: number;
  /** How many moved by so many days of the calendar: a median needs no list. */
  shifts: Record<string, number>;
};

/** What is kept while cases go by: counts, and the first rows. Plain data, stored between two pages of cases. */
export type MoveTally = { counts: Record<string, MoveCount>; rows: MovedRow[]; ladder: LadderTally };

export const MOST_ROWS = 50;

/** The owner of the first is accused; the others say that there is a referral. Counted, and never by unit nor in rows. */
const UNLISTED: readonly ClockKind[] = ['legal_basis', 'referral_receipt', 'referral_disposal', 'referral_feedback'];

/** The unit by which a clock may be listed; null where it is counted alone. */
export function listedUnit({ kind, owner }: Pick<CaseClock, 'kind' | 'owner'>): string | null {
  return UNLISTED.includes(kind) ? null : owner;
}

export function emptyTally(): MoveTally {
  return { counts: {}, rows: [], ladder: { counts: {}, rows: [] } };
}

/** How many clocks of a count are other ones than they were: due at another time, or there on one side alone. */
export function movedOf({ earlier, later, undated = 0, begin = 0, fall = 0 }: MoveCount): number {
  return earlier + later + undated + begin + fall;
}

/** Counts one clock, in place: as it is judged, and as it would be under other rules at `now`. */
export function tallyClock(tally: MoveTally, clock: CaseClock, under: CaseClock, now: Date): void {
  const [was, is] = [readCaseClock(clock, now), readCaseClock(under, now)];
  const count = countOf(tally, clock, under.owner);
  count.clocks += 1;
  const breach = breachChange(was.breachedAt !== null, is.breachedAt !== null);
  if (breach === 'appears') count.appear += 1;
  if (breach === 'vanishes') count.vanish += 1;
  if (was.dueAt?.getTime() === is.dueAt?.getTime()) return;
  countShift(count, under, was.dueAt, is.dueAt);
  addRow(tally, count, { clock, under, breach, from: was.dueAt, to: is.dueAt });
}

/** Counts a clock that the case would not have had, or had and would not have: what its unit does is nobody's to guess. */
export function tallyChange(tally: MoveTally, clock: CaseClock, change: ClockChange, now: Date): void {
  const { dueAt, breachedAt } = readCaseClock(clock, now);
  const count = countOf(tally, clock, clock.owner);
  count.clocks += 1;
  if (change === 'begins') {
    count.begin = (count.begin ?? 0) + 1;
    addRow(tally, count, { clock, under: clock, breach: null, change, from: null, to: dueAt });
    return;
  }
  count.fall = (count.fall ?? 0) + 1;
  const breach = breachChange(breachedAt !== null, false);
  if (breach) count.vanish += 1;
  addRow(tally, count, { clock, under: clock, breach, change, from: dueAt, to: null });
}

function countShift(count: MoveCount, under: CaseClock, from: Date | null, to: Date | null): void {
  if (!from || !to) {
    count.undated = (count.undated ?? 0) + 1;
    return;
  }
  count[to < from ? 'earlier' : 'later'] += 1;
  const { calendar } = under.rules;
  const shift = String(daysBetween(dayOf(calendar, from), dayOf(calendar, to)));
  count.shifts[shift] = (count.shifts[shift] ?? 0) + 1;
}

type Moved = Pick<MovedRow, 'breach' | 'change'> & {
  clock: CaseClock;
  under: CaseClock;
  from: Date | null;
  to: Date | null;
};

function addRow(tally: MoveTally, { unit, toUnit }: MoveCount, moved: Moved): void {
  const { clock, under, breach, change, from, to } = moved;
  const startedAt = clock.events[0]?.at;
  if (unit === null || !startedAt || tally.rows.length >= MOST_ROWS) return;
  const last = new Date(Math.max(startedAt.getTime(), from?.getTime() ?? 0, to?.getTime() ?? 0));
  tally.rows.push({
    kind: clock.kind,
    unit,
    ...(toUnit && { toUnit }),
    ...(change && { change }),
    startedOn: dayOf(under.rules.calendar, startedAt),
    from: from?.toISOString() ?? null,
    to: to?.toISOString() ?? null,
    breach,
    reasons: change ? [] : whyMoved(clock, under, { from: startedAt, to: last }),
  });
}

function countOf(tally: MoveTally, clock: CaseClock, newOwner: string | null): MoveCount {
  const { kind } = clock;
  const unit = listedUnit(clock);
  const toUnit = unit !== null && newOwner !== null && newOwner !== unit ? newOwner : undefined;
  const key = [kind, '/', unit ?? '', toUnit ? `>${toUnit}` : ''].join('');
  const known = tally.counts[key];
  if (known) return known;
  const none = { clocks: 0, earlier: 0, later: 0, appear: 0, vanish: 0, shifts: {} };
  const count: MoveCount = { kind, unit, ...(toUnit && { toUnit }), ...none };
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

/** The middle shift in days of those that moved: of an even number the lower and the upper one; null where none did. */
export function medianShift(shifts: MoveCount['shifts']): { lower: number; upper: number } | null {
  const sorted = Object.entries(shifts)
    .map(([days, count]) => ({ days: Number(days), count }))
    .sort((one, other) => one.days - other.days);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  const nth = (place: number): number => {
    let seen = 0;
    for (const { days, count } of sorted) {
      seen += count;
      if (seen >= place) return days;
    }
    return 0;
  };
  return total === 0 ? null : { lower: nth(Math.ceil(total / 2)), upper: nth(Math.floor(total / 2) + 1) };
}
