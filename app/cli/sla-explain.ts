import { existsSync } from 'node:fs';
import { databasePath, openPortal, StorageError } from '#app/cli/open-portal.ts';
import type { ClockExplanationView } from '#app/domain/clock-explanation.ts';
import { parseReference } from '#app/domain/reference.ts';
import { parseDay, WEEKDAYS, weekdayIndex } from '#app/domain/sla/civil-day.ts';
import type { ClockExplanation, ExplainedDay } from '#app/domain/sla/explain.ts';
import { readEnv } from '#app/env.server.ts';
import { explainAllClocks } from '#app/use-cases/explain-clock.server.ts';
import { findCaseForOperator } from '#db/repositories/cases.server.ts';

const USAGE = 'usage: npm run --silent sla -- explain TS-XXXXXXXX';

/**
 * `sla explain`: the days of every clock of a case, with the rules they were counted by. Changes no case, and prints
 * neither text nor name. Returns the exit code: 2 for a reference that there is not and for other arguments.
 */
export async function explainReference(args: readonly string[]): Promise<number> {
  const [typed, ...others] = args;
  if (typed === undefined || others.length > 0) return fail(`explain takes one reference\n${USAGE}`);
  const reference = parseReference(typed);
  if (!reference) return fail(`"${typed.slice(0, 40)}" is no reference\n${USAGE}`);
  const env = readEnv();
  const path = databasePath(env.storageDir);
  if (!existsSync(path)) throw new StorageError(`There is no database at ${path}. Is STORAGE_DIR right?`);
  const clock = () => new Date();
  const { db } = await openPortal(env, clock);
  try {
    const caseId = await findCaseForOperator(db, reference);
    if (caseId === undefined) return fail(`there is no case ${reference}`);
    process.stdout.write(linesOf(reference, await explainAllClocks(db, caseId, clock())));
    return 0;
  } finally {
    await db.destroy();
  }
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}

function linesOf(reference: string, views: readonly ClockExplanationView[]): string {
  const [first] = views;
  if (!first) return `${reference}\nno clock runs on this case\n`;
  const published = first.publishedThrough ?? 'not said';
  const head = `${reference}  policy ${first.policyVersion}  calendar ${first.calendarVersion}  holidays through ${published}`;
  return [head, ...views.flatMap((view) => ['', ...clockLines(view, first)]), ''].join('\n');
}

/** When a clock was moved to the rules that it is judged by, or that they are others than those of the head line. */
function rulesLine(view: ClockExplanationView, head: ClockExplanationView): string[] {
  const { movedAt, policyVersion, calendarVersion } = view;
  const versions = `policy ${policyVersion}, calendar ${calendarVersion}`;
  if (movedAt) return [`  moved ${movedAt.toISOString()} to ${versions}`];
  const isSame = policyVersion === head.policyVersion && calendarVersion === head.calendarVersion;
  return isSame ? [] : [`  counted by ${versions}`];
}

function clockLines(view: ClockExplanationView, head: ClockExplanationView): string[] {
  const { clock, explanation, units, annulled } = view;
  const facts = [
    clock.key,
    targetWords(explanation, clock.extendedBy),
    `owner ${clock.owner?.id ?? 'nobody'}`,
    clock.endedReason === null ? clock.state : `${clock.state}, over: ${clock.endedReason}`,
    `started ${explanation.startedAt.toISOString()}`,
    explanation.dueAt
      ? `due ${explanation.dueAt.toISOString()}${clock.provisional ? ' (provisional)' : ''}`
      : 'no due date',
    explanation.stoppedAt ? `stopped ${explanation.stoppedAt.toISOString()}` : '',
    usedWords(explanation),
  ];
  const asking = new Set(units.map(({ id }) => id));
  const days = explanation.days.map((day) => `  ${dayLine(day, explanation, asking)}`);
  const counts = annulled.map(({ at, to, by }) => {
    const asked = by !== null && asking.has(by) ? `, asked by ${by}` : '';
    return `  annulled pause ${at.toISOString()} to ${to?.toISOString() ?? 'now'}${asked}: its time counts`;
  });
  const cut = explanation.isCut ? [`  cut after ${explanation.days.length} days`] : [];
  const own = view.ownDaysOf ? [`  counted by the days of ${view.ownDaysOf.id}`] : [];
  const line = facts.filter((fact) => fact !== '').join('  ');
  return [line, ...rulesLine(view, head), ...own, ...counts, ...days, ...cut];
}

function targetWords({ unit, target }: ClockExplanation, extendedBy: number): string {
  if (extendedBy > 0) return `target ${target - extendedBy}+${extendedBy} working days`;
  if (unit === 'days') return `target ${target} working days`;
  return `target ${target} ${unit === 'minutes' ? 'working minutes' : 'minutes by the wall clock'}`;
}

function usedWords({ unit, consumed, target }: ClockExplanation): string {
  return `used ${unit === 'days' ? consumed : Math.floor(consumed)} of ${target}`;
}

/** `2026-10-10 Sat  make-up day, counted 4 of 4, due` */
function dayLine(day: ExplainedDay, explanation: ClockExplanation, units: ReadonlySet<string>): string {
  const weekday = WEEKDAYS[weekdayIndex(parseDay(day.on) ?? 0)] ?? '';
  const words = [
    kindWords(day, explanation, units),
    day.isDue ? 'due' : '',
    day.on === explanation.today ? 'today' : '',
    ...day.events.map(({ type, at }) => `${type} ${at.toISOString()}`),
  ];
  const name = `${weekday.slice(0, 1).toUpperCase()}${weekday.slice(1)}`;
  return `${day.on} ${name}  ${words.filter((word) => word !== '').join(', ')}`;
}

function kindWords(day: ExplainedDay, { target, unit }: ClockExplanation, units: ReadonlySet<string>): string {
  const verb = day.isAhead ? 'to be counted' : 'counted';
  const counted =
    unit === 'days' ? `${verb} ${day.nth} of ${target}` : `${verb} ${Math.round(day.minutes ?? 0)} minutes`;
  switch (day.kind) {
    case 'start_day':
      return 'start day, not counted';
    case 'counted':
    case 'partly':
      return counted;
    case 'make_up':
      return `make-up day, ${counted}`;
    case 'weekend':
      return 'day off, not counted';
    case 'holiday':
      return `holiday${day.holiday ? ` ${day.holiday}` : ''}, not counted`;
    case 'paused':
      return `paused, ${pauseWords(day.pause, units)}, not counted`;
    case 'after_due':
      return day.nth === null ? 'late' : `late, working day ${day.nth}`;
    case 'stopped':
      return 'stopped, not counted';
  }
}

function pauseWords(pause: ExplainedDay['pause'], units: ReadonlySet<string>): string {
  if (!pause) return 'no cause on record';
  const by = (act: string, unit: string | null) => (unit !== null && units.has(unit) ? `, ${act} by ${unit}` : '');
  if (pause.reason === 'statutory_procedure') {
    const document = `statutory procedure ${pause.document ?? ''}`;
    return `${document}${by('opened', pause.by)}${by('approved', pause.grantedBy)}`;
  }
  const whom = pause.reason === 'waiting_for_lead' ? 'the lead' : 'the investor';
  return `waiting for ${whom}${by('asked', pause.by)}${by('granted', pause.grantedBy)}`;
}
