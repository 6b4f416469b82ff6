import { currentRules, rulesFor } from '#app/domain/county-rules.ts';
import type { Department } from '#app/domain/department.ts';
import { type LedgerWeek, ledgerWeeks } from '#app/domain/ledger-week.ts';
import { KEPT_BACK_DAYS, type LedgerRow, ledgerRows, redLightsOf } from '#app/domain/public-ledger.ts';
import { addDays } from '#app/domain/remedies.ts';
import { dayOf, startOfDay } from '#app/domain/sla/calendar.ts';
import type { Db } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { listLitHistories } from '#db/repositories/lit-histories.server.ts';

export type NamedRow = LedgerRow & { unitName: Department['name'] };
export type Ledger = {
  week: LedgerWeek;
  /** Every week that can be asked for, the newest first. */
  weeks: LedgerWeek[];
  rows: NamedRow[];
  /** The last day that is counted: the Sunday of the newest week, whichever is shown. */
  countedThrough: string;
};

/**
 * One week of the public ledger, by its name; the newest where there is no such week. Every week is told as it stood when the
 * newest one ended: a page that changed with every answer would tell on which day it was given.
 */
export async function readLedger(db: Db, now: Date, name: string | null): Promise<Ledger> {
  const county = await getCountyRules(db);
  const { calendar } = currentRules(county);
  const weeks = ledgerWeeks(dayOf(calendar, now));
  const newest = weeks[0]!;
  const week = weeks.find((one) => one.name === name) ?? newest;
  const afterLast = (through: string) => startOfDay(calendar, addDays(through, 1));
  const spanOf = ({ from, through }: Omit<LedgerWeek, 'name'>) => ({
    from: startOfDay(calendar, from),
    to: afterLast(through),
  });
  const earlier = { from: addDays(week.from, -KEPT_BACK_DAYS), through: addDays(week.through, -KEPT_BACK_DAYS) };
  const histories = await listLitHistories(db, spanOf(week), spanOf(earlier));
  const lights = histories.flatMap((events) => {
    const [first] = events;
    if (first?.type !== 'case_opened') throw new Error('a case without a history');
    const rules = rulesFor(county, first.policyVersion, first.calendarVersion);
    return redLightsOf(events, { rules, categories: county.categories, calendar }, afterLast(newest.through));
  });
  const rows = ledgerRows(lights, week).map((row) => {
    const name = county.departments.get(row.unit)?.name;
    if (!name) throw new Error(`unit ${row.unit} is not on record`);
    return { ...row, unitName: name };
  });
  return { week, weeks, rows, countedThrough: newest.through };
}
