import { z } from 'zod';
import { parseDay } from '#app/domain/sla/civil-day.ts';
import { problemAt, type ReadDays } from '#app/domain/sla/imported-day.ts';

const DaySchema = z.object({ date: z.string(), name: z.string().optional(), isOffDay: z.boolean() });
const YearSchema = z.object({ year: z.number().optional(), days: z.array(z.unknown()) });

/**
 * `[{date, name, isOffDay}]`, or `{year, days: […]}` as the public holiday-cn data has it. The line of an entry is its
 * number in the list.
 */
export function readJsonDays(text: string, year: number): ReadDays {
  const read: ReadDays = { days: [], problems: [] };
  const entries = entriesOf(text);
  if (entries === null) return { days: [], problems: [problemAt(0, 'not_json', text)] };
  if (entries.year !== undefined && entries.year !== year) {
    read.problems.push(problemAt(0, 'other_year', String(entries.year)));
  }
  for (const [place, entry] of entries.days.entries()) {
    const line = place + 1;
    const day = DaySchema.safeParse(entry);
    const shown = JSON.stringify(entry) ?? '';
    if (!day.success) {
      const isMark = day.error.issues.every(({ path }) => path[0] === 'isOffDay');
      read.problems.push(problemAt(line, isMark ? 'bad_mark' : 'bad_line', shown));
    } else if (parseDay(day.data.date) === null) read.problems.push(problemAt(line, 'bad_date', shown));
    else {
      const { date, name = '', isOffDay } = day.data;
      read.days.push({ line, date, name: name.trim(), isOff: isOffDay });
    }
  }
  return read;
}

function entriesOf(text: string): { year?: number; days: readonly unknown[] } | null {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return { days: value };
    const year = YearSchema.safeParse(value);
    return year.success ? year.data : null;
  } catch {
    return null;
  }
}
