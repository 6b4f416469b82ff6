import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { type CountyRules, currentRules, rulesFor } from '#app/domain/county-rules.ts';
import { endOfMonth, lastFinishedMonth, type Month, monthAfter, monthOf, monthsThrough } from '#app/domain/month.ts';
import type { LedgerRules } from '#app/domain/public-ledger.ts';
import { addDays } from '#app/domain/remedies.ts';
import { type Fact, factsOf } from '#app/domain/scorecard/case-facts.ts';
import type { MonthFigure } from '#app/domain/scorecard/parcels.ts';
import { withValue } from '#app/domain/scorecard/spread.ts';
import { dayOf, startOfDay } from '#app/domain/sla/calendar.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { findNextDueAt } from '#db/repositories/case-cache.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import {
  findCasesOnRecord,
  findNewestMonth,
  insertMonth,
  isPublished,
  listChangedHistories,
} from '#db/repositories/scorecard.server.ts';

type Tick = { db: Db; keys: KeyRing; now: Date };

/** So many ids of cases are looked through, and requests get their turn. */
const PAGE = 200;
/** A portal that was updated publishes so many months at most. */
const MOST_MONTHS = 24;
/** What is counted in a month happened at most so long before it: a settled rating, kept back behind its query. */
const LONGEST_WAIT_DAYS = 92;
/** The sweeper may be behind; a case that it cannot sweep holds no month up for longer. */
const WAIT_FOR_SWEEPER_MS = 24 * 3_600_000;

/**
 * One tick: publishes the months that are over and are not published yet, each for ever. Between two months it asks one
 * indexed row. Two processes publish each month once. A history that cannot be read is left out and thrown, last.
 */
export async function publishMonths({ db, keys, now }: Tick): Promise<Month[]> {
  const county = await getCountyRules(db);
  const months = await monthsToPublish(db, county, now);
  const [first] = months;
  if (first === undefined || !(await isSwept(db, county, { month: months.at(-1)!, now }))) return [];
  const { figures, failures } = await countMonths(db, county, months);
  const published: Month[] = [];
  for (const month of months) {
    const isNew = await writeTransaction(db, async (trx) => {
      if (await isPublished(trx, month)) return false;
      await insertMonth(trx, { month, figures: figures.get(month) ?? [], publishedAt: now });
      const act = { act: 'publish_scorecard', caseId: null, at: now, subject: month };
      await appendAudit(trx, keys, auditOf({ kind: 'system' }, act));
      return true;
    });
    if (isNew) published.push(month);
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} cases could not be counted`);
  return published;
}

async function monthsToPublish(db: Db, county: CountyRules, now: Date): Promise<Month[]> {
  const { calendar } = currentRules(county);
  const last = lastFinishedMonth(dayOf(calendar, now));
  const newest = await findNewestMonth(db);
  if (newest !== null) return monthsThrough(monthAfter(newest.month, 1), last);
  const cases = await findCasesOnRecord(db);
  if (cases === null) return [];
  const first = monthOf(dayOf(calendar, cases.firstOpenedAt));
  const earliest = monthAfter(last, 1 - MOST_MONTHS);
  return monthsThrough(first > earliest ? first : earliest, last);
}

/** A month is counted when everything that fell due in it has fired. */
async function isSwept(db: Db, county: CountyRules, { month, now }: { month: Month; now: Date }): Promise<boolean> {
  const end = endOfMonth(currentRules(county).calendar, month);
  if (now.getTime() >= end.getTime() + WAIT_FOR_SWEEPER_MS) return true;
  const next = await findNextDueAt(db);
  return next === null || next >= end;
}

type Counted = { figures: Map<Month, MonthFigure[]>; failures: unknown[] };

async function countMonths(db: Db, county: CountyRules, months: readonly Month[]): Promise<Counted> {
  const { calendar } = currentRules(county);
  const since = startOfDay(calendar, addDays(`${months[0]}-01`, -LONGEST_WAIT_DAYS));
  const ends = months.map((month) => ({ month, end: endOfMonth(calendar, month) }));
  const tallies = new Map<string, MonthFigure>();
  const failures: unknown[] = [];
  const lastId = (await findCasesOnRecord(db))?.lastId ?? 0;
  for (let after = 0; after < lastId; after += PAGE) {
    for (const events of await listChangedHistories(db, { after, to: after + PAGE, since })) {
      try {
        const told = ends.map(({ month, end }) => ({ month, facts: factsUntil(events, county, end) }));
        for (const { month, facts } of told) count(tallies, month, facts);
      } catch (error) {
        failures.push(error);
      }
    }
    await nextTurn();
  }
  const figures = new Map<Month, MonthFigure[]>(months.map((month) => [month, []]));
  for (const figure of tallies.values()) figures.get(figure.month)?.push(figure);
  return { figures, failures };
}

function factsUntil(events: readonly CaseEvent[], county: CountyRules, end: Date): Fact[] {
  const [first] = events;
  if (first?.type !== 'case_opened') throw new Error('a case without a history');
  if (first.at >= end) return [];
  const rules = rulesFor(county, first.policyVersion, first.calendarVersion);
  const by: LedgerRules = { rules, categories: county.categories, calendar: currentRules(county).calendar };
  return factsOf(events, by, end);
}

function count(tallies: Map<string, MonthFigure>, month: Month, facts: readonly Fact[]): void {
  for (const { unit, measure, value, on } of facts) {
    if (monthOf(on) !== month) continue;
    const key = [month, unit, measure].join(' ');
    const spread = withValue(tallies.get(key)?.spread ?? {}, value);
    tallies.set(key, { month, unit, measure, spread });
  }
}
