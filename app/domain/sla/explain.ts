import { LONGEST_PROCEDURE_DAYS } from '#app/domain/procedure.ts';
import { dayOf, type WorkingCalendar, workingDaysAfter, workingDaysLate } from '#app/domain/sla/calendar.ts';
import { formatDay } from '#app/domain/sla/civil-day.ts';
import {
  type ClockEvent,
  type ClockTarget,
  type ClockUnit,
  readClock,
  runningIntervals,
} from '#app/domain/sla/clock.ts';
import { daysCounter } from '#app/domain/sla/explain-days.ts';
import { minutesCounter } from '#app/domain/sla/explain-minutes.ts';
import type { CountedClock, DayCounter, ExplainedDay, PauseCause } from '#app/domain/sla/explained-day.ts';
import { dayAt } from '#app/domain/sla/working-calendar.ts';

export type { ExplainedDay, PauseCause } from '#app/domain/sla/explained-day.ts';

export type ClockExplanation = {
  unit: ClockUnit;
  target: number;
  startedAt: Date;
  /** Null while nobody knows it: paused, or ended before it was reached. */
  dueAt: Date | null;
  /** When it stopped or was ended; null while it is open. */
  stoppedAt: Date | null;
  /** Working days (or minutes) used up so far, at most the target. */
  consumed: number;
  /** Working days: which one it is, today included before its close (as the days are numbered). Minutes: as `consumed`. */
  reached: number;
  /** Open and late: which working day after the due day it is; else 0, as on the due day itself. */
  late: number;
  /** Working days after today that a pause that lasts may still take. */
  pausedAhead: number;
  /** The local date of now, `YYYY-MM-DD`. */
  today: string;
  days: ExplainedDay[];
  /** The list is longer than any that a clock in use can have, and was cut. */
  isCut: boolean;
};

export type ClockToExplain = {
  calendar: WorkingCalendar;
  target: ClockTarget;
  events: readonly ClockEvent[];
  /** When the clock was ended without a stop. */
  ended: { at: Date } | null;
  now: Date;
  pauses?: readonly PauseCause[];
  /** When a pause that lasts ends at the latest. */
  resumesBy?: Date | null;
};

/** A statutory procedure as long as one can be, with a year before it and one after it. */
export const MOST_DAYS = LONGEST_PROCEDURE_DAYS + 2 * 366;

/**
 * Every day of a clock from its start to its due date, or to now when that is later: counted, skipped and why. The sum
 * of what counts is what readClock says (sla.md §1). Throws ClockError and CalendarError as readClock does.
 */
export function explainClock(clock: ClockToExplain): ClockExplanation {
  const { calendar, target, events, now } = clock;
  const ended = clock.ended && clock.ended.at <= now ? clock.ended.at : null;
  const readAt = ended ?? now;
  const { dueAt } = readClock(calendar, target, events, readAt);
  const seen = events.filter((event, index) => index === 0 || event.at <= readAt);
  const startedAt = seen[0]!.at;
  const stop = seen.at(-1)!;
  const stoppedAt = stop.type === 'stop' ? stop.at : ended;
  const until = stoppedAt ?? now;
  // The due date of a clock that was ended before it is nobody's any more.
  const known = dueAt && !(stop.type !== 'stop' && ended && dueAt > ended) ? dueAt : null;
  const counted: CountedClock = {
    calendar,
    target,
    runs: runningIntervals(seen),
    startDay: dayAt(calendar, startedAt.getTime()),
    until: until.getTime(),
    today: dayAt(calendar, until.getTime()),
    stopDay: stoppedAt && dayAt(calendar, stoppedAt.getTime()),
  };
  const counter = target.unit === 'days' ? daysCounter(counted) : minutesCounter(counted);
  const isOpenAndInTime = known !== null && stoppedAt === null && known >= now;
  const isLate = known !== null && stoppedAt === null && known < now;
  const lastDay = isOpenAndInTime ? counted.startDay : dayAt(calendar, until.getTime());
  const listed = listDays(counter, counted, { lastDay, goesToDue: known !== null });
  return {
    unit: target.unit,
    target: target.target,
    startedAt,
    dueAt: known,
    stoppedAt,
    consumed: counter.consumed,
    reached: counter.reached,
    late: isLate && target.unit !== 'calendar_minutes' ? workingDaysLate(calendar, known, now) : 0,
    pausedAhead: pausedAhead(clock, seen, stoppedAt),
    today: dayOf(calendar, now),
    days: listed.days.map((day) => withReasons(day, calendar, seen, clock.pauses ?? [])),
    isCut: listed.isCut,
  };
}

function pausedAhead(clock: ClockToExplain, seen: readonly ClockEvent[], stoppedAt: Date | null): number {
  if (!clock.resumesBy || stoppedAt !== null || seen.at(-1)?.type !== 'pause') return 0;
  return Math.max(0, workingDaysAfter(clock.calendar, clock.now, clock.resumesBy));
}

type ListedDay = Omit<ExplainedDay, 'on' | 'events' | 'pause'> & { day: number };

function listDays(
  counter: DayCounter,
  { startDay }: CountedClock,
  { lastDay, goesToDue }: { lastDay: number; goesToDue: boolean },
): { days: ListedDay[]; isCut: boolean } {
  const days: ListedDay[] = [];
  for (let day = startDay; day <= lastDay || (goesToDue && !counter.isReached()); day += 1) {
    if (days.length === MOST_DAYS) return { days, isCut: true };
    const wasReached = counter.isReached();
    const { holiday = null, ...counted } = counter.next(day);
    days.push({ ...counted, holiday, day, isDue: goesToDue && !wasReached && counter.isReached() });
  }
  return { days, isCut: false };
}

function withReasons(
  { day, ...listed }: ListedDay,
  calendar: WorkingCalendar,
  seen: readonly ClockEvent[],
  causes: readonly PauseCause[],
): ExplainedDay {
  const of = (event: ClockEvent) => dayAt(calendar, event.at.getTime());
  const events = seen.filter((event) => of(event) === day);
  const lastPause = seen.findLast((event) => event.type === 'pause' && of(event) <= day);
  // A row of `progress` that begins within a pause has the pause's cause from before its own start.
  // One that was annulled after its row had stopped still stands there: that verdict is not made anew.
  const cause = lastPause && causes.findLast(({ at }) => at <= lastPause.at);
  return {
    ...listed,
    on: formatDay(day),
    pause: ((listed.kind === 'paused' || events.some(({ type }) => type === 'pause')) && cause) || null,
    events,
  };
}
