import { readTypedDay } from '#app/domain/sla/calendar-typed.ts';
import { problemAt, type ReadDays } from '#app/domain/sla/imported-day.ts';

const OFF = ['true', '1', 'yes', 'off', '休', '是', '休息', '放假'];
const WORKED = ['false', '0', 'no', 'work', '班', '否', '上班', '补班'];

/**
 * Lines of `date,name,isOffDay`, with or without that head; also with tabs, semicolons or full-width commas, as tables
 * are pasted. Empty lines and those that begin with # are passed over.
 */
export function readCsvDays(text: string): ReadDays {
  const read: ReadDays = { days: [], problems: [] };
  for (const [place, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = place + 1;
    if (raw.trim() === '' || raw.trimStart().startsWith('#')) continue;
    const cells = cellsOf(raw);
    const [typed = '', name = '', mark = ''] = cells;
    if (isHead(typed)) continue;
    const date = readTypedDay(typed);
    if (cells.length < 3) read.problems.push(problemAt(line, 'bad_line', raw));
    else if (date === null) read.problems.push(problemAt(line, 'bad_date', raw));
    else {
      const isOff = offOf(mark);
      if (isOff === null) read.problems.push(problemAt(line, 'bad_mark', raw));
      else read.days.push({ line, date, name, isOff });
    }
  }
  return read;
}

function isHead(cell: string): boolean {
  return /^(date|日期)$/i.test(cell);
}

function offOf(cell: string): boolean | null {
  const word = cell.toLowerCase();
  if (OFF.includes(word)) return true;
  return WORKED.includes(word) ? false : null;
}

/** The cells of a line; a quoted one may hold the separator, and a doubled quote is a quote. */
function cellsOf(raw: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let place = 0; place < raw.length; place += 1) {
    const sign = raw[place] ?? '';
    if (sign === '"' && isQuoted && raw[place + 1] === '"') {
      cell += '"';
      place += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && /[,;\t，；]/.test(sign)) {
      cells.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell.trim()];
}
