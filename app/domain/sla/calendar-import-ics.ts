import { formatDay, parseDay } from '#app/domain/sla/civil-day.ts';
import { type ImportProblemCode, problemAt, type ReadDays } from '#app/domain/sla/imported-day.ts';

/** Longest event that is read as days off; a longer one is a slip of the hand. */
const LONGEST_EVENT = 62;

type Line = { line: number; name: string; value: string; text: string };
type Event = { line: number; properties: Map<string, Line> };

/**
 * Whole-day events of an iCalendar text (RFC 5545). DTEND is exclusive, so an event of a week gives seven days. A summary
 * that ends in 班 is a make-up day, one in 休 a day off; where any event has such a mark, one without is not understood,
 * since calendars list solar terms and memorial days beside the holidays. Where none has one, all are days off.
 */
export function readIcsDays(text: string): ReadDays {
  const read: ReadDays = { days: [], problems: [] };
  const events = eventsOf(linesOf(text), read);
  const isMarked = events.some(
    ({ properties }) => markOf(unescaped(properties.get('SUMMARY')?.value ?? '')).mark !== null,
  );
  for (const event of events) readEvent(event, isMarked, read);
  return read;
}

/** Content lines with what was folded put together again; the number is that of the first. */
function linesOf(text: string): Line[] {
  const folded: { line: number; parts: string[] }[] = [];
  for (const [place, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const last = folded.at(-1);
    if (/^[ \t]/.test(raw) && last) last.parts.push(raw.slice(1));
    else if (raw.trim() !== '') folded.push({ line: place + 1, parts: [raw] });
  }
  return folded.map(({ line, parts }) => contentLine(line, parts.join('')));
}

/** `NAME;PARAMETER="a:b":value`: the value begins at the first colon outside of quotes. */
function contentLine(line: number, text: string): Line {
  let isQuoted = false;
  for (let place = 0; place < text.length; place += 1) {
    if (text[place] === '"') isQuoted = !isQuoted;
    if (text[place] !== ':' || isQuoted) continue;
    const name = text.slice(0, place).split(';', 1)[0] ?? '';
    return { line, name: name.trim().toUpperCase(), value: text.slice(place + 1).trim(), text };
  }
  return { line, name: '', value: '', text };
}

/** The events with their own properties; those of an alarm inside an event are not the event's. */
function eventsOf(lines: readonly Line[], read: ReadDays): Event[] {
  const events: Event[] = [];
  let open: Event | null = null;
  let depth = 0;
  const unfinished = ({ line, properties }: Event) =>
    read.problems.push(problemAt(line, 'unfinished', properties.get('SUMMARY')?.value));
  for (const line of lines) {
    const what = line.value.toUpperCase();
    if (line.name === 'BEGIN' && what === 'VEVENT') {
      // An event holds no other: the one before it was cut off.
      if (open) unfinished(open);
      open = { line: line.line, properties: new Map() };
      depth = 0;
    } else if (open === null) {
      // Nothing between two events is a day.
    } else if (line.name === 'END' && what === 'VEVENT') {
      events.push(open);
      open = null;
      depth = 0;
    } else if (line.name === 'BEGIN') depth += 1;
    else if (line.name === 'END') depth -= 1;
    else if (line.name === '') read.problems.push(problemAt(line.line, 'bad_line', line.text));
    else if (depth === 0 && !open.properties.has(line.name)) open.properties.set(line.name, line);
  }
  if (open) unfinished(open);
  // A file that was cut between two events has lost its end, and with it perhaps a holiday.
  const last = lines.at(-1);
  const isCalendars = (line: Line, name: string) => line.name === name && line.value.toUpperCase() === 'VCALENDAR';
  const isCut = lines.some((line) => isCalendars(line, 'BEGIN')) && last !== undefined && !isCalendars(last, 'END');
  if (last && !open && isCut) read.problems.push(problemAt(last.line, 'unfinished', last.text));
  return events;
}

function readEvent({ line, properties }: Event, isMarked: boolean, read: ReadDays): void {
  const summary = unescaped(properties.get('SUMMARY')?.value ?? '');
  const refuse = (code: ImportProblemCode, at = line) => read.problems.push(problemAt(at, code, summary));
  const rule = properties.get('RRULE') ?? properties.get('RDATE');
  if (rule) return void refuse('recurring', rule.line);
  if (properties.get('STATUS')?.value.toUpperCase() === 'CANCELLED') return void refuse('cancelled');
  const start = properties.get('DTSTART');
  if (!start) return void refuse('no_start');
  const first = wholeDay(start.value);
  if (first === null) return void refuse(/^\d{8}T/.test(start.value) ? 'not_whole_day' : 'bad_date', start.line);
  const end = endOf(properties, first);
  if (typeof end === 'string') return void refuse(end);
  const { mark, name } = markOf(summary);
  if (isMarked && mark === null) return void refuse('unmarked');
  for (let day = first; day < end; day += 1) {
    read.days.push({ line, date: formatDay(day), name, isOff: mark !== 'worked' });
  }
}

/** The day after the last one, or why there is none. Without an end an event is one day (RFC 5545, 3.6.1). */
function endOf(properties: ReadonlyMap<string, Line>, first: number): number | ImportProblemCode {
  const end = properties.get('DTEND');
  const duration = properties.get('DURATION');
  let after = first + 1;
  if (end) {
    const day = wholeDay(end.value);
    if (day === null) return /^\d{8}T/.test(end.value) ? 'not_whole_day' : 'bad_date';
    after = day;
  } else if (duration) {
    const match = /^\+?P(\d{1,3})([DW])$/i.exec(duration.value);
    if (!match) return 'not_whole_day';
    after = first + Number(match[1]) * (match[2]?.toUpperCase() === 'W' ? 7 : 1);
  }
  if (after <= first) return 'end_before_start';
  return after - first > LONGEST_EVENT ? 'too_long' : after;
}

function wholeDay(value: string): number | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(value);
  return match ? parseDay(`${match[1]}-${match[2]}-${match[3]}`) : null;
}

/** A summary as people read it; longer than a line it is cut off. */
function unescaped(value: string): string {
  return value
    .slice(0, 200)
    .replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? ' ' : sign))
    .trim();
}

const MARK = /[\s（(【[]*(休|放假|班|补班|上班|调休上班)[\s）)】\]]*$/;

/** 国庆节 休 → a day off called 国庆节; 国庆节（班） → a day worked. */
function markOf(summary: string): { mark: 'off' | 'worked' | null; name: string } {
  const match = MARK.exec(summary);
  if (!match) return { mark: null, name: summary };
  const isWorked = match[1]?.includes('班') === true;
  return { mark: isWorked ? 'worked' : 'off', name: summary.slice(0, match.index).trim() };
}
