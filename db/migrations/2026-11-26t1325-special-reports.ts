import { type Kysely, sql } from 'kysely';

const COLUMNS = 'id, case_id, kind, department_id, account_id, to_department_id, clause, body, written_at';
const KEEP = `SELECT RAISE(ABORT, 'case_papers is append-only')`;

/** Papers with one kind more, the hub's special report to discipline: a CHECK cannot be altered. */
const PAPERS = [
  `CREATE TABLE case_papers_new (
     id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES cases(id),
     kind TEXT NOT NULL CHECK (kind IN ('question','opinion','request','reply','objection','handoff_refusal','ruling',
       'extension','extension_refusal','pause_refusal','procedure_refusal','duty','notice_answer','special_report')),
     department_id TEXT NOT NULL REFERENCES departments(id), account_id INTEGER NOT NULL REFERENCES accounts(id),
     to_department_id TEXT REFERENCES departments(id),
     clause TEXT, body TEXT NOT NULL, written_at TEXT NOT NULL
   ) STRICT`,
  `INSERT INTO case_papers_new (${COLUMNS}) SELECT ${COLUMNS} FROM case_papers`,
  `DROP TABLE case_papers`,
  `ALTER TABLE case_papers_new RENAME TO case_papers`,
  `CREATE INDEX case_papers_by_case ON case_papers (case_id, id)`,
  `CREATE TRIGGER case_papers_no_update BEFORE UPDATE ON case_papers BEGIN ${KEEP}; END`,
  `CREATE TRIGGER case_papers_no_delete BEFORE DELETE ON case_papers BEGIN ${KEEP}; END`,
  `CREATE TRIGGER case_papers_no_replace BEFORE INSERT ON case_papers
     WHEN EXISTS (SELECT 1 FROM case_papers WHERE id = NEW.id) BEGIN ${KEEP}; END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of PAPERS) await sql.raw(statement).execute(db);
}
