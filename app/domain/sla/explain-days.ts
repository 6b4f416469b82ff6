import { type DayKind, dayKind } from '#app/domain/sla/calendar.ts';
import { formatDay } from '#app/domain/sla/civil-day.ts';
import type { CountedClock, DayCounter, ExplainedDay } from '#app/domain/sla/explained-day.ts';
import {
  closesUpTo,
  dayStartAt,
  type WorkingDay,
  workedUpTo,
  workingDayAt,
  workingDaysThrough,
} from '#app/domain/sla/working-calendar.ts';

type CountedDay = ReturnType<DayCounter['next']>;
type Parts = ExplainedDay['parts'];

const NOTHING: Parts = { counted: 0, paused: 0, late: 0, ahead: 0 };

/** Explains working days as the law counts them: a day counts when it closes with the clock running (sla.md §1). */
export function daysCounter(clock: CountedClock): DayCounter {
  const { calendar, target, until, startDay } = clock;
  let [nth, late] = [0, 0];
  const next = (day: number): CountedDay => {
    const kind = dayKind(calendar, formatDay(day));
    const working = workingDayOn(clock, day);
    const isOver = nth >= target.target;
    const counts = working !== null && day > startDay && !isOver && closesRunning(clock, working);
    if (counts) nth += 1;
    const at: DayAt = { day, kind, working, counts, isOver, nth };
    const found = kindOf(clock, at);
    if (found === 'after_due') late += 1;
    const number = found === 'after_due' ? late : counts ? nth : null;
    return {
      kind: found,
      nth: number,
      minutes: null,
      hours: null,
      holiday: found === 'holiday' && kind.kind === 'holiday' ? kind.name : undefined,
      isAhead: working ? working.closeAt > until : day > clock.today,
      parts: day > startDay && working ? partsOf(clock, working, { ...at, found }) : NOTHING,
    };
  };
  const endOfToday = dayStartAt(calendar, clock.today + 1);
  const consumed = consumedDays(clock, until);
  const reached = clock.stopDay === null ? consumedDays(clock, endOfToday) : consumed;
  return { consumed, reached, isReached: () => nth >= target.target, next };
}

type DayAt = {
  day: number;
  kind: DayKind;
  working: WorkingDay | null;
  /** It closes with the clock running, or would have if nobody had stopped it. */
  counts: boolean;
  /** The target was reached on an earlier day. */
  isOver: boolean;
  nth: number;
};

function kindOf({ startDay, stopDay, until }: CountedClock, at: DayAt): ExplainedDay['kind'] {
  const { day, kind, working, counts, isOver } = at;
  if (day === startDay) return 'start_day';
  if (stopDay !== null && day > stopDay) return 'stopped';
  if (day === stopDay && !(working && working.closeAt <= until)) return 'stopped';
  if (!working) return kind.kind === 'holiday' ? 'holiday' : 'weekend';
  if (isOver) return 'after_due';
  if (!counts) return 'paused';
  return kind.kind === 'make_up' ? 'make_up' : 'counted';
}

function partsOf(clock: CountedClock, working: WorkingDay, at: DayAt & { found: ExplainedDay['kind'] }): Parts {
  const gone = shareGone(clock, working);
  if (at.isOver) return at.found === 'stopped' && at.day !== clock.stopDay ? NOTHING : { ...NOTHING, late: gone };
  if (at.counts) return { ...NOTHING, counted: gone, ahead: 1 - gone };
  return { ...NOTHING, paused: gone, ahead: 1 - gone };
}

/** Which share of a working day's time has gone by, 0 to 1. */
function shareGone({ calendar, until }: CountedClock, { openAt, closeAt }: WorkingDay): number {
  if (closeAt <= until) return 1;
  if (until <= openAt) return 0;
  const opened = workedUpTo(calendar, openAt);
  return (workedUpTo(calendar, until) - opened) / (workedUpTo(calendar, closeAt) - opened);
}

function workingDayOn({ calendar }: CountedClock, day: number): WorkingDay | null {
  const count = workingDaysThrough(calendar, day);
  return count > workingDaysThrough(calendar, day - 1) ? workingDayAt(calendar, count) : null;
}

function closesRunning({ runs }: CountedClock, { closeAt }: WorkingDay): boolean {
  return runs.some(({ from, to }) => from < closeAt && closeAt <= to);
}

/** Reckoned on the prefix sums, apart from the list of days, so that one checks the other. */
function consumedDays({ calendar, runs, target, startDay }: CountedClock, until: number): number {
  const uncounted = workingDaysThrough(calendar, startDay);
  let closes = 0;
  for (const { from, to } of runs) {
    const before = Math.max(uncounted, closesUpTo(calendar, from));
    closes += Math.max(0, closesUpTo(calendar, Math.min(to, until)) - before);
  }
  return Math.min(closes, target.target);
}
