import type { CalendarDefinition } from '#app/domain/sla/calendar.ts';
import type { ClockEvent, ClockReading, ClockTarget, ClockUnit } from '#app/domain/sla/clock.ts';

/**
 * The same rules told a second way, slowly: walk the wall clock minute by minute and look.
 * All instants are whole minutes. Shares no code with the product.
 */
type Minute = { date: string; weekday: string; time: string };

const MINUTE = 60_000;
const minutesOf = new Map<string, Minute[]>();

export type OracleWindow = { fromAt: number; minutes: number };

export function readClockByWalking(
  calendar: CalendarDefinition,
  window: OracleWindow,
  target: ClockTarget,
  events: readonly ClockEvent[],
  now: Date,
): ClockReading | 'out of sight' {
  const seen = events.filter((event) => event.at <= now);
  const walk = walkMinutes(calendar, window, target.unit, seen);
  const goalOf = (fraction: number) => {
    if (target.unit !== 'days') return fraction * target.target;
    return Math.max(1, Math.ceil(fraction * target.target));
  };
  const endless = seen.at(-1)!.type !== 'pause' && seen.at(-2)?.type !== 'pause';
  const open = seen.at(-1)!.type === 'stop' ? endless : seen.at(-1)!.type !== 'pause';
  const due = walk.reached[target.target - 1] ?? null;
  const warnings = target.warn.map((fraction) => {
    const goal = goalOf(fraction);
    return (target.unit === 'days' ? walk.opened : walk.reached)[goal - 1] ?? null;
  });
  if (open && [due, ...warnings].includes(null)) return 'out of sight';
  const last = seen.at(-1)!;
  let state: ClockReading['state'];
  if (last.type === 'stop') state = due !== null && last.at.getTime() > due ? 'breached' : 'met';
  else if (due === null) state = 'paused';
  else state = now.getTime() > due ? 'breached' : 'running';
  const date = (at: number | null) => (at === null ? null : new Date(at));
  return { state, dueAt: date(due), warnAt: warnings.map(date), breachedAt: state === 'breached' ? date(due) : null };
}

/** reached[n - 1]: when n minutes or days were used up; opened[n - 1]: when the n-th counted day could be warned of. */
function walkMinutes(
  calendar: CalendarDefinition,
  window: OracleWindow,
  unit: ClockUnit,
  events: readonly ClockEvent[],
) {
  const wall = wallMinutes(calendar.timeZone, window);
  const reached: number[] = [];
  const opened: number[] = [];
  const first = Math.round((events[0]!.at.getTime() - window.fromAt) / MINUTE);
  const startDate = wall[first]!.date;
  const openingOf = new Map<string, number>();
  for (let index = 0; index < wall.length - 1; index += 1) {
    const at = window.fromAt + index * MINUTE;
    const open = unit === 'calendar_minutes' || isOpen(calendar, wall[index]!);
    if (!open) continue;
    const { date } = wall[index]!;
    if (!openingOf.has(date)) openingOf.set(date, at);
    const runningSince = runningAt(events, at);
    if (runningSince === null) continue;
    if (unit !== 'days') reached.push(at + MINUTE);
    else if (date !== startDate && isLastOpenMinute(calendar, wall, index)) {
      reached.push(at + MINUTE);
      opened.push(Math.max(openingOf.get(date)!, runningSince));
    }
  }
  return { reached, opened };
}

/** Since when the clock runs during the minute that begins at `at`, or null. A last stop changes nothing. */
function runningAt(events: readonly ClockEvent[], at: number): number | null {
  let since: number | null = null;
  for (const event of events) {
    if (event.at.getTime() > at) break;
    if (event.type === 'start' || event.type === 'resume') since = event.at.getTime();
    if (event.type === 'pause') since = null;
  }
  return since;
}

function isLastOpenMinute(calendar: CalendarDefinition, wall: readonly Minute[], index: number): boolean {
  for (let next = index + 1; next < wall.length && wall[next]!.date === wall[index]!.date; next += 1) {
    if (isOpen(calendar, wall[next]!)) return false;
  }
  return true;
}

function isOpen(calendar: CalendarDefinition, { date, weekday, time }: Minute): boolean {
  const week = calendar.week as Record<string, readonly (readonly [string, string])[] | undefined>;
  const madeUp = calendar.workdays.includes(date);
  if (!madeUp && calendar.holidays.includes(date)) return false;
  const own = week[weekday] ?? [];
  const sessions = madeUp && own.length === 0 ? (week.mon ?? []) : own;
  return sessions.some(([opening, close]) => opening <= time && time < close);
}

function wallMinutes(timeZone: string, { fromAt, minutes }: OracleWindow): Minute[] {
  const key = `${timeZone} ${fromAt} ${minutes}`;
  const known = minutesOf.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const weekday = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short' });
  const walked = Array.from({ length: minutes }, (_, index) => {
    const [date, time] = format.format(fromAt + index * MINUTE).split(' ');
    return { date: date!, time: time!, weekday: weekday.format(fromAt + index * MINUTE).toLowerCase() };
  });
  minutesOf.set(key, walked);
  return walked;
}
