import { z } from 'zod';
import { CalendarError, compileCalendar, type WorkingCalendar } from '#app/domain/sla/calendar.ts';
import { WEEKDAYS } from '#app/domain/sla/civil-day.ts';
import { ClockError, readClock } from '#app/domain/sla/clock.ts';

/** Compiled calendars by the text of their definition; cases often share one. */
export type CalendarMemo = Map<string, WorkingCalendar>;

type Refusal = { ok: false; code: string; message: string };

const MEMO_LIMIT = 1000;

const SessionSchema = z.tuple([z.string(), z.string()]);

const CalendarSchema = z.object({
  timeZone: z.string(),
  week: z.strictObject(Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, z.array(SessionSchema).optional()]))),
  holidays: z.array(z.union([z.string(), z.object({ date: z.string(), name: z.string() })])).default([]),
  workdays: z.array(z.string()).default([]),
  publishedThrough: z.string().optional(),
});

const InstantSchema = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const CaseSchema = z.object({
  id: z.union([z.string(), z.number()]),
  unit: z.enum(['minutes', 'calendar_minutes', 'days']),
  target: z.number(),
  warn: z.array(z.number()),
  events: z.array(z.object({ type: z.enum(['start', 'pause', 'resume', 'stop']), at: InstantSchema })),
  now: InstantSchema,
});

const CODES: Record<string, string> = {
  id: 'bad_id',
  calendar: 'bad_calendar',
  unit: 'unknown_unit',
  target: 'bad_target',
  warn: 'bad_warn',
  events: 'bad_events',
  now: 'bad_instant',
};

/**
 * Answers one line `{id, calendar, unit, target, warn, events, now}` with one line, without its line end (sla.md §1).
 * A bad line is answered `{id, error: {code, message}}`; nothing a line holds makes this throw.
 */
export function answerCaseLine(line: string, calendars: CalendarMemo): string {
  let input: unknown;
  try {
    input = JSON.parse(line);
  } catch {
    return JSON.stringify({ id: null, error: { code: 'bad_json', message: 'the line is no JSON' } });
  }
  const answer = answerCase(input, calendars);
  if ('ok' in answer) {
    return JSON.stringify({ id: idOf(input), error: { code: answer.code, message: answer.message } });
  }
  return JSON.stringify({ id: idOf(input), ...answer });
}

function answerCase(input: unknown, calendars: CalendarMemo) {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return refuse('bad_line', 'the line is no JSON object');
  }
  try {
    const parsed = CaseSchema.safeParse(input);
    if (!parsed.success) return refuseIssue(parsed.error, []);
    const calendar = findCalendar('calendar' in input ? input.calendar : undefined, calendars);
    if ('ok' in calendar) return calendar;
    const { events, now, ...target } = parsed.data;
    return readClock(calendar, target, events, now);
  } catch (error) {
    if (error instanceof CalendarError || error instanceof ClockError) return refuse(error.code, error.message);
    throw error;
  }
}

function findCalendar(input: unknown, calendars: CalendarMemo): WorkingCalendar | Refusal {
  const text = JSON.stringify(input) ?? '';
  const known = calendars.get(text);
  if (known) return known;
  const parsed = CalendarSchema.safeParse(input);
  if (!parsed.success) return refuseIssue(parsed.error, ['calendar']);
  const calendar = compileCalendar(parsed.data);
  if (calendars.size >= MEMO_LIMIT) calendars.clear();
  calendars.set(text, calendar);
  return calendar;
}

function refuseIssue(error: z.ZodError, parent: readonly string[]): Refusal {
  const issue = error.issues[0]!;
  const path = [...parent, ...issue.path.map(String)];
  let code = CODES[path[0]!] ?? 'bad_line';
  if (path[0] === 'events' && path[2] === 'type') code = 'unknown_event_type';
  if (path[0] === 'events' && path[2] === 'at') code = 'bad_instant';
  return refuse(code, `${path.join('.')}: ${issue.message}`);
}

function refuse(code: string, message: string): Refusal {
  return { ok: false, code, message };
}

function idOf(input: unknown): string | number | null {
  if (typeof input !== 'object' || input === null || !('id' in input)) return null;
  return typeof input.id === 'string' || typeof input.id === 'number' ? input.id : null;
}
