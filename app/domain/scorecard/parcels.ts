import { type Month, monthAfter, monthsThrough } from '#app/domain/month.ts';
import { COUNTY, FLOWS, type FlowMeasure, type Measure, smallestParcel } from '#app/domain/scorecard/measure.ts';
import { type Spread, sizeOf, sumOf } from '#app/domain/scorecard/spread.ts';

/** What happened in one month at one unit, by one measure: the county's own record, never shown as it is. */
export type MonthFigure = { month: Month; unit: string; measure: Measure; spread: Spread };

/** What is told in one month, all of it at once. */
export type Parcel = { month: Month; unit: string; measure: FlowMeasure; spread: Spread };

/** The units of which each has had too little in a year, together. */
export const OTHERS = 'others';
/** So long a unit's cases wait until they are enough to be told as its own. */
export const MONTHS_WAITING = 12;
/** So many units are told together at least: with two of them each would know the other's. */
export const FEWEST_OTHERS = 3;

/**
 * Cases are told in parcels of at least five (counts) or ten (ratios), each case in one parcel alone: a unit's months wait
 * until together they are enough; what has waited a year goes into the parcel of the others. Whatever is published is a sum
 * of whole parcels, so that no sum and no difference, of units, months or years, tells of fewer (product.md rule 9).
 */
export function parcelsOf(figures: readonly MonthFigure[], through: Month): Parcel[] {
  const first = figures.reduce((least, { month }) => (month < least ? month : least), through);
  const months = monthsThrough(first, through);
  return FLOWS.flatMap((measure) => {
    // A unit without a case of the measure is none of those that are told together.
    const own = figures.filter(
      (figure) => figure.measure === measure && figure.month <= through && sizeOf(figure.spread) > 0,
    );
    return own.length === 0 ? [] : parcelsOfMeasure(measure, own, months);
  });
}

function parcelsOfMeasure(measure: FlowMeasure, figures: readonly MonthFigure[], months: readonly Month[]): Parcel[] {
  const smallest = smallestParcel(measure);
  const byMonth = groupBy(figures, 'month');
  const parcels: Parcel[] = [];
  let waiting: MonthFigure[] = [];
  let others: MonthFigure[] = [];
  const tell = (month: Month, unit: string, told: readonly MonthFigure[]) =>
    parcels.push({ month, unit, measure, spread: sumOf(told.map(({ spread }) => spread)) });
  for (const month of months) {
    waiting = [...waiting, ...(byMonth.get(month) ?? [])];
    for (const [unit, own] of groupBy(waiting, 'unit')) {
      if (sizeOfAll(own) < smallest) continue;
      tell(month, unit, own);
      waiting = waiting.filter((figure) => figure.unit !== unit);
    }
    const waitedSince = monthAfter(month, -MONTHS_WAITING);
    const isTooOld = ({ unit, month: since }: MonthFigure) => unit !== COUNTY && since <= waitedSince;
    others = [...others, ...waiting.filter(isTooOld)];
    waiting = waiting.filter((figure) => !isTooOld(figure));
    const units = new Set(others.map(({ unit }) => unit));
    if (units.size < FEWEST_OTHERS || sizeOfAll(others) < smallest) continue;
    tell(month, OTHERS, others);
    others = [];
  }
  return parcels;
}

function sizeOfAll(figures: readonly MonthFigure[]): number {
  return figures.reduce((size, { spread }) => size + sizeOf(spread), 0);
}

function groupBy(figures: readonly MonthFigure[], key: 'month' | 'unit'): Map<string, MonthFigure[]> {
  const groups = new Map<string, MonthFigure[]>();
  for (const figure of figures) groups.set(figure[key], [...(groups.get(figure[key]) ?? []), figure]);
  return groups;
}
