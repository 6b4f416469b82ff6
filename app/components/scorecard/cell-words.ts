import type { LengthMeasure } from '#app/domain/scorecard/measure.ts';
import { type Cell, type LengthCell, type Open, percentOf, shareOf } from '#app/domain/scorecard/scorecard.ts';
import type { Texts } from '#app/i18n/index.ts';

type Words = Texts['scorecard'];

/** `92%`; null where no rate is told. */
export function percentWords(cell: Cell, words: Words): string | null {
  const share = shareOf(cell);
  return share === null ? null : words.share(percentOf(share));
}

/** What is shown of a cell in one line. */
export function cellWords(cell: Cell, words: Words): string {
  switch (cell.kind) {
    case 'few':
      return words.few(cell.below);
    case 'rate':
      return words.ofAll(cell.n, cell.of);
    case 'level':
      return words.ofAll(cell.satisfied, cell.of);
    case 'count':
      return words.cases(cell.count);
    case 'days':
      return `${cell.median}`;
  }
}

/** How many alone, of a rate too. */
export function countWords(cell: Cell, words: Words): string {
  return cell.kind === 'rate' ? words.cases(cell.n) : cellWords(cell, words);
}

/** A median in words: of working days for the unit, of all days for the investor. */
export function lengthWords({ median }: LengthCell, measure: LengthMeasure, words: Words): string {
  const isUnits = measure === 'department_days';
  if (median === 0) return isUnits ? words.noDays : words.noCalendarDays;
  return isUnits ? words.days(median) : words.calendarDays(median);
}

/** How many stand open; a range where the number is too small to be told. */
export function openWords({ least, most }: Open, words: Words): string {
  return least === most ? String(least) : words.range(least, most);
}
