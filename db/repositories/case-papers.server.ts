import type { PaperKind } from '#app/domain/case-paper.ts';
import type { Db } from '#db/client.server.ts';

/** What a unit wrote to others about a case: internal, never for the investor (sla.md §4, Transfer, co-handling, duties). */
export type CasePaper = {
  id: number;
  kind: PaperKind;
  departmentId: string;
  accountId: number;
  /** The unit it is for; null where it is for all who handle the case. */
  toDepartmentId: string | null;
  /** The clause of the duty list that an objection or a ruling rests on. */
  clause: string | null;
  body: string;
  writtenAt: Date;
};

/** Stores what was written, once for ever. Returns its id for the event. */
export async function insertPaper(db: Db, caseId: number, paper: Omit<CasePaper, 'id'>): Promise<number> {
  const row = await db
    .insertInto('case_papers')
    .values({
      case_id: caseId,
      kind: paper.kind,
      department_id: paper.departmentId,
      account_id: paper.accountId,
      to_department_id: paper.toDepartmentId,
      clause: paper.clause,
      body: paper.body,
      written_at: paper.writtenAt.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** All papers of a case, oldest first. Who may read which is the caller's to decide. */
export async function listPapers(db: Db, caseId: number): Promise<CasePaper[]> {
  const rows = await db.selectFrom('case_papers').selectAll().where('case_id', '=', caseId).orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    departmentId: row.department_id,
    accountId: row.account_id,
    toDepartmentId: row.to_department_id,
    clause: row.clause,
    body: row.body,
    writtenAt: new Date(row.written_at),
  }));
}

/** Whether a unit wrote this on the case of a public number, since then: about the unit's own paper alone. */
export async function hasJustWritten(
  db: Db,
  paper: { reference: string; departmentId: string; kind: PaperKind; body: string; since: Date },
): Promise<boolean> {
  const row = await db
    .selectFrom('case_papers')
    .innerJoin('cases', 'cases.id', 'case_papers.case_id')
    .select('case_papers.id')
    .where('cases.reference', '=', paper.reference)
    .where('case_papers.department_id', '=', paper.departmentId)
    .where('case_papers.kind', '=', paper.kind)
    .where('case_papers.body', '=', paper.body)
    .where('case_papers.written_at', '>=', paper.since.toISOString())
    .executeTakeFirst();
  return row !== undefined;
}
