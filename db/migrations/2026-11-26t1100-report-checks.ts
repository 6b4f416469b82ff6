import { type Kysely, sql } from 'kysely';

const KEEP = `SELECT RAISE(ABORT, 'report_checks is append-only')`;

const STATEMENTS = [
  `CREATE TABLE report_checks (
     case_id INTEGER PRIMARY KEY REFERENCES cases(id), kind TEXT NOT NULL CHECK (kind IN ('fee','fine')),
     catalogue_version TEXT, body TEXT NOT NULL, checked_on TEXT NOT NULL
   ) STRICT`,
  `CREATE TRIGGER report_checks_no_update BEFORE UPDATE ON report_checks BEGIN ${KEEP}; END`,
  `CREATE TRIGGER report_checks_no_delete BEFORE DELETE ON report_checks BEGIN ${KEEP}; END`,
  `CREATE TRIGGER report_checks_no_replace BEFORE INSERT ON report_checks
     WHEN EXISTS (SELECT 1 FROM report_checks WHERE case_id = NEW.case_id) BEGIN ${KEEP}; END`,
];

/** What the fee or fine checker said before the report, pinned to the case with the catalogue's version. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
