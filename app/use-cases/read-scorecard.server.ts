import type { CountyRules } from '#app/domain/county-rules.ts';
import type { Department } from '#app/domain/department.ts';
import { type Promised, promisedBy } from '#app/domain/scorecard/promised.ts';
import { type Scorecard, scorecardOf } from '#app/domain/scorecard/scorecard.ts';
import type { Db } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import {
  findFirstMonth,
  findNewestMonth,
  listMonthFigures,
  type PublishedMonth,
} from '#db/repositories/scorecard.server.ts';

export type ScoredUnit = Pick<Department, 'id' | 'name'>;
export type PublishedScorecard = Scorecard & { publishedAt: Date };

export type ScorecardRead = {
  /** Null until a first month is over: there are the promises alone. */
  scorecard: PublishedScorecard | null;
  /** Every unit that can be asked to handle a case, in the county's order. */
  units: ScoredUnit[];
  promised: Promised;
  timeZone: string;
};

/** What is published never changes, so that it is worked out once a month, database and version of the county's rules. */
const published = new WeakMap<Db, { county: CountyRules; scorecard: PublishedScorecard }>();

/** The public scorecard as of the newest month that is published. */
export async function readScorecard(db: Db): Promise<ScorecardRead> {
  const county = await getCountyRules(db);
  const units = [...county.departments.values()]
    .filter(({ id, reach }) => reach === 'inside' && id !== county.disciplineUnit)
    .map(({ id, name }) => ({ id, name }));
  const newest = await findNewestMonth(db);
  const scorecard = newest && (await scorecardThrough(db, newest, { county, units }));
  return { scorecard, units, promised: promisedBy(county), timeZone: county.timeZone };
}

async function scorecardThrough(
  db: Db,
  { month, publishedAt }: PublishedMonth,
  { county, units }: { county: CountyRules; units: readonly ScoredUnit[] },
): Promise<PublishedScorecard> {
  const known = published.get(db);
  if (known?.county === county && known.scorecard.through === month) return known.scorecard;
  const first = (await findFirstMonth(db)) ?? month;
  const asked = { units: units.map(({ id }) => id), through: month, first };
  const scorecard = { ...scorecardOf(await listMonthFigures(db), asked), publishedAt };
  published.set(db, { county, scorecard });
  return scorecard;
}
