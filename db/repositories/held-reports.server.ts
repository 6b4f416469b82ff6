import type { Db } from '#db/client.server.ts';
import { fixedStatement } from '#db/fixed-statement.ts';

/** Notes a kept report under the keyed hash of its unit and item, with the keyed hashes by which its firm is known again. */
export async function insertHeldReport(
  db: Db,
  held: { caseId: number; slot: string; marks: readonly string[] },
): Promise<void> {
  const { caseId, slot, marks } = held;
  await db.insertInto('held_reports').values({ case_id: caseId, slot }).execute();
  await db
    .insertInto('held_marks')
    .values(marks.map((mark) => ({ case_id: caseId, mark })))
    .execute();
}

/** The kept reports of one slot, each with the marks of its firm. */
export async function listHeldReports(db: Db, slot: string): Promise<{ caseId: number; marks: string[] }[]> {
  const rows = await db
    .selectFrom('held_reports')
    .innerJoin('held_marks', 'held_marks.case_id', 'held_reports.case_id')
    .select(['held_reports.case_id', 'held_marks.mark'])
    .where('held_reports.slot', '=', slot)
    .orderBy('held_reports.case_id')
    .execute();
  const marksOf = new Map<number, string[]>();
  for (const { case_id, mark } of rows) marksOf.set(case_id, [...(marksOf.get(case_id) ?? []), mark]);
  return [...marksOf].map(([caseId, marks]) => ({ caseId, marks }));
}

const DELETE_MARKS = fixedStatement(`DELETE FROM held_marks WHERE case_id = ?`);
const DELETE_HELD = fixedStatement(`DELETE FROM held_reports WHERE case_id = ?`);
const RECEIVE = fixedStatement(`UPDATE cases SET opened_at = ? WHERE id = ?`);

/** The report is received at `at`: nothing tells any more that it waited. */
export async function releaseHeldReport(db: Db, caseId: number, at: Date): Promise<void> {
  await DELETE_MARKS(db, [caseId]);
  await DELETE_HELD(db, [caseId]);
  await RECEIVE(db, [at.toISOString(), caseId]);
}

const FORGET = fixedStatement(`UPDATE held_reports SET slot = NULL WHERE case_id = ?`);

/** The report was taken back: it counts for no other and in no figure, for good. */
export async function forgetHeldReport(db: Db, caseId: number): Promise<void> {
  await DELETE_MARKS(db, [caseId]);
  await FORGET(db, [caseId]);
}
