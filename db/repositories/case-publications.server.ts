import type { Selectable } from 'kysely';
import type { CountedCase, Publication } from '#app/domain/published-case.ts';
import type { CaseTables } from '#db/case-tables.ts';
import type { Db } from '#db/client.server.ts';
import { instantText } from '#db/instant-text.ts';

/** A row as the domain reads it. */
export function publicationOf(stored: Selectable<CaseTables['case_publications']>): Publication {
  return {
    row: {
      category: stored.category_code,
      lead: stored.lead_id,
      period: stored.period,
      daysFrom: stored.days_from,
      daysThrough: stored.days_through,
      outcome: stored.outcome,
      returned: stored.returned,
    },
    allowedAt: new Date(stored.allowed_at),
  };
}

/** Everything that reporters let be published now, shown already or not. Leads to no case. */
export async function listPublications(db: Db): Promise<Publication[]> {
  return (await db.selectFrom('case_publications').selectAll().execute()).map(publicationOf);
}

/**
 * When the reports of these categories were received that their leads read themselves: a kept one, or one that is closed to
 * all, is not among them.
 */
export async function listReceived(
  db: Db,
  { categories, since }: { categories: readonly string[]; since: Date },
): Promise<(Omit<CountedCase, 'openedOn'> & { openedAt: Date })[]> {
  if (categories.length === 0) return [];
  const rows = await db
    .selectFrom('cases')
    .select(['category_code', 'lead_id', 'opened_at'])
    .where('opened_at', '>=', since.toISOString())
    .where('kind', '=', 'report')
    .where('category_code', 'in', categories)
    .where((is) =>
      is.exists(
        is
          .selectFrom('case_readers')
          .select('reads_as')
          .whereRef('case_readers.case_id', '=', 'cases.id')
          .whereRef('case_readers.department_id', '=', 'cases.lead_id')
          .where('reads_as', '=', 'lead'),
      ),
    )
    .execute();
  return rows.flatMap(({ category_code, lead_id, opened_at }) =>
    category_code === null || lead_id === null
      ? []
      : [{ category: category_code, lead: lead_id, openedAt: new Date(opened_at) }],
  );
}

/** Makes the published row of a case what it is now; most cases have none. */
export async function replacePublication(db: Db, caseId: number, publication: Publication | null): Promise<void> {
  await db.deleteFrom('case_publications').where('case_id', '=', caseId).execute();
  if (publication === null) return;
  const { row, allowedAt } = publication;
  await db
    .insertInto('case_publications')
    .values({
      case_id: caseId,
      category_code: row.category,
      lead_id: row.lead,
      period: row.period,
      days_from: row.daysFrom,
      days_through: row.daysThrough,
      outcome: row.outcome,
      returned: row.returned,
      allowed_at: instantText(allowedAt),
    })
    .execute();
}
