import { dayKind } from '#app/domain/sla/calendar.ts';
import { formatDay } from '#app/domain/sla/civil-day.ts';
import type { CountedClock, DayCounter, DaySpan, ExplainedDay } from '#app/domain/sla/explained-day.ts';
import { dayStartAt, sessionsOn, workedUpTo } from '#app/domain/sla/working-calendar.ts';

const MINUTE_MS = 60_000;

/** Milliseconds of one day: run in all, run so far, stood still so far. */
type DayTime = { run: number; runSoFar: number; pausedSoFar: number };

/** Explains working minutes, or minutes by the wall clock: how much of each day counts (sla.md §1). */
export function minutesCounter(clock: CountedClock): DayCounter {
  const goal = Math.round(clock.target.target * MINUTE_MS);
  let [used, late] = [0, 0];
  const next: DayCounter['next'] = (day) => {
    const isOver = used >= goal;
    const time = timeOn(clock, day);
    const isAfterStop = clock.stopDay !== null && day > clock.stopDay;
    const counted = Math.min(time.run, goal - used);
    const hours = clock.target.unit === 'minutes' ? hoursOf(clock, day, goal - used) : null;
    const soFar = Math.min(time.runSoFar, goal - used);
    used += counted;
    const kind = kindOf(clock, day, { isOver, time });
    const isLateDay = kind.kind === 'after_due' && hours !== null;
    if (isLateDay) late += 1;
    return {
      ...kind,
      nth: isLateDay ? late : null,
      hours,
      minutes: minutesOf(clock.stopDay !== null && day >= clock.stopDay ? soFar : counted),
      // Nothing is ahead of a clock that has stopped, on whatever day it would have been due.
      isAhead: clock.stopDay === null && (day > clock.today || (day === clock.today && soFar < counted)),
      parts: {
        counted: minutesOf(soFar),
        paused: minutesOf(time.pausedSoFar),
        late: isAfterStop ? 0 : minutesOf(time.runSoFar - soFar),
        ahead: minutesOf(counted - soFar),
      },
    };
  };
  const consumed = minutesOf(consumedTime(clock, goal));
  return { consumed, reached: consumed, isReached: () => used >= goal, next };
}

function kindOf(
  { calendar, target, stopDay }: CountedClock,
  day: number,
  { isOver, time }: { isOver: boolean; time: DayTime },
): Pick<ExplainedDay, 'kind'> & { holiday?: string } {
  if (stopDay !== null && day > stopDay) return { kind: 'stopped' };
  const calendarDay = dayKind(calendar, formatDay(day));
  if (target.unit === 'minutes') {
    if (calendarDay.kind === 'holiday') return { kind: 'holiday', holiday: calendarDay.name };
    if (calendarDay.kind === 'weekend') return { kind: 'weekend' };
  }
  if (isOver) return { kind: 'after_due' };
  if (time.run === 0 && time.pausedSoFar > 0) return { kind: 'paused' };
  return { kind: target.unit === 'minutes' && calendarDay.kind === 'make_up' ? 'make_up' : 'partly' };
}

function timeOn(clock: CountedClock, day: number): DayTime {
  const { calendar, runs, until } = clock;
  const [begin, end] = [dayStartAt(calendar, day), dayStartAt(calendar, day + 1)];
  const length = lengthOf(clock);
  const within = (from: number, to: number) => Math.max(0, length(Math.max(from, begin), Math.min(to, end)));
  const time: DayTime = { run: 0, runSoFar: 0, pausedSoFar: 0 };
  for (const [index, { from, to }] of runs.entries()) {
    time.run += within(from, to);
    time.runSoFar += within(from, Math.min(to, until));
    const resumedAt = runs[index + 1]?.from ?? until;
    if (to < until) time.pausedSoFar += within(to, Math.min(resumedAt, until));
  }
  return time;
}

/** The sessions of a day, and of them what the clock runs through until it stops or no more than `rest` is counted. */
function hoursOf({ calendar, runs, stopDay, until }: CountedClock, day: number, rest: number): ExplainedDay['hours'] {
  const open = sessionsOn(calendar, day);
  const stopAt = stopDay === null ? Number.POSITIVE_INFINITY : until;
  const counted: DaySpan[] = [];
  let left = rest;
  for (const { from, to } of runs) {
    for (const session of open) {
      const begin = Math.max(from, session.from);
      const end = Math.min(to, stopAt, session.to, begin + left);
      if (end <= begin) continue;
      counted.push(spanOf({ from: begin, to: end }));
      left -= end - begin;
    }
  }
  return { open: open.map(spanOf), counted };
}

const spanOf = ({ from, to }: { from: number; to: number }): DaySpan => ({ from: new Date(from), to: new Date(to) });

/** Counted time between two instants; negative where the second is the earlier. */
function lengthOf({ calendar, target }: CountedClock): (from: number, to: number) => number {
  if (target.unit === 'calendar_minutes') return (from, to) => to - from;
  return (from, to) => workedUpTo(calendar, to) - workedUpTo(calendar, from);
}

/** Reckoned on whole intervals, apart from the list of days, so that one checks the other. */
function consumedTime(clock: CountedClock, goal: number): number {
  const length = lengthOf(clock);
  const used = clock.runs.reduce((sum, { from, to }) => sum + Math.max(0, length(from, Math.min(to, clock.until))), 0);
  return Math.min(used, goal);
}

function minutesOf(milliseconds: number): number {
  return milliseconds / MINUTE_MS;
}
