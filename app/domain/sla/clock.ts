import { CalendarError, type WorkingCalendar } from '#app/domain/sla/calendar.ts';
import { roughYear } from '#app/domain/sla/time-zone.ts';
import {
  checkHorizon,
  closesUpTo,
  dayAt,
  instantOfWorked,
  workedUpTo,
  workingDayAt,
  workingDaysThrough,
} from '#app/domain/sla/working-calendar.ts';

/** `minutes` of working time, `calendar_minutes` by the wall clock, `days` as the law counts working days. */
export type ClockUnit = 'minutes' | 'calendar_minutes' | 'days';
export type ClockEvent = { type: 'start' | 'pause' | 'resume' | 'stop'; at: Date };
export type ClockState = 'running' | 'paused' | 'met' | 'breached';
export type ClockTarget = { unit: ClockUnit; target: number; warn: readonly number[] };
export type ClockReading = {
  state: ClockState;
  dueAt: Date | null;
  warnAt: (Date | null)[];
  breachedAt: Date | null;
};

export type ClockErrorCode =
  | 'target_not_positive'
  | 'target_not_whole_days'
  | 'bad_warn'
  | 'bad_instant'
  | 'first_event_not_start'
  | 'events_out_of_order'
  | 'event_not_possible';

/** A target or a list of events that no clock can have. */
export class ClockError extends Error {
  readonly code: ClockErrorCode;

  constructor(code: ClockErrorCode, message: string) {
    super(message);
    this.name = 'ClockError';
    this.code = code;
  }
}

/** A stretch in which the clock runs; `to` is Infinity while it is open. Instants in milliseconds. */
export type RunningInterval = { from: number; to: number };

/** An interval on the calendar: the count where it begins, and how much it adds (Infinity while it is open). */
type CountedInterval = { from: number; start: number; length: number };

/** How a clock counts. `uncounted`: the working days through the date of the start, which never count. */
type Measure = { calendar: WorkingCalendar; unit: ClockUnit; target: number; uncounted: number };

const MINUTE_MS = 60_000;

/**
 * State of a clock at `now`, replayed from its events (sla.md §1). Events after `now` do not exist yet, except the
 * start: a clock read before it starts runs and already has the due instant it starts with. Throws ClockError.
 */
export function readClock(
  calendar: WorkingCalendar,
  target: ClockTarget,
  events: readonly ClockEvent[],
  now: Date,
): ClockReading {
  checkTarget(target);
  checkEvents(events);
  if (Number.isNaN(now.getTime())) throw new ClockError('bad_instant', 'now is no instant');
  const seen = events.filter((event, index) => index === 0 || event.at.getTime() <= now.getTime());
  const measure = measureFor(calendar, target, seen[0]!.at.getTime());
  const intervals = runningIntervals(seen).map((interval) => countInterval(measure, interval));
  const warnAt = target.warn.map((fraction) => {
    const found = findCount(intervals, warnGoal(measure, fraction));
    return found && new Date(warnedAt(measure, found.count, found.interval));
  });
  const found = findCount(intervals, goalOf(measure));
  const dueAt = found && new Date(reachedAt(measure, found.count));
  const state = stateOf(seen.at(-1)!, dueAt, now);
  return { state, dueAt, warnAt, breachedAt: state === 'breached' ? dueAt : null };
}

function stateOf(last: ClockEvent, dueAt: Date | null, now: Date): ClockState {
  const due = dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  if (last.type === 'stop') return last.at.getTime() <= due ? 'met' : 'breached';
  if (dueAt === null) return 'paused';
  return due < now.getTime() ? 'breached' : 'running';
}

/** When a clock with these events runs; a stop leaves its interval open (sla.md §1). */
export function runningIntervals(events: readonly ClockEvent[]): RunningInterval[] {
  const intervals: RunningInterval[] = [];
  for (const { type, at } of events) {
    if (type === 'start' || type === 'resume') intervals.push({ from: at.getTime(), to: Number.POSITIVE_INFINITY });
    // A stop leaves its interval open: a clock stopped while it ran keeps the due instant it had.
    else if (type === 'pause') intervals.at(-1)!.to = at.getTime();
  }
  return intervals;
}

function countInterval(measure: Measure, { from, to }: RunningInterval): CountedInterval {
  const start = countAt(measure, from);
  return { from, start, length: to === Number.POSITIVE_INFINITY ? to : countAt(measure, to) - start };
}

/** The interval in which a goal is reached, and the count there; null where no interval reaches it. */
function findCount(intervals: readonly CountedInterval[], goal: number) {
  let used = 0;
  for (const interval of intervals) {
    if (goal <= used + interval.length) return { interval, count: interval.start + goal - used };
    used += interval.length;
  }
  return null;
}

function measureFor(calendar: WorkingCalendar, { unit, target }: ClockTarget, startAt: number): Measure {
  const uncounted = unit === 'days' ? workingDaysThrough(calendar, dayAt(calendar, startAt)) : 0;
  return { calendar, unit, target, uncounted };
}

function goalOf({ unit, target }: Measure): number {
  return unit === 'days' ? target : Math.round(target * MINUTE_MS);
}

function warnGoal({ unit, target }: Measure, fraction: number): number {
  // The product may lie a rounding error above a whole number: 0.07 × 100 is 7, not 8.
  if (unit === 'days') return Math.max(1, Math.ceil(fraction * target - 1e-9));
  return Math.round(fraction * target * MINUTE_MS);
}

/** The count at an instant. A working day counts when it closes with the clock running. */
function countAt({ calendar, unit, uncounted }: Measure, at: number): number {
  if (unit === 'days') return Math.max(uncounted, closesUpTo(calendar, at));
  return unit === 'minutes' ? workedUpTo(calendar, at) : at;
}

/** The instant at which a count is reached. */
function reachedAt({ calendar, unit }: Measure, count: number): number {
  if (unit === 'days') return workingDayAt(calendar, count).closeAt;
  return unit === 'minutes' ? instantOfWorked(calendar, count) : reachedByWallClock(count);
}

/** The instant at which a count is warned of: a day's opening, or where nothing is consumed yet the start itself. */
function warnedAt(measure: Measure, count: number, interval: CountedInterval): number {
  if (measure.unit === 'days') return Math.max(workingDayAt(measure.calendar, count).openAt, interval.from);
  return count === interval.start ? interval.from : reachedAt(measure, count);
}

function reachedByWallClock(at: number): number {
  checkHorizon(roughYear(at));
  return at;
}

function checkTarget({ unit, target, warn }: ClockTarget): void {
  if (!(target > 0)) throw new ClockError('target_not_positive', 'the target is not above 0');
  if (target === Number.POSITIVE_INFINITY) throw new CalendarError('beyond_horizon', 'the target has no end');
  if (unit === 'days' && !Number.isInteger(target)) {
    throw new ClockError('target_not_whole_days', 'a target in days is a whole number');
  }
  if (unit !== 'days' && Math.round(target * MINUTE_MS) < 1) {
    throw new ClockError('target_not_positive', 'the target is below one millisecond');
  }
  for (const fraction of warn) {
    if (!(fraction >= 0 && fraction <= 1)) throw new ClockError('bad_warn', 'a warning is no fraction of the target');
  }
}

function checkEvents(events: readonly ClockEvent[]): void {
  let previous: ClockEvent | undefined;
  for (const event of events) {
    if (Number.isNaN(event.at.getTime())) throw new ClockError('bad_instant', `a ${event.type} has no instant`);
    if (previous && event.at.getTime() < previous.at.getTime()) {
      throw new ClockError('events_out_of_order', `a ${event.type} lies before the ${previous.type} that it follows`);
    }
    if (!previous && event.type !== 'start') {
      throw new ClockError('first_event_not_start', `the first event is a ${event.type}`);
    }
    if (previous && !mayFollow(previous.type, event.type)) {
      throw new ClockError('event_not_possible', `a ${event.type} cannot follow a ${previous.type}`);
    }
    previous = event;
  }
  if (!previous) throw new ClockError('first_event_not_start', 'there is no event');
}

function mayFollow(previous: ClockEvent['type'], next: ClockEvent['type']): boolean {
  if (previous === 'stop' || next === 'start') return false;
  return next === 'stop' || (next === 'pause') === (previous !== 'pause');
}
