import type { Standard } from '#app/domain/category.ts';
import { RATED_STANDARDS } from '#app/domain/rating.ts';
import { SMALLEST_COUNT } from '#app/domain/service/service-figures.ts';

/** Whether something was kept: 1 or 0. Clocks by their kind; `written` is the clock of a written answer. */
export const RATES = [
  'acceptance',
  'review',
  'first_contact',
  'progress',
  'resolution',
  'written',
  'co_handling',
  'ruling',
  'put_right',
  'solved',
] as const;
/** What investors think of the handling, 1 to 5: as a whole, and of each standard. */
export const LEVELS = ['rating', ...RATED_STANDARDS.map((standard) => `rating_${standard}` as const)] as const;
/** How many days something took. */
export const LENGTHS = ['department_days', 'investor_days'] as const;
/** How often something happened. */
export const COUNTS = ['received', 'answered', 'procedure', 'cannot_be_met', 'passed_on', 'substantiated'] as const;

export type RateMeasure = (typeof RATES)[number];
export type LevelMeasure = (typeof LEVELS)[number];
export type LengthMeasure = (typeof LENGTHS)[number];
export type CountMeasure = (typeof COUNTS)[number];
export type FlowMeasure = RateMeasure | LevelMeasure | LengthMeasure | CountMeasure;
/** What happened in a month, or how many stood so at its end. */
export type Measure = FlowMeasure | 'overdue';

export const FLOWS: readonly FlowMeasure[] = [...RATES, ...LEVELS, ...LENGTHS, ...COUNTS];

/** Ratios are published from so many on (product.md rule 9). */
export const SMALLEST_RATIO = 10;

/** What stands beside the rates comes in their steps, or the sentence would hold two different counts of one thing. */
const BESIDE_RATES: readonly FlowMeasure[] = ['received', 'answered'];

/** So many cases of a measure are told together, or not yet. */
export function smallestParcel(measure: FlowMeasure): number {
  return isCount(measure) && !BESIDE_RATES.includes(measure) ? SMALLEST_COUNT : SMALLEST_RATIO;
}

export const isRate = (measure: Measure): measure is RateMeasure => RATES.some((one) => one === measure);
export const isLevel = (measure: Measure): measure is LevelMeasure => LEVELS.some((one) => one === measure);
export const isCount = (measure: Measure): measure is CountMeasure => COUNTS.some((one) => one === measure);

/** What is shown of each of the five standards: the promise first, then what came of it. */
export const MEASURES_OF: Record<Standard, readonly FlowMeasure[]> = {
  lawful: ['acceptance', 'review', 'put_right', 'rating_lawful'],
  courteous: ['first_contact', 'rating_courteous'],
  supportive: ['progress', 'solved', 'cannot_be_met', 'procedure', 'rating_supportive'],
  efficient: ['resolution', 'department_days', 'investor_days', 'written', 'rating_efficient'],
  joint: ['co_handling', 'ruling', 'passed_on', 'rating_joint'],
};

/** Found substantiated: told for the county alone, since a unit's own number would tell it of a report. */
export const COUNTY = 'county';
