import { sql } from 'kysely';
import type { Db } from '#db/client.server.ts';
import { fixedRows, fixedStatement } from '#db/fixed-statement.ts';
import { instantText } from '#db/instant-text.ts';
import type { StaffRole } from '#db/schema.ts';

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

const SELECT_HEAD = fixedStatement<{ seq: number; mac: string }>(
  `SELECT seq, mac FROM audit_rows ORDER BY seq DESC LIMIT 1`,
);
const INSERT_ROWS = fixedRows('audit_rows', [
  'seq',
  'at',
  'actor_kind',
  'account_id',
  'department_id',
  'act',
  'case_id',
  'subject',
  'result',
  'mac',
]);

/** The last row's sequence number and MAC; undefined before the first row. */
export async function findAuditHead(db: Db): Promise<{ seq: number; mac: string } | undefined> {
  return (await SELECT_HEAD(db, []))[0];
}

/** Appends rows of the log. The MAC of each covers the row before it, so they are written inside the act's transaction. */
export async function insertAuditRows(
  db: Db,
  rows: readonly (AuditRow & { seq: number; mac: string })[],
): Promise<void> {
  await INSERT_ROWS(
    db,
    rows.map(({ seq, at, actorKind, accountId, departmentId, act, caseId, subject, result, mac }) => {
      return [seq, instantText(at), actorKind, accountId, departmentId, act, caseId, subject, result, mac];
    }),
  );
}

/** Every reading of a case by staff with the reader's role of today, oldest first. Refused ones read nothing. */
export async function listCaseReadings(
  db: Db,
  caseId: number,
): Promise<{ at: Date; departmentId: string; role: StaffRole; readsText: boolean; readsPaper: boolean }[]> {
  const rows = await db
    .selectFrom('audit_rows')
    .innerJoin('accounts', 'accounts.id', 'audit_rows.account_id')
    .select(['audit_rows.at', 'audit_rows.department_id', 'audit_rows.act', 'accounts.role'])
    .where('audit_rows.case_id', '=', caseId)
    .where('audit_rows.act', 'in', ['read_text', 'read_status', 'read_paper'])
    .where('audit_rows.result', '=', 'done')
    .orderBy('audit_rows.seq')
    .execute();
  return rows.flatMap(({ at, department_id: departmentId, act, role }) => {
    if (departmentId === null) return [];
    return [{ at: new Date(at), departmentId, role, readsText: act === 'read_text', readsPaper: act === 'read_paper' }];
  });
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

/** Where in the log steps were fired on a case at an instant: the place at which the run of firings that it belongs to begins. */
export type Firing = { caseId: number; at: Date; run: number };

/**
 * All firings of the county. A run is of one instant without a row of anything else in between: a tick of the
 * sweep, or as much of it as no act came into; what an act fired stands alone, since the act's own row follows.
 */
export async function listFirings(db: Db): Promise<Firing[]> {
  const { rows } = await sql<{ case_id: number; at: string; run: number }>`
    WITH fired AS (
      SELECT case_id, at, seq, seq - ROW_NUMBER() OVER (PARTITION BY at ORDER BY seq) AS island
      FROM audit_rows WHERE act = 'fire_steps'
    ), runs AS (
      SELECT case_id, at, MIN(seq) OVER (PARTITION BY at, island) AS run FROM fired
    )
    SELECT case_id, at, MIN(run) AS run FROM runs GROUP BY case_id, at`.execute(db);
  return rows.map((row) => ({ caseId: row.case_id, at: new Date(row.at), run: row.run }));
}

/** The MAC of the row that recorded a case's filing; undefined for a case that was never filed. */
export async function findFilingMac(db: Db, caseId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('audit_rows')
    .select('mac')
    .where('case_id', '=', caseId)
    .where('act', 'in', ['file_report', 'file_request'])
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return row?.mac;
}

/** A row of the log exactly as it is chained: instants as text, and its MAC. */
export type ChainedRow = Omit<AuditRow, 'at'> & { seq: number; at: string; mac: string };

/** The log in its order, from behind a sequence number: for whoever checks the chain. */
export async function listChainedRows(db: Db, after: number, limit: number): Promise<ChainedRow[]> {
  const rows = await db
    .selectFrom('audit_rows')
    .selectAll()
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    actorKind: row.actor_kind,
    accountId: row.account_id,
    departmentId: row.department_id,
    act: row.act,
    caseId: row.case_id,
    subject: row.subject,
    result: row.result,
    mac: row.mac,
  }));
}
