import { dayOf, type WorkingDay, workingDaysFrom } from '#tests/model/plain-calendar.ts';

/** A time of waiting for the investor, and the investor's word against it. */
export type PlainPause = {
  /** The reviewer waited, not the lead. */
  inReview: boolean;
  grantedBy: string | null;
  from: number;
  to: number | null;
  contest: { at: number; body: string | null; decided: boolean } | null;
};

/** A clock as sla.md §1 has it: what happened to it, and what it is measured by. */
export type PlainClock = {
  kind: string;
  cycle: number;
  owner: string | null;
  /** Whose it was before, and up to when. */
  earlier: { owner: string | null; until: number }[];
  /** For a duty: what is to be done. */
  task: string | null;
  unit: 'days' | 'minutes' | 'calendar_minutes';
  target: number;
  /** The versions that it is judged by; the calendar with the unit, where its own days count. */
  policy: string;
  calendar: string;
  /** The unit that it started with: a transfer moves no date. */
  countedFor: string | null;
  /** Since when it is judged by these versions, where it started under others. */
  rulesAt: number;
  /** Days that an extension added. */
  extendedBy: number;
  /** `pause`: which waiting for the investor it belongs to. */
  events: { type: 'start' | 'pause' | 'resume' | 'stop'; at: number; pause?: PlainPause }[];
  /** Ended with a reason: never met, its breach stays. */
  endedAt: number | null;
  /** The steps of it that have fired. */
  fired: Set<string>;
  /** Of a co-handler: a question to the lead without a reply, and how long the clock may wait for it. */
  asksLead: { limit: Pick<PlainClock, 'unit' | 'target'> | null } | null;
  /** A pause was taken off it after its stop: what fell due before the stop is still to fire. */
  judgedAnew: boolean;
};

/** A transfer resets nothing: the clock only goes on with another unit. */
export function pass(clock: PlainClock, to: string | null, at: number): void {
  clock.earlier.push({ owner: clock.owner, until: at });
  clock.owner = to;
}

/** Whatever was due at an instant is asked of whoever had the clock at that instant. */
export const answersFor = (clock: PlainClock, at: number): string | null => {
  const then = clock.earlier.filter(({ until }) => until > at);
  return then.length > 0 ? (then[0]?.owner ?? null) : clock.owner;
};

type Interval = { from: number; to: number };

/** The intervals in which it runs. A stop while it ran is left out: what it was due by does not change with it. */
function runningIntervals(clock: PlainClock): Interval[] {
  const intervals: Interval[] = [];
  let from: number | null = null;
  for (const event of clock.events) {
    if (event.type === 'stop') break;
    if (event.type === 'pause') {
      if (from !== null) intervals.push({ from, to: event.at });
      from = null;
    } else {
      from = event.at;
    }
  }
  if (from !== null) intervals.push({ from, to: Number.POSITIVE_INFINITY });
  return intervals;
}

const lastEnd = (intervals: Interval[]) => intervals.at(-1)?.to ?? Number.NEGATIVE_INFINITY;
export const startOf = (clock: PlainClock): number => clock.events[0]?.at ?? Number.NaN;

/** Day after day: those that close with the clock running just before the close. The day of the start never counts. */
function* countedDays(clock: PlainClock): Generator<{ day: WorkingDay; from: number }> {
  const intervals = runningIntervals(clock);
  const startOn = dayOf(startOf(clock));
  for (const day of workingDaysFrom(clock.calendar, startOn)) {
    if (day.opens > lastEnd(intervals)) return;
    if (day.on === startOn) continue;
    const interval = intervals.find(({ from, to }) => from < day.closes && day.closes <= to);
    if (interval) yield { day, from: interval.from };
  }
}

function nthCounted(clock: PlainClock, n: number): { day: WorkingDay; from: number } | null {
  let count = 0;
  for (const counted of countedDays(clock)) {
    count += 1;
    if (count === n) return counted;
  }
  return null;
}

/** The first instant with this many working milliseconds consumed; null when it is not reached. */
function whenConsumed(clock: PlainClock, wanted: number): number | null {
  const intervals = runningIntervals(clock);
  // By the wall clock no pause is possible: only the first word to the investor is measured by it.
  if (clock.unit === 'calendar_minutes') return startOf(clock) + wanted;
  let consumed = 0;
  for (const day of workingDaysFrom(clock.calendar, dayOf(startOf(clock)))) {
    if (day.opens > lastEnd(intervals)) return null;
    for (const [open, close] of day.sessions) {
      for (const { from, to } of intervals) {
        const [begin, end] = [Math.max(open, from), Math.min(close, to)];
        if (end <= begin) continue;
        if (consumed + (end - begin) >= wanted) return begin + (wanted - consumed);
        consumed += end - begin;
      }
    }
  }
  return null;
}

const MOST_REMEMBERED = 20_000;
const remembered = new Map<string, number | null>();

/** The same clock asked again for the same instant: its days are walked once. Nothing else is kept between two questions. */
function remember(clock: PlainClock, what: string, walk: () => number | null): number | null {
  const events = clock.events.map((event) => `${event.type}${event.at}`).join();
  const key = `${what} ${clock.target} ${clock.unit} ${clock.calendar} ${events}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size > MOST_REMEMBERED) remembered.clear();
  const found = walk();
  remembered.set(key, found);
  return found;
}

/** When it is due; null when nobody knows it yet (paused before due, or stopped while paused). */
export function dueOf(clock: PlainClock): number | null {
  return remember(clock, 'due', () => walkToDue(clock));
}

function walkToDue(clock: PlainClock): number | null {
  if (clock.unit !== 'days') return whenConsumed(clock, clock.target * 60_000);
  return nthCounted(clock, clock.target)?.day.closes ?? null;
}

/** When so many hundredths of the target are used. */
export function warningOf(clock: PlainClock, hundredths: number): number | null {
  return remember(clock, `${hundredths}`, () => walkToWarning(clock, hundredths));
}

function walkToWarning(clock: PlainClock, hundredths: number): number | null {
  if (clock.unit !== 'days') return whenConsumed(clock, Math.round((hundredths * clock.target * 60_000) / 100));
  const counted = nthCounted(clock, Math.max(1, Math.ceil((hundredths * clock.target) / 100)));
  return counted && Math.max(counted.day.opens, counted.from);
}

/** The due date of a plain clock of so many days started at an instant. */
export function daysAfter(at: number, days: number, calendar: string): number {
  const plain: PlainClock = {
    kind: 'offset',
    cycle: 1,
    owner: null,
    earlier: [],
    task: null,
    unit: 'days',
    target: days,
    policy: '',
    calendar,
    countedFor: null,
    rulesAt: Number.NEGATIVE_INFINITY,
    extendedBy: 0,
    events: [{ type: 'start', at }],
    endedAt: null,
    fired: new Set(),
    asksLead: null,
    judgedAnew: false,
  };
  return dueOf(plain) as number;
}

export const stopOf = (clock: PlainClock): number | null =>
  clock.events.find((event) => event.type === 'stop')?.at ?? null;
export const isOpenClock = (clock: PlainClock): boolean => clock.endedAt === null && stopOf(clock) === null;
export const isPaused = (clock: PlainClock): boolean => clock.events.at(-1)?.type === 'pause';

/** What it is at an instant, as sla.md §1 names it; `ended` is §3. */
export function stateOf(clock: PlainClock, now: number): 'running' | 'paused' | 'met' | 'breached' | 'ended' {
  const [due, stop] = [dueOf(clock), stopOf(clock)];
  const until = stop ?? clock.endedAt ?? now;
  if (due !== null && due < until) return 'breached';
  if (stop !== null) return 'met';
  if (clock.endedAt !== null) return 'ended';
  // Due when paused: too late to wait, it is breached from the next instant on.
  return isPaused(clock) && due === null ? 'paused' : 'running';
}
