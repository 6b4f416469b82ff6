import type { MarkKind, UnitMark } from '#app/domain/unit-rule.ts';
import type { Db } from '#db/client.server.ts';
import { fixedStatement } from '#db/fixed-statement.ts';

const INSERT_MARK = fixedStatement(
  `INSERT INTO unit_marks (case_id, clock_key, kind, unit_id, at) VALUES (?, ?, ?, ?, ?)`,
);
const SELECT_UNUSED = fixedStatement<{ case_id: number; clock_key: string; at: string }>(
  `SELECT case_id, clock_key, at FROM unit_marks
     WHERE unit_id = ? AND kind = ? AND is_used = 0 AND at BETWEEN ? AND ? ORDER BY at, case_id, clock_key`,
);
const USE_MARK = fixedStatement(
  `UPDATE unit_marks SET is_used = 1 WHERE case_id = ? AND clock_key = ? AND kind = ? AND is_used = 0`,
);

/** Stores a mark. Throws where this clock has one of the kind: each counts once. */
export async function insertUnitMark(db: Db, mark: UnitMark & { kind: MarkKind; unit: string }): Promise<void> {
  await INSERT_MARK(db, [mark.caseId, mark.clockKey, mark.kind, mark.unit, mark.at.toISOString()]);
}

/** The marks of a unit between two instants that no order or lead has used up, oldest first. */
export async function listUnusedMarks(
  db: Db,
  of: { unit: string; kind: MarkKind; from: Date; to: Date },
): Promise<UnitMark[]> {
  const rows = await SELECT_UNUSED(db, [of.unit, of.kind, of.from.toISOString(), of.to.toISOString()]);
  return rows.map((row) => ({ caseId: row.case_id, clockKey: row.clock_key, at: new Date(row.at) }));
}

/** Used up by what they brought: none of them counts again. */
export async function spendUnitMarks(db: Db, kind: MarkKind, marks: readonly UnitMark[]): Promise<void> {
  for (const { caseId, clockKey } of marks) await USE_MARK(db, [caseId, clockKey, kind]);
}
