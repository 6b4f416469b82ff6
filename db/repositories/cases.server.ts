import type { CaseKind, IdentityMode } from '#app/domain/case-event.ts';
import type { ReadsAs } from '#app/domain/case-readers.ts';
import type { Db } from '#db/client.server.ts';
import { fixedStatement } from '#db/fixed-statement.ts';

const SELECT_BY_REFERENCE = fixedStatement<{ id: number }>(`SELECT id FROM cases WHERE reference = ?`);

/** Whether a public number is already given to a case. */
export async function isReferenceTaken(db: Db, reference: string): Promise<boolean> {
  return (await SELECT_BY_REFERENCE(db, [reference])).length > 0;
}

/** The case of a public number, whoever asks: for commands of the machine's operator alone, never for a page. */
export async function findCaseForOperator(db: Db, reference: string): Promise<number | undefined> {
  return (await SELECT_BY_REFERENCE(db, [reference]))[0]?.id;
}

/**
 * A case as one unit may know of it: undefined for an unknown reference and for a case whose allow-list does not have
 * the unit, alike (product.md rule 1).
 */
export async function findCaseForDepartment(
  db: Db,
  reference: string,
  departmentId: string,
): Promise<{ caseId: number; standing: ReadsAs[] } | undefined> {
  const rows = await db
    .selectFrom('case_readers')
    .innerJoin('cases', 'cases.id', 'case_readers.case_id')
    .select(['case_readers.case_id', 'case_readers.reads_as'])
    .where('cases.reference', '=', reference)
    .where('case_readers.department_id', '=', departmentId)
    .execute();
  const first = rows[0];
  return first && { caseId: first.case_id, standing: rows.map((row) => row.reads_as) };
}

/** The public number of a case. Throws for an unknown id. */
export async function getReference(db: Db, caseId: number): Promise<string> {
  const row = await db.selectFrom('cases').select('reference').where('id', '=', caseId).executeTakeFirstOrThrow();
  return row.reference;
}

/** Whether a case is a report or a request. Throws for one that is not there. */
export async function getCaseKind(db: Db, caseId: number): Promise<CaseKind> {
  const row = await db.selectFrom('cases').select('kind').where('id', '=', caseId).executeTakeFirstOrThrow();
  return row.kind;
}

/** How its investor is known. Throws for an unknown id. */
export async function getIdentityMode(db: Db, caseId: number): Promise<IdentityMode> {
  const row = await db.selectFrom('cases').select('identity_mode').where('id', '=', caseId).executeTakeFirstOrThrow();
  return row.identity_mode;
}
