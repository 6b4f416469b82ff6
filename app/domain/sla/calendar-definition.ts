import { parseDay, WEEKDAYS, type Weekday } from '#app/domain/sla/civil-day.ts';

/** Opening and closing time on the wall clock, `HH:MM`; half-open, and `24:00` closes at midnight. */
export type Session = readonly [open: string, close: string];

export type CalendarDefinition = {
  timeZone: string;
  week: Partial<Record<Weekday, readonly Session[]>>;
  /** Closed whole days, `YYYY-MM-DD`. */
  holidays: readonly (string | { date: string; name: string })[];
  /** Make-up working days (调休), `YYYY-MM-DD`; they win over a holiday. */
  workdays: readonly string[];
  /** The last day whose holidays are published; due dates after it are provisional. */
  publishedThrough?: string;
  /** What single units do otherwise, by their id; decided by the county, never by the unit itself. */
  units?: Readonly<Record<string, UnitCalendar>>;
};

/** A unit's own days beside the county's: closed, worked, and its own week where it keeps other hours. */
export type UnitCalendar = {
  week?: CalendarDefinition['week'];
  holidays?: CalendarDefinition['holidays'];
  workdays?: CalendarDefinition['workdays'];
};

export type CalendarErrorCode =
  | 'unknown_zone'
  | 'bad_time'
  | 'bad_date'
  | 'session_open_not_before_close'
  | 'sessions_overlap'
  | 'no_working_day'
  | 'bad_amount'
  | 'beyond_horizon';

/** A calendar that cannot be, or a question it cannot answer. */
export class CalendarError extends Error {
  readonly code: CalendarErrorCode;

  constructor(code: CalendarErrorCode, message: string) {
    super(message);
    this.name = 'CalendarError';
    this.code = code;
  }
}

export type MinuteSession = { readonly open: number; readonly close: number };

/** A definition read into numbers: minutes of the day, day numbers, lists by weekday with Monday = 0. */
export type CalendarRules = {
  readonly sessions: readonly (readonly MinuteSession[])[];
  readonly makeUpSessions: readonly (readonly MinuteSession[])[];
  /** Names of the closed days, '' where a day has none. */
  readonly holidays: ReadonlyMap<number, string>;
  readonly workdays: ReadonlySet<number>;
  readonly publishedThrough: number | null;
};

/** Reads and checks a definition (zone apart). Throws CalendarError. sla.md §1. */
export function readCalendarRules(definition: CalendarDefinition): CalendarRules {
  const sessions = WEEKDAYS.map((weekday) => readSessions(weekday, definition.week[weekday] ?? []));
  const firstOpen = sessions.find((list) => list.length > 0);
  if (!firstOpen) throw new CalendarError('no_working_day', 'the week has no session on any day');
  const monday = sessions[0]!;
  // The rule names Monday's sessions; where Monday is closed, the first open weekday stands in for it.
  const standIn = monday.length > 0 ? monday : firstOpen;
  return {
    sessions,
    makeUpSessions: sessions.map((list) => (list.length > 0 ? list : standIn)),
    holidays: new Map(
      definition.holidays.map((day) => (typeof day === 'string' ? [readDay(day), ''] : [readDay(day.date), day.name])),
    ),
    workdays: new Set(definition.workdays.map(readDay)),
    publishedThrough: definition.publishedThrough === undefined ? null : readDay(definition.publishedThrough),
  };
}

/** Minutes since midnight of `HH:MM`, up to `24:00`. Throws CalendarError `bad_time`. */
export function readTime(text: string): number {
  const match = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(text);
  if (!match) throw new CalendarError('bad_time', `not a time of day: "${text.slice(0, 40)}"`);
  return text === '24:00' ? 1440 : Number(match[1]) * 60 + Number(match[2]);
}

/** Day number of `YYYY-MM-DD`. Throws CalendarError `bad_date`. */
export function readDay(text: string): number {
  const day = parseDay(text);
  if (day === null) throw new CalendarError('bad_date', `not a calendar day: "${text.slice(0, 40)}"`);
  return day;
}

function readSessions(weekday: Weekday, sessions: readonly Session[]): MinuteSession[] {
  const read = sessions.map(([open, close]) => ({ open: readTime(open), close: readTime(close) }));
  read.sort((a, b) => a.open - b.open);
  for (const [index, session] of read.entries()) {
    if (session.open >= session.close) {
      throw new CalendarError(
        'session_open_not_before_close',
        `a session on ${weekday} does not open before it closes`,
      );
    }
    const previous = read[index - 1];
    if (previous && session.open < previous.close) {
      throw new CalendarError('sessions_overlap', `two sessions on ${weekday} overlap`);
    }
  }
  return read;
}
