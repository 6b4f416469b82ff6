import {
  type ClockWording,
  clockSentence,
  holidayWords,
  rulerSentence,
  usedSentence,
  wordInstant,
} from '#app/components/sla/clock-words.ts';
import { hoursWords, officeHours } from '#app/components/sla/hours-words.ts';
import type { ClockExplanationView } from '#app/domain/clock-explanation.ts';
import type { ExplainedDay } from '#app/domain/sla/explain.ts';
import { explainedRuns } from '#app/domain/sla/explained-runs.ts';
import { type ClockRuler, rulerInDays, rulerOf } from '#app/domain/sla/ruler.ts';
import { closeGaps, formatDay, formatTime, inLocale } from '#app/i18n/index.ts';

/** One day, or some days of which the same is to be said. */
export type ExplainedRow = {
  key: string;
  date: string;
  how: string;
  marks: string[];
  events: string[];
  isCounted: boolean;
  mark: 'late' | 'current' | undefined;
};

/** How a date is counted, in words. Made on the server: unit ids and keys stay there. */
export type ExplainedPage = {
  title: string;
  sentence: string;
  why: string[];
  used: string;
  /** Both for whoever does not see the ruler. */
  drawn: string;
  ruler: ClockRuler;
  caption: string;
  columns: { day: string; how: string };
  rows: ExplainedRow[];
  notes: string[];
};

export function explainedPage(view: ClockExplanationView, what: string, wording: ClockWording): ExplainedPage {
  const { words } = wording;
  const drawn = rulerOf(view.explanation);
  const ruler = view.clock.daysOnly ? rulerInDays(drawn) : drawn;
  return {
    title: words.title,
    sentence: clockSentence(view.clock, what, wording),
    why: view.clock.daysOnly ? whySentences(view, wording).map(closeGaps) : whySentences(view, wording),
    used: usedSentence(ruler, words),
    drawn: rulerSentence(view.clock, what, wording),
    ruler,
    caption: words.table.caption,
    columns: { day: words.table.day, how: words.table.how },
    rows: rowsOf(view, wording),
    notes: notesOf(view, wording),
  };
}

function whySentences(view: ClockExplanationView, wording: ClockWording): string[] {
  const { explanation, clock } = view;
  const { unit, target, startedAt, days } = explanation;
  const { words } = wording;
  const start = wordInstant(startedAt, clock.daysOnly ?? false, wording);
  const { why } = words;
  if (unit === 'calendar_minutes') return [why.wallTime(start, words.duration(target))];
  if (unit === 'minutes') {
    const hours = officeHours(explanation, wording);
    return [why.time(start, words.duration(target)), hours === null ? '' : why.hours(hours), why.skipped].filter(
      (sentence) => sentence !== '',
    );
  }
  const { extendedBy } = clock;
  const paused = days.filter(({ kind }) => kind === 'paused');
  const inProcedure = paused.filter(({ pause }) => pause?.reason === 'statutory_procedure').length;
  const waiting = paused.length - inProcedure;
  return [
    why.days(start, target),
    extendedBy > 0 ? why.extended(target - extendedBy, extendedBy) : '',
    why.lastDay,
    why.skipped,
    waiting > 0 ? why.paused(waiting) : '',
    inProcedure > 0 ? why.pausedProcedure(inProcedure) : '',
  ].filter((sentence) => sentence !== '');
}

function rowsOf(view: ClockExplanationView, wording: ClockWording): ExplainedRow[] {
  const { days, today } = view.explanation;
  return explainedRuns(days, today).flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) return [];
    const row = rowOf(first, view, wording);
    return first === last ? [row] : [{ ...row, ...severalDays(run, { row, first, last }, view, wording) }];
  });
}

/** One row for days of which the same is to be said, with how many working days they are. */
function severalDays(
  run: readonly ExplainedDay[],
  { row, first, last }: { row: ExplainedRow; first: ExplainedDay; last: ExplainedDay },
  { explanation: { today } }: ClockExplanationView,
  { words, locale }: ClockWording,
): Pick<ExplainedRow, 'date' | 'how'> {
  // The year is said where it is not today's, and where it is another than that of the first day.
  const isOneYear = first.on.slice(0, 4) === last.on.slice(0, 4);
  const date = `${row.date} ${words.day.until(formatDay(last.on, locale, isOneYear ? today : first.on))}`;
  const alike = run.filter(({ kind }) => kind === first.kind);
  const [from, to] = [alike[0]?.nth ?? null, alike.at(-1)?.nth ?? null];
  if (first.kind === 'paused') return { date, how: words.day.several(row.how, alike.length) };
  if (first.kind === 'after_due' && from !== null && to !== null) return { date, how: words.day.lateDays(from, to) };
  return { date, how: row.how };
}

function rowOf(day: ExplainedDay, view: ClockExplanationView, wording: ClockWording): ExplainedRow {
  const { words, locale } = wording;
  const { today } = view.explanation;
  const isToday = day.on === today;
  const marks = [day.isDue ? words.day.due : '', isToday ? words.day.today : ''].filter((mark) => mark !== '');
  return {
    key: day.on,
    date: formatDay(day.on, locale, today),
    how: howOf(day, view, wording),
    marks,
    events: day.events.map((event) => eventWords(event, day, view, wording)),
    isCounted: ['counted', 'make_up', 'partly'].includes(day.kind),
    mark: isToday ? 'current' : day.kind === 'after_due' ? 'late' : undefined,
  };
}

/** What happened, at which time; of a pause that began on a day that is told otherwise, also why. */
function eventWords(
  { type, at }: ExplainedDay['events'][number],
  day: ExplainedDay,
  view: ClockExplanationView,
  wording: ClockWording,
): string {
  const { words, timeZone } = wording;
  const happened = words.event[type](view.clock.daysOnly ? '' : formatTime(at, timeZone)).trim();
  if (type !== 'pause' || day.kind === 'paused') return happened;
  return words.event.pauseBecause(happened, pausedWords(day, view, wording));
}

function howOf(day: ExplainedDay, view: ClockExplanationView, wording: ClockWording): string {
  const { words } = wording;
  const { target } = view.explanation;
  const { minutes, nth } = day;
  const hours = hoursWords(day.hours?.counted ?? [], wording);
  const length = minutes === null ? null : words.duration(Math.round(minutes));
  switch (day.kind) {
    case 'counted':
      return words.day.counted(nth ?? 0, target);
    case 'make_up':
      return length === null ? words.day.make_up(nth ?? 0, target) : words.day.makeUpTime(length, hours);
    case 'partly':
      return minutes === 0 || length === null ? words.day.noTime : words.day.time(length, hours);
    case 'holiday':
      return holidayWords(day.holiday, words);
    case 'paused':
      return pausedWords(day, view, wording);
    case 'after_due':
      return nth === null ? words.day.lateTime : words.day.lateDay(nth);
    case 'stopped':
      return day.events.some(({ type }) => type === 'stop') ? words.day.stoppedHere : words.day.stopped;
    default:
      return words.day[day.kind];
  }
}

function pausedWords(
  { pause }: ExplainedDay,
  view: ClockExplanationView,
  { words, locale }: Pick<ClockWording, 'words' | 'locale'>,
): string {
  const unit = view.units.find(({ id }) => id === pause?.by);
  const name = unit && inLocale(locale, unit.name);
  if (pause?.reason === 'statutory_procedure') {
    const document = pause.document ?? '';
    return name ? words.day.pausedProcedureBy(name, document) : words.day.pausedProcedure(document);
  }
  return name ? words.day.pausedBy(name) : words.day.paused;
}

function notesOf(view: ClockExplanationView, wording: ClockWording): string[] {
  const { words, locale, now } = wording;
  const { note } = words;
  const when = (at: Date) => wordInstant(at, view.clock.daysOnly ?? false, wording);
  const { explanation, clock } = view;
  const published = view.publishedThrough;
  return [
    ...view.annulled.map(({ at, to }) => note.annulled(when(at), when(to ?? now))),
    view.movedAt ? note.moved(when(view.movedAt)) : '',
    explanation.isCut ? note.cut(explanation.days.length) : '',
    published ? note.published(formatDay(published, locale, explanation.today)) : '',
    clock.provisional ? note.provisional : '',
    view.ownDaysOf ? note.ownDays(inLocale(locale, view.ownDaysOf.name)) : '',
    note.rules(view.policyVersion, view.calendarVersion),
  ].filter((sentence) => sentence !== '');
}
