/** A day off (休), or one that is worked though its weekday is off (班). */
export type ImportedDay = { date: string; name: string; isOff: boolean };

export type ImportProblemCode =
  | 'too_large'
  | 'too_many'
  | 'no_days'
  | 'not_json'
  | 'other_year'
  | 'outside_year'
  | 'bad_date'
  | 'bad_mark'
  | 'bad_line'
  | 'no_start'
  | 'not_whole_day'
  | 'end_before_start'
  | 'too_long'
  | 'recurring'
  | 'cancelled'
  | 'unmarked'
  | 'unfinished'
  | 'contradiction';

/** What was not understood: its line (of JSON, the number of its entry; 0: the whole text) and the text that stands there. */
export type ImportProblem = { line: number; code: ImportProblemCode; text: string };

/** What a format gives: days as they stand, of any year, with the line of each. */
export type ReadDays = { days: (ImportedDay & { line: number })[]; problems: ImportProblem[] };

/** A problem with as much of its text as a page shows. */
export function problemAt(line: number, code: ImportProblemCode, text = ''): ImportProblem {
  return { line, code, text: text.trim().slice(0, 80) };
}
