import type { Db } from '#db/client.server.ts';

export type AuditRow = {
  at: Date;
  actorKind: 'investor' | 'staff' | 'system';
  accountId: number | null;
  departmentId: string | null;
  act: string;
  caseId: number | null;
  subject: string | null;
  result: 'done' | 'refused';
};

/** The last row's sequence number and MAC; undefined before the first row. */
export async function findAuditHead(db: Db): Promise<{ seq: number; mac: string } | undefined> {
  return db.selectFrom('audit_rows').select(['seq', 'mac']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
}

/** Appends one row of the log. Its MAC covers the row before it, so it is written inside the act's transaction. */
export async function insertAuditRow(db: Db, row: AuditRow & { seq: number; mac: string }): Promise<void> {
  await db
    .insertInto('audit_rows')
    .values({
      seq: row.seq,
      at: row.at.toISOString(),
      actor_kind: row.actorKind,
      account_id: row.accountId,
      department_id: row.departmentId,
      act: row.act,
      case_id: row.caseId,
      subject: row.subject,
      result: row.result,
      mac: row.mac,
    })
    .execute();
}

/** Who of the staff opened or acted on a case, oldest first. */
export async function listCaseAudit(
  db: Db,
  caseId: number,
): Promise<{ at: Date; departmentId: string | null; accountId: number | null; act: string }[]> {
  const rows = await db
    .selectFrom('audit_rows')
    .select(['at', 'department_id', 'account_id', 'act'])
    .where('case_id', '=', caseId)
    .where('actor_kind', '=', 'staff')
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    at: new Date(row.at),
    departmentId: row.department_id,
    accountId: row.account_id,
    act: row.act,
  }));
}
