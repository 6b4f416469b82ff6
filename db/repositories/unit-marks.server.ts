import type { MarkKind, UnitMark } from '#app/domain/unit-rule.ts';
import type { Db } from '#db/client.server.ts';
import { fixedRows, fixedStatement } from '#db/fixed-statement.ts';
import { instantText } from '#db/instant-text.ts';

/** A mark as it is stored. */
export type StoredMark = UnitMark & { kind: MarkKind; unit: string; isUsed: boolean };

const INSERT_MARKS = fixedRows('unit_marks', ['case_id', 'clock_key', 'kind', 'unit_id', 'at', 'is_used']);
const SELECT_UNUSED = fixedStatement<{ case_id: number; clock_key: string; at: string }>(
  `SELECT case_id, clock_key, at FROM unit_marks
     WHERE unit_id = ? AND kind = ? AND is_used = 0 ORDER BY at, case_id, clock_key`,
);
const USE_MARK = fixedStatement(
  `UPDATE unit_marks SET is_used = 1 WHERE case_id = ? AND clock_key = ? AND kind = ? AND is_used = 0`,
);

/** Stores marks. Throws where a clock has one of the kind: each counts once. */
export async function insertUnitMarks(db: Db, marks: readonly StoredMark[]): Promise<void> {
  await INSERT_MARKS(
    db,
    marks.map(({ caseId, clockKey, kind, unit, at, isUsed }) => {
      return [caseId, clockKey, kind, unit, instantText(at), Number(isUsed)];
    }),
  );
}

/** The marks of a unit that no order or lead has used up, oldest first: few, since a few within the rule's days are used up. */
export async function listUnusedMarks(db: Db, unit: string, kind: MarkKind): Promise<StoredMark[]> {
  const rows = await SELECT_UNUSED(db, [unit, kind]);
  return rows.map((row) => {
    return { caseId: row.case_id, clockKey: row.clock_key, kind, unit, at: new Date(row.at), isUsed: false };
  });
}

/** Used up by what it brought: it never counts again. */
export async function spendUnitMark(db: Db, { caseId, clockKey, kind }: StoredMark): Promise<void> {
  await USE_MARK(db, [caseId, clockKey, kind]);
}

/** Every mark of the county, for the doctor. */
export async function listAllMarks(db: Db): Promise<StoredMark[]> {
  const rows = await db.selectFrom('unit_marks').selectAll().execute();
  return rows.map((row) => ({
    caseId: row.case_id,
    clockKey: row.clock_key,
    kind: row.kind,
    unit: row.unit_id,
    at: new Date(row.at),
    isUsed: row.is_used === 1,
  }));
}

const SELECT_MARKED_CASES = fixedStatement<{ case_id: number }>(
  `SELECT DISTINCT case_id FROM case_events WHERE type IN ('step_fired', 'referred')
   UNION SELECT case_id FROM unit_marks ORDER BY case_id`,
);

/** The cases that have marks, or could have: on which something fired. */
export async function listMarkedCases(db: Db): Promise<number[]> {
  return (await SELECT_MARKED_CASES(db, [])).map((row) => row.case_id);
}

/** Makes the marks of one case what they are said to be; for the doctor's repair alone. */
export async function replaceUnitMarks(db: Db, caseId: number, marks: readonly StoredMark[]): Promise<void> {
  await db.deleteFrom('unit_marks').where('case_id', '=', caseId).execute();
  await insertUnitMarks(db, marks);
}
