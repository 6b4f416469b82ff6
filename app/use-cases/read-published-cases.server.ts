import type { Category } from '#app/domain/category.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import { countedSince, type NamedCase, rowsShown, withNames } from '#app/domain/published-case.ts';
import { dayOf, startOfDay } from '#app/domain/sla/calendar.ts';
import type { Db } from '#db/client.server.ts';
import { listPublications, listReceived } from '#db/repositories/case-publications.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

export type PublishedCases = {
  rows: NamedCase[];
  /** The categories of which there is anything, in the county's order, and the one that is asked for. */
  categories: Pick<Category, 'code' | 'name'>[];
  category: string | null;
};

/** What everybody reads today of the cases whose reporters agreed, of one category where it is asked for. */
export async function readPublishedCases(db: Db, now: Date, asked: string | null): Promise<PublishedCases> {
  const county = await getCountyRules(db);
  const { calendar } = currentRules(county);
  const today = dayOf(calendar, now);
  const allowed = (await listPublications(db)).map(({ row, allowedAt }) => ({
    row,
    allowedOn: dayOf(calendar, allowedAt),
  }));
  const received = await listReceived(db, {
    categories: [...new Set(allowed.map(({ row }) => row.category))],
    since: startOfDay(calendar, countedSince(today)),
  });
  const counted = received.map(({ openedAt, ...one }) => ({ ...one, openedOn: dayOf(calendar, openedAt) }));
  const shown = rowsShown(allowed, counted, today);
  const categories = [...county.categories.values()].filter(({ code }) => shown.some((row) => row.category === code));
  const category = categories.find(({ code }) => code === asked)?.code ?? null;
  const rows = shown
    .filter((row) => category === null || row.category === category)
    .map((row) => withNames(row, county));
  return { rows, categories: categories.map(({ code, name }) => ({ code, name })), category };
}
