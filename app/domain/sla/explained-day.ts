import type { WorkingCalendar } from '#app/domain/sla/calendar.ts';
import type { ClockEvent, ClockTarget, RunningInterval } from '#app/domain/sla/clock.ts';

/** Why a clock stood still from `at` on, whose question or procedure it was, and who granted it where that is needed. */
export type PauseCause = {
  at: Date;
  to: Date | null;
  reason: 'waiting_for_investor' | 'waiting_for_lead' | 'statutory_procedure';
  by: string | null;
  /** Who let a second pause or a procedure be: another unit than the one that asked for it. */
  grantedBy: string | null;
  /** The document that opened a statutory procedure. */
  document: string | null;
  /** Contested and upheld: its time counts, as if there had been no pause. */
  isAnnulled: boolean;
};

export type ExplainedKind =
  | 'start_day'
  | 'counted'
  | 'make_up'
  | 'partly'
  | 'weekend'
  | 'holiday'
  | 'paused'
  | 'after_due'
  | 'stopped';

/** From one instant to another of the same local date. */
export type DaySpan = { from: Date; to: Date };

/** One local date in the life of a clock, and what the clock made of it. */
export type ExplainedDay = {
  on: string;
  kind: ExplainedKind;
  /** Days clocks: the number of the day that counts; after the due day, which working day late it is. */
  nth: number | null;
  /** Minute clocks: minutes of this day that count. */
  minutes: number | null;
  /** Clocks of working minutes: when the office is open on this day, and what of that counts. */
  hours: { open: readonly DaySpan[]; counted: readonly DaySpan[] } | null;
  /** The holiday's name, '' where it has none; null on other days. */
  holiday: string | null;
  /** Why a paused day does not count; on any other day, why a pause began on it. */
  pause: PauseCause | null;
  /** What happened to the clock on this date, with its instants. */
  events: readonly ClockEvent[];
  isDue: boolean;
  /** Its count is not in yet at the instant of reading. */
  isAhead: boolean;
  /** The day on the ruler: a working day is 1 long for days clocks, its minutes for minute clocks. */
  parts: { counted: number; paused: number; late: number; ahead: number };
};

/** What one unit of counting makes of the days, asked in order from the start day on. */
export type DayCounter = {
  consumed: number;
  /** Days clocks: the number of the counted day that it is, today included before its close; else as `consumed`. */
  reached: number;
  /** Whether everything the target asks for has been counted by the days asked so far. */
  isReached: () => boolean;
  next: (
    day: number,
  ) => Pick<ExplainedDay, 'kind' | 'nth' | 'minutes' | 'hours' | 'isAhead' | 'parts'> & { holiday?: string };
};

/** The facts that both ways of counting need. Instants in milliseconds. */
export type CountedClock = {
  calendar: WorkingCalendar;
  target: ClockTarget;
  runs: readonly RunningInterval[];
  startDay: number;
  /** Up to when time has gone by for the clock: now, or where it stopped. */
  until: number;
  /** The local date of that instant. */
  today: number;
  stopDay: number | null;
};
