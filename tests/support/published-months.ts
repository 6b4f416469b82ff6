import { type Measure, RATES } from '#app/domain/scorecard/measure.ts';
import type { MonthFigure } from '#app/domain/scorecard/parcels.ts';
import type { Spread } from '#app/domain/scorecard/spread.ts';
import type { Db } from '#db/client.server.ts';
import { insertMonth } from '#db/repositories/scorecard.server.ts';
import { shanghai } from '#tests/support/builders.ts';

const SPREADS: Partial<Record<Measure, Spread>> = {
  received: { 1: 24 },
  answered: { 1: 23 },
  acceptance: { 0: 1, 1: 22 },
  resolution: { 0: 3, 1: 20 },
  solved: { 0: 4, 1: 16 },
  rating: { 2: 1, 4: 6, 5: 5 },
  department_days: { 2: 10, 3: 5 },
};

/**
 * August to October 2026, as the job writes them. The market bureau has enough cases, finance and justice too few; finance has some
 * open ones, the hub many.
 */
export async function publishThreeMonths(db: Db): Promise<void> {
  const of = (month: string, unit: string, measure: Measure, spread: Spread): MonthFigure => ({
    month,
    unit,
    measure,
    spread,
  });
  const months = ['2026-08', '2026-09', '2026-10'];
  for (const month of months) {
    const large = Object.entries(SPREADS).map(([measure, spread]) => of(month, 'scjg', measure as Measure, spread));
    const small = RATES.map((measure) => of(month, 'czj', measure, { 0: 1, 1: 2 }));
    const open = [of(month, 'czj', 'overdue', { 1: 3 }), of(month, 'zsj', 'overdue', { 1: 6 })];
    const found = of(month, 'county', 'substantiated', { 1: 1 });
    const figures = [...large, ...small, ...open, found, of(month, 'sfj', 'resolution', { 1: 1 })];
    await insertMonth(db, { month, figures, publishedAt: shanghai('2026-11-01 00:10') });
  }
}
