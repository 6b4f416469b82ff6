import type { LinkedAsk, WrittenAskView } from '#app/domain/service/written-answer.ts';
import type { Db } from '#db/client.server.ts';

/** `aboutCaseId`: the request that does not go on; null where it began at a service's page. */
type StoredAsk = WrittenAskView & { aboutCaseId: number | null };

/** Pins what a written answer is asked about. A second ask about the same request is refused by its index. */
export async function insertWrittenAsk(
  db: Db,
  caseId: number,
  ask: { aboutCaseId: number | null; refusedOn: string | null; place: string | null },
): Promise<void> {
  await db
    .insertInto('written_asks')
    .values({ case_id: caseId, about_case_id: ask.aboutCaseId, refused_on: ask.refusedOn, place: ask.place })
    .execute();
}

/** What is known of an ask for a written answer; null for every other case. */
export async function findWrittenAsk(db: Db, caseId: number): Promise<StoredAsk | null> {
  const row = await db
    .selectFrom('written_asks')
    .leftJoin('cases as about', 'about.id', 'written_asks.about_case_id')
    .select(['about_case_id', 'refused_on', 'place', 'about.reference'])
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (!row) return null;
  return { aboutCaseId: row.about_case_id, about: row.reference, refusedOn: row.refused_on, place: row.place };
}

/** The ask about a request; null where nobody asked. */
export async function findAskAbout(db: Db, requestId: number): Promise<LinkedAsk | null> {
  const row = await db
    .selectFrom('written_asks')
    .innerJoin('cases', 'cases.id', 'written_asks.case_id')
    .select(['case_id', 'reference'])
    .where('about_case_id', '=', requestId)
    .executeTakeFirst();
  return row ? { caseId: row.case_id, reference: row.reference } : null;
}
