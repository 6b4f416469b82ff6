import type { CalendarDefinition, Session } from '#app/domain/sla/calendar-definition.ts';
import { type CalendarEdit, type CalendarEditProblem, refusedFor, type Typed } from '#app/domain/sla/calendar-edit.ts';
import { readTypedTime } from '#app/domain/sla/calendar-typed.ts';
import { WEEKDAYS, type Weekday } from '#app/domain/sla/civil-day.ts';

/** Most sessions of one weekday. */
export const MOST_SESSIONS = 4;

/** The names of a session's two fields. */
export function sessionFields(weekday: Weekday, place: number): [open: string, close: string] {
  return [`${weekday}-${place}-open`, `${weekday}-${place}-close`];
}

/**
 * A week from its form: for each weekday up to four sessions, empty ones left out. Refuses times that are none, a session
 * that does not open before it closes, two that overlap, and a week without any.
 */
export function readWeek(typed: Typed): CalendarEdit<CalendarDefinition['week']> {
  const problems: CalendarEditProblem[] = [];
  const week: Partial<Record<Weekday, Session[]>> = {};
  for (const weekday of WEEKDAYS) {
    const sessions = readDaySessions(weekday, typed, problems);
    if (sessions.length > 0) week[weekday] = sessions;
  }
  if (problems.length === 0 && Object.keys(week).length === 0) return refusedFor('mon-0-open', 'no_working_day');
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: week };
}

function readDaySessions(weekday: Weekday, typed: Typed, problems: CalendarEditProblem[]): Session[] {
  const sessions: { open: string; close: string; field: string }[] = [];
  for (let place = 0; place < MOST_SESSIONS; place += 1) {
    const [openField, closeField] = sessionFields(weekday, place);
    const [openTyped, closeTyped] = [typed[openField]?.trim() ?? '', typed[closeField]?.trim() ?? ''];
    if (openTyped === '' && closeTyped === '') continue;
    const [open, close] = [readTypedTime(openTyped), readTypedTime(closeTyped)];
    if (openTyped === '' || closeTyped === '') {
      problems.push({ field: openTyped === '' ? openField : closeField, code: 'half_session' });
    } else if (open === null || close === null) {
      problems.push({ field: open === null ? openField : closeField, code: 'bad_time' });
    } else if (open >= close) problems.push({ field: openField, code: 'open_not_before_close' });
    else sessions.push({ open, close, field: openField });
  }
  sessions.sort((a, b) => (a.open < b.open ? -1 : 1));
  for (const [place, { open, field }] of sessions.entries()) {
    if (open < (sessions[place - 1]?.close ?? '')) problems.push({ field, code: 'overlap' });
  }
  return sessions.map(({ open, close }) => [open, close] as const);
}

/** The fields of a week as a form shows them. */
export function typedWeek(week: CalendarDefinition['week']): Record<string, string> {
  const fields: [string, string][] = [];
  for (const weekday of WEEKDAYS) {
    for (const [place, [open, close]] of (week[weekday] ?? []).entries()) {
      const [openField, closeField] = sessionFields(weekday, place);
      fields.push([openField, open], [closeField, close]);
    }
  }
  return Object.fromEntries(fields);
}
