import { type Kysely, sql } from 'kysely';

const ADDED_CONTACTS = `SELECT RAISE(ABORT, 'added_contacts is append-only')`;

const STATEMENTS = [
  // A name that the investor gave after filing: sealed like the one of a named report, once for ever.
  `CREATE TABLE added_contacts (
     case_id INTEGER PRIMARY KEY REFERENCES cases(id), contact_box BLOB NOT NULL, added_at TEXT NOT NULL
   ) STRICT`,
  `CREATE TRIGGER added_contacts_no_update BEFORE UPDATE ON added_contacts BEGIN ${ADDED_CONTACTS}; END`,
  `CREATE TRIGGER added_contacts_no_delete BEFORE DELETE ON added_contacts BEGIN ${ADDED_CONTACTS}; END`,
  `CREATE TRIGGER added_contacts_no_replace BEFORE INSERT ON added_contacts
     WHEN EXISTS (SELECT 1 FROM added_contacts WHERE case_id = NEW.case_id) BEGIN ${ADDED_CONTACTS}; END`,
  // How far the investor has read, as a number of the history: no time of a reporter is kept with the case.
  `CREATE TABLE track_looks (case_id INTEGER PRIMARY KEY REFERENCES cases(id), seen_seq INTEGER NOT NULL) STRICT`,
  // How far that was when this viewing began: what came later is marked as new until it ends.
  `ALTER TABLE track_sessions ADD COLUMN new_since INTEGER`,
];

/** What investors do with their own report after filing it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
