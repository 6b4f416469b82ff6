import { type Kysely, sql } from 'kysely';

/**
 * What is due for a unit's officers, without the duties that are the head's, and when the first of those is: worked out with
 * the case's next event, and until then the same as for the unit.
 */
const STATEMENTS = [
  `ALTER TABLE case_readers ADD COLUMN officer_due_at TEXT NOT NULL DEFAULT '9999-12-31T23:59:59.999Z'`,
  `ALTER TABLE case_readers ADD COLUMN officer_due_kind TEXT`,
  `ALTER TABLE case_readers ADD COLUMN officer_next_due_at TEXT NOT NULL DEFAULT '9999-12-31T23:59:59.999Z'`,
  `ALTER TABLE case_readers ADD COLUMN officer_next_kind TEXT`,
  `ALTER TABLE case_readers ADD COLUMN heads_duty_at TEXT`,
  `UPDATE case_readers SET officer_due_at = due_at, officer_due_kind = due_kind, officer_next_due_at = next_due_at,
     officer_next_kind = next_kind`,
  `CREATE INDEX case_readers_officers_queue ON case_readers
     (department_id, is_open, officer_due_at, case_id, reads_as, status, to_do, officer_next_due_at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
