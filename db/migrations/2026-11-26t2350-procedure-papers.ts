import { type Kysely, sql } from 'kysely';

const COLUMNS = 'id, case_id, number, kind, media_type, size, sha256, key_id, account_id, filed_at';
const KEEP = `SELECT RAISE(ABORT, 'proof_files is append-only')`;

/** The document of a statutory procedure is filed as proofs are: one more kind, and a CHECK cannot be altered. */
const STATEMENTS = [
  `CREATE TABLE proof_files_new (
     id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES cases(id), number TEXT NOT NULL UNIQUE,
     kind TEXT NOT NULL
       CHECK (kind IN ('refund_voucher','lifting_order','acceptance_number','other','procedure_paper')),
     media_type TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL, key_id TEXT NOT NULL,
     account_id INTEGER NOT NULL REFERENCES accounts(id), filed_at TEXT NOT NULL
   ) STRICT`,
  `INSERT INTO proof_files_new (${COLUMNS}) SELECT ${COLUMNS} FROM proof_files`,
  `DROP TABLE proof_files`,
  `ALTER TABLE proof_files_new RENAME TO proof_files`,
  `CREATE INDEX proof_files_by_case ON proof_files (case_id)`,
  `CREATE TRIGGER proof_files_no_update BEFORE UPDATE ON proof_files BEGIN ${KEEP}; END`,
  `CREATE TRIGGER proof_files_no_delete BEFORE DELETE ON proof_files BEGIN ${KEEP}; END`,
  `CREATE TRIGGER proof_files_no_replace BEFORE INSERT ON proof_files
     WHEN EXISTS (SELECT 1 FROM proof_files WHERE id = NEW.id) BEGIN ${KEEP}; END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
