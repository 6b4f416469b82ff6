import { readCsvDays } from '#app/domain/sla/calendar-import-csv.ts';
import { readIcsDays } from '#app/domain/sla/calendar-import-ics.ts';
import { readJsonDays } from '#app/domain/sla/calendar-import-json.ts';
import { type ImportedDay, type ImportProblem, problemAt, type ReadDays } from '#app/domain/sla/imported-day.ts';

/** Longest text that is read, in UTF-16 units: a year of holidays is a few thousand. */
export const LONGEST_IMPORT = 200_000;
/** Most days of one import: more than a year has. */
const MOST_DAYS = 800;
const MOST_PROBLEMS = 200;
const LONGEST_NAME = 20;

export type ImportFormat = 'ics' | 'json' | 'csv';

export type ReadYear = { format: ImportFormat; days: ImportedDay[]; problems: ImportProblem[] };

/**
 * The holidays and make-up days of one year from an ICS, JSON or CSV text; which of them it is shows in its first sign.
 * Never throws: whatever it does not understand is in `problems`, and what it does is in `days`, in the order of time.
 */
export function readYear(text: string, year: number): ReadYear {
  const whole = text.replace(/^\ufeff/, '');
  const format = formatOf(whole);
  if (whole.length > LONGEST_IMPORT) return { format, days: [], problems: [problemAt(0, 'too_large')] };
  const read = READERS[format](whole, year);
  const { days, problems } = ofYear(read, year);
  if (days.length === 0 && problems.length === 0) problems.push(problemAt(0, 'no_days'));
  return { format, days, problems: problems.slice(0, MOST_PROBLEMS) };
}

const READERS: Record<ImportFormat, (text: string, year: number) => ReadDays> = {
  ics: readIcsDays,
  json: readJsonDays,
  csv: readCsvDays,
};

function formatOf(text: string): ImportFormat {
  if (/^\s*BEGIN:/i.test(text)) return 'ics';
  return /^\s*[[{]/.test(text) ? 'json' : 'csv';
}

function ofYear(read: ReadDays, year: number): Pick<ReadYear, 'days' | 'problems'> {
  const problems = [...read.problems];
  const days = new Map<string, ImportedDay>();
  let outside = -1;
  for (const { line, date, name, isOff } of read.days) {
    const known = days.get(date);
    if (!date.startsWith(`${String(year).padStart(4, '0')}-`)) {
      // An event over New Year's Eve has several such days; one sentence a line is enough.
      if (outside !== line) problems.push(problemAt(line, 'outside_year', `${date} ${name}`));
      outside = line;
    } else if (known && known.isOff !== isOff) problems.push(problemAt(line, 'contradiction', `${date} ${name}`));
    else if (!known && days.size >= MOST_DAYS) return { days: [], problems: [problemAt(line, 'too_many')] };
    else if (!known) days.set(date, { date, name: name.slice(0, LONGEST_NAME), isOff });
  }
  problems.sort((a, b) => a.line - b.line);
  return { days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)), problems };
}
