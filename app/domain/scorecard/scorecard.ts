import { type Month, monthAfter, monthsThrough } from '#app/domain/month.ts';
import {
  type CountMeasure,
  FLOWS,
  type FlowMeasure,
  isCount,
  isLevel,
  isRate,
  type LengthMeasure,
  type LevelMeasure,
  type RateMeasure,
  smallestParcel,
} from '#app/domain/scorecard/measure.ts';
import { type MonthFigure, OTHERS, type Parcel, parcelsOf } from '#app/domain/scorecard/parcels.ts';
import { atLeast, meanOf, medianOf, type Spread, sizeOf, sumOf } from '#app/domain/scorecard/spread.ts';
import { SMALLEST_COUNT } from '#app/domain/service/service-figures.ts';

/** Fewer than may be told, none included: nobody learns which. */
export type Few = { kind: 'few'; below: number };
export type RateCell = { kind: 'rate'; n: number; of: number };
/** `satisfied`: of the five official levels the three upper ones. */
export type LevelCell = { kind: 'level'; satisfied: number; of: number; mean: number };
export type LengthCell = { kind: 'days'; median: number; of: number };
export type CountCell = { kind: 'count'; count: number };
export type Cell = Few | RateCell | LevelCell | LengthCell | CountCell;

/** What may be told by each measure. */
export type Figures = Record<RateMeasure, RateCell | Few> &
  Record<LevelMeasure, LevelCell | Few> &
  Record<LengthMeasure, LengthCell | Few> &
  Record<CountMeasure, CountCell | Few>;

/** How many stand open and late; a range where single numbers are too small to be told. */
export type Open = { least: number; most: number };

export type UnitLine = { unit: string; figures: Figures; overdue: Open };
export type TrendPoint = { month: Month; figures: Figures };

/** The county in the twelve months that end with `through`, as anybody may read it. */
export type Scorecard = {
  from: Month;
  through: Month;
  county: Figures;
  overdue: Open;
  units: UnitLine[];
  /** The units that are told together. */
  others: Figures;
  /** The county's figures as they were told at the end of each of these months, the oldest first. */
  trend: TrendPoint[];
};

const MONTHS = 12;
const LEAST_SATISFIED = 3;

/** What is published of the months up to `through`, by units in the order given. Every total is a sum of what is shown. */
export function scorecardOf(
  recorded: readonly MonthFigure[],
  { units, through, first }: { units: readonly string[]; through: Month; first: Month },
): Scorecard {
  const parcels = parcelsOf(recorded, through);
  const from = monthAfter(through, 1 - MONTHS);
  const latest = within(parcels, from, through);
  const lines = units.map((unit) => ({
    unit,
    figures: figuresOf(latest.filter((parcel) => parcel.unit === unit)),
    overdue: openAt(recorded, through, unit),
  }));
  const shown = monthsThrough(first > from ? first : from, through);
  return {
    from,
    through,
    county: figuresOf(latest),
    overdue: {
      least: lines.reduce((sum, { overdue }) => sum + overdue.least, 0),
      most: lines.reduce((sum, { overdue }) => sum + overdue.most, 0),
    },
    units: lines,
    others: figuresOf(latest.filter(({ unit }) => unit === OTHERS)),
    trend: shown.map((month) => ({
      month,
      figures: figuresOf(within(parcels, monthAfter(month, 1 - MONTHS), month)),
    })),
  };
}

function within(parcels: readonly Parcel[], from: Month, through: Month): Parcel[] {
  return parcels.filter(({ month }) => month >= from && month <= through);
}

function figuresOf(parcels: readonly Parcel[]): Figures {
  const cells = FLOWS.map((measure) => {
    const own = parcels.filter((parcel) => parcel.measure === measure);
    return [measure, cellOf(measure, sumOf(own.map(({ spread }) => spread)))];
  });
  return Object.fromEntries(cells) as Figures;
}

function cellOf(measure: FlowMeasure, spread: Spread): Cell {
  const of = sizeOf(spread);
  // A sum of parcels is never between nothing and the smallest one.
  if (of === 0) return { kind: 'few', below: smallestParcel(measure) };
  if (isRate(measure)) return { kind: 'rate', n: atLeast(spread, 1), of };
  if (isLevel(measure)) {
    return { kind: 'level', satisfied: atLeast(spread, LEAST_SATISFIED), of, mean: roundTo(meanOf(spread), 1) };
  }
  return isCount(measure) ? { kind: 'count', count: of } : { kind: 'days', median: medianOf(spread), of };
}

function roundTo(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

function openAt(recorded: readonly MonthFigure[], month: Month, unit: string): Open {
  const own = recorded.filter(
    (figure) => figure.measure === 'overdue' && figure.month === month && figure.unit === unit,
  );
  const count = sizeOf(sumOf(own.map(({ spread }) => spread)));
  return count === 0 || count >= SMALLEST_COUNT
    ? { least: count, most: count }
    : { least: 1, most: SMALLEST_COUNT - 1 };
}

/** Whether there are enough cases to be told of, by any measure that is shown. */
export function hasFigures(figures: Figures): boolean {
  return FLOWS.some((measure) => measure !== 'received' && figures[measure].kind !== 'few');
}

/** Whether anything of a unit may be told. */
export function isTold({ figures, overdue }: UnitLine): boolean {
  return overdue.most > 0 || hasFigures(figures);
}

/** What the table can be sorted by: rates and what is open and late, never by how much came in. */
export const SORTS = ['overdue', 'acceptance', 'resolution', 'solved', 'rating'] as const;
export type Sort = (typeof SORTS)[number];

/** Most open and late first, or the lowest rate first; where nothing is told last; equal ones as they were given. */
export function inOrder(lines: readonly UnitLine[], by: Sort): UnitLine[] {
  const rank = ({ figures, overdue }: UnitLine): number => {
    if (by === 'overdue') return -overdue.most;
    return shareOf(figures[by]) ?? Number.POSITIVE_INFINITY;
  };
  const difference = (one: number, other: number) => (one === other ? 0 : one - other);
  return [...lines].sort((one, other) => difference(rank(one), rank(other)));
}

/** The share that a rate stands for, from 0 to 1; null where none is told. */
export function shareOf(cell: Cell): number | null {
  if (cell.kind === 'rate') return cell.n / cell.of;
  return cell.kind === 'level' ? cell.satisfied / cell.of : null;
}

/** A share in whole per cent; all and none alone are 100 and 0. */
export function percentOf(share: number): number {
  if (share === 0 || share === 1) return share * 100;
  return Math.min(99, Math.max(1, Math.round(share * 100)));
}
