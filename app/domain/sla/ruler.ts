import type { WorkingCalendar } from '#app/domain/sla/calendar.ts';
import { addWorkingDays, workingDaysBetween } from '#app/domain/sla/calendar.ts';
import type { ClockUnit } from '#app/domain/sla/clock.ts';
import { type ClockExplanation, explainClock } from '#app/domain/sla/explain.ts';

export type RulerBar = { kind: 'counted' | 'paused' | 'late'; from: number; to: number };

/**
 * The time ruler (experience.md §3.6): a line of working days alone, so that its scale is honest. Places are working days
 * for days clocks and minutes for minute clocks, from 0 at the start to `length`.
 */
export type ClockRuler = {
  unit: ClockUnit;
  target: number;
  /** How far it is: the number of the working day, today included, or the minutes used up. */
  reached: number;
  /** Which working day after the due day it is; 0 in time, on the due day, and once it is over. */
  late: number;
  isOpen: boolean;
  length: number;
  /** The end of each working day. */
  ticks: readonly number[];
  bars: readonly RulerBar[];
  /** Promised dates; none while nobody knows it. */
  pennants: readonly number[];
};

/** Draws what explainClock says, day for day. */
export function rulerOf(explanation: ClockExplanation): ClockRuler {
  const { unit, target, reached, late, stoppedAt, dueAt, days } = explanation;
  const ticks: number[] = [];
  const pennants: number[] = [];
  const bars: RulerBar[] = [];
  let place = 0;
  for (const { parts, isDue, kind: dayKind } of days) {
    const from = place;
    for (const kind of ['counted', 'paused'] as const) place = addBar(bars, kind, place, parts[kind]);
    // A day that is still paused will not count either: it is hatched to its end.
    place = dayKind === 'paused' ? addBar(bars, 'paused', place, parts.ahead) : place + parts.ahead;
    if (isDue) pennants.push(place);
    place = addBar(bars, 'late', place, parts.late);
    if (place > from) ticks.push(place);
  }
  for (let day = 1; day <= explanation.pausedAhead; day += 1) {
    place = addBar(bars, 'paused', place, 1);
    ticks.push(place);
  }
  // Without a due date the rest of the target still lies ahead, from wherever the clock goes on.
  if (dueAt === null) place = addRest(ticks, place, { unit, rest: target - reached });
  const length = Math.max(place, Number.EPSILON);
  return { unit, target, reached, late, isOpen: stoppedAt === null, length, ticks, bars, pennants };
}

function addBar(bars: RulerBar[], kind: RulerBar['kind'], from: number, length: number): number {
  const to = from + length;
  const last = bars.at(-1);
  if (last?.kind === kind && last.to === from) last.to = to;
  else if (length > 0) bars.push({ kind, from, to });
  return to;
}

function addRest(ticks: number[], from: number, { unit, rest }: { unit: ClockUnit; rest: number }): number {
  if (unit === 'days') for (let day = 1; day <= rest; day += 1) ticks.push(from + day);
  return from + Math.max(0, rest);
}

/** The same drawn in whole days, for a reader who sees no times: how far into a day a bar reaches is an hour. */
export function rulerInDays(ruler: ClockRuler): ClockRuler {
  const bars = ruler.bars.map(({ kind, from, to }) => ({ kind, from: Math.round(from), to: Math.round(to) }));
  return {
    ...ruler,
    length: Math.ceil(ruler.length),
    ticks: [...new Set(ruler.ticks.map(Math.ceil))],
    bars: bars.filter(({ from, to }) => to > from),
    pennants: ruler.pennants.map(Math.ceil),
  };
}

/** One ruler after the other on one line. */
export function joinRulers(first: ClockRuler, second: ClockRuler): ClockRuler {
  const shift = (place: number) => place + first.length;
  return {
    ...second,
    target: first.target + second.target,
    reached: first.reached + second.reached,
    length: shift(second.length),
    ticks: [...first.ticks, ...second.ticks.map(shift)],
    bars: [...first.bars, ...second.bars.map((bar) => ({ ...bar, from: shift(bar.from), to: shift(bar.to) }))],
    pennants: [...first.pennants, ...second.pennants.map(shift)],
  };
}

/** The empty ruler of a receipt: from filing to each promised date in turn, nothing used up (experience.md P9). */
export function promiseRuler(calendar: WorkingCalendar, filedAt: Date, promises: readonly Date[]): ClockRuler | null {
  let [start, ruler]: [Date, ClockRuler | null] = [filedAt, null];
  for (const due of promises) {
    const next = emptyRuler(calendar, start, due);
    ruler = ruler === null ? next : joinRulers(ruler, next);
    start = due;
  }
  return ruler;
}

function emptyRuler(calendar: WorkingCalendar, start: Date, due: Date): ClockRuler {
  // The close of the start day itself does not count.
  const uncounted = workingDaysBetween(calendar, start, addWorkingDays(calendar, start, 1)) - 1;
  const target = Math.max(1, workingDaysBetween(calendar, start, due) - uncounted);
  const events = [{ type: 'start', at: start } as const];
  return rulerOf(
    explainClock({ calendar, target: { unit: 'days', target, warn: [] }, events, ended: null, now: start }),
  );
}
