import { COUNTY, FLOWS, type Measure } from '#app/domain/scorecard/measure.ts';
import { OTHERS } from '#app/domain/scorecard/parcels.ts';
import {
  type Cell,
  type Figures,
  type Open,
  percentOf,
  type Scorecard,
  shareOf,
} from '#app/domain/scorecard/scorecard.ts';

/** One cell of the scorecard as a line of data: what the page shows, and no more. */
export type PublishedRow = {
  /** `county`, `others` or a unit. */
  unit: string;
  measure: Measure;
  /** Fewer than this, none included; nothing else is told then. */
  fewerThan: number | null;
  n: number | null;
  of: number | null;
  percent: number | null;
  mean: number | null;
  medianDays: number | null;
};

const NOTHING = { fewerThan: null, n: null, of: null, percent: null, mean: null, medianDays: null };

/** Every cell of a scorecard: the county, each unit, the units with few cases together. What came in is the county's alone. */
export function publishedRows({ county, overdue, units, others }: Scorecard): PublishedRow[] {
  return [
    ...rowsOf(COUNTY, county),
    stockRow(COUNTY, overdue),
    ...units.flatMap((line) => [
      ...rowsOf(line.unit, line.figures).filter(isOfUnits),
      stockRow(line.unit, line.overdue),
    ]),
    ...rowsOf(OTHERS, others).filter(isOfUnits),
  ];
}

const isOfUnits = ({ measure }: PublishedRow) => measure !== 'received' && measure !== 'substantiated';

function rowsOf(unit: string, figures: Figures): PublishedRow[] {
  return FLOWS.map((measure) => ({ unit, measure, ...NOTHING, ...valuesOf(figures[measure]) }));
}

function valuesOf(cell: Cell): Partial<PublishedRow> {
  const share = shareOf(cell);
  const percent = share === null ? null : percentOf(share);
  switch (cell.kind) {
    case 'few':
      return { fewerThan: cell.below };
    case 'rate':
      return { n: cell.n, of: cell.of, percent };
    case 'level':
      return { n: cell.satisfied, of: cell.of, percent, mean: cell.mean };
    case 'days':
      return { of: cell.of, medianDays: cell.median };
    case 'count':
      return { n: cell.count };
  }
}

/** A range is told as the least of it and what it stays below. */
function stockRow(unit: string, { least, most }: Open): PublishedRow {
  const isExact = least === most;
  return { ...NOTHING, unit, measure: 'overdue', n: isExact ? least : null, fewerThan: isExact ? null : most + 1 };
}
