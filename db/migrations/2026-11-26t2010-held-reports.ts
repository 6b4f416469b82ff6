import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // A report that waits for others. `slot`: keyed hash of unit and item; null once it was taken back. Gone when released.
  `CREATE TABLE held_reports (case_id INTEGER PRIMARY KEY REFERENCES cases(id), slot TEXT) STRICT`,
  `CREATE INDEX held_reports_slot ON held_reports (slot) WHERE slot IS NOT NULL`,
  // By what its firm is known again among those of the same slot alone: keyed hashes, deleted with the waiting.
  `CREATE TABLE held_marks (
     case_id INTEGER NOT NULL REFERENCES held_reports(case_id), mark TEXT NOT NULL, PRIMARY KEY (case_id, mark)
   ) STRICT, WITHOUT ROWID`,
];

/** Reports that are kept until others hold one on the same unit and item. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
