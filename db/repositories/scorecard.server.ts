import type { CaseEvent } from '#app/domain/case-event.ts';
import type { Month } from '#app/domain/month.ts';
import type { MonthFigure } from '#app/domain/scorecard/parcels.ts';
import type { Spread } from '#app/domain/scorecard/spread.ts';
import type { Db } from '#db/client.server.ts';
import { fixedStatement } from '#db/fixed-statement.ts';
import { type EventRow, toHistories } from '#db/repositories/case-events.server.ts';

export type PublishedMonth = { month: Month; publishedAt: Date };

/** The newest month that is published; null before the first one. */
export async function findNewestMonth(db: Db): Promise<PublishedMonth | null> {
  const row = await db.selectFrom('scorecard_months').selectAll().orderBy('month', 'desc').limit(1).executeTakeFirst();
  return row ? { month: row.month, publishedAt: new Date(row.published_at) } : null;
}

/** The first month that was published; null where there is none. */
export async function findFirstMonth(db: Db): Promise<Month | null> {
  const row = await db.selectFrom('scorecard_months').select('month').orderBy('month').limit(1).executeTakeFirst();
  return row?.month ?? null;
}

/** Whether a month is published already, by whatever process. */
export async function isPublished(db: Db, month: Month): Promise<boolean> {
  const row = await db.selectFrom('scorecard_months').select('month').where('month', '=', month).executeTakeFirst();
  return row !== undefined;
}

/** Publishes a month for ever: its figures first, since none is taken after it. */
export async function insertMonth(
  db: Db,
  { month, figures, publishedAt }: { month: Month; figures: readonly MonthFigure[]; publishedAt: Date },
): Promise<void> {
  for (const { unit, measure, spread } of figures) {
    const row = { month, unit_id: unit, measure, spread: JSON.stringify(spread) };
    await db.insertInto('scorecard_figures').values(row).execute();
  }
  await db.insertInto('scorecard_months').values({ month, published_at: publishedAt.toISOString() }).execute();
}

/** Everything that the published months hold. */
export async function listMonthFigures(db: Db): Promise<MonthFigure[]> {
  const rows = await db.selectFrom('scorecard_figures').selectAll().execute();
  return rows.map(({ month, unit_id: unit, measure, spread }) => {
    return { month, unit, measure, spread: JSON.parse(spread) as Spread };
  });
}

/** When the county's first case was opened, and the id of its last one; null where there is none. */
export async function findCasesOnRecord(db: Db): Promise<{ firstOpenedAt: Date; lastId: number } | null> {
  const first = await db.selectFrom('cases').select('opened_at').orderBy('id').limit(1).executeTakeFirst();
  const last = await db.selectFrom('cases').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return first && last ? { firstOpenedAt: new Date(first.opened_at), lastId: last.id } : null;
}

/** By the key of the cases: an index of their changes would cost each act more than a month's one walk does. */
export const CHANGED_HISTORIES = `SELECT e.case_id, e.seq, e.at, e.recorded_at, e.actor_kind, e.account_id, e.department_id, e.data
     FROM cases c CROSS JOIN case_events e ON e.case_id = c.id
     WHERE c.id > ? AND c.id <= ? AND (c.updated_at >= ?
       OR c.status NOT IN ('answered', 'solved', 'unconfirmed', 'refused', 'handed_off', 'withdrawn'))
     ORDER BY e.case_id, e.seq`;
const SELECT_CHANGED = fixedStatement<EventRow & { case_id: number }>(CHANGED_HISTORIES);

/** The whole histories of the cases in `(after, to]` that are open or were touched since. */
export async function listChangedHistories(
  db: Db,
  { after, to, since }: { after: number; to: number; since: Date },
): Promise<CaseEvent[][]> {
  return toHistories(await SELECT_CHANGED(db, [after, to, since.toISOString()]));
}
