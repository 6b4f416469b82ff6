import { type Kysely, sql } from 'kysely';

const VERSIONED = ['sla_policies', 'calendars', 'routing_rules'];
const FIXED = 'version, effective_from, body, published_at, published_by, note, moves_open_cases';

/**
 * A published version: in force from `activated_at` on (null until its day has come), never changed in what it says.
 * `moves_open_cases`: whether the running clocks are counted anew by it when it comes into force.
 */
function versionStatements(table: string): string[] {
  const abort = `SELECT RAISE(ABORT, '${table} is append-only')`;
  return [
    `ALTER TABLE ${table} ADD COLUMN activated_at TEXT`,
    `ALTER TABLE ${table} ADD COLUMN published_at TEXT`,
    `ALTER TABLE ${table} ADD COLUMN published_by INTEGER REFERENCES accounts(id)`,
    `ALTER TABLE ${table} ADD COLUMN note TEXT`,
    `ALTER TABLE ${table} ADD COLUMN moves_open_cases INTEGER NOT NULL DEFAULT 0`,
    `UPDATE ${table} SET activated_at = effective_from || 'T00:00:00.000Z'`,
    `CREATE INDEX ${table}_waiting ON ${table} (effective_from) WHERE activated_at IS NULL`,
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE OF ${FIXED} ON ${table} BEGIN ${abort}; END`,
    `CREATE TRIGGER ${table}_activated_once BEFORE UPDATE OF activated_at ON ${table}
       WHEN OLD.activated_at IS NOT NULL BEGIN ${abort}; END`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN ${abort}; END`,
    `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
       WHEN EXISTS (SELECT 1 FROM ${table} WHERE version = NEW.version) BEGIN ${abort}; END`,
  ];
}

const STATEMENTS = [
  // What an administrator works on; becomes a version when it is published, and stays as the record of who wrote it.
  `CREATE TABLE rule_drafts (
     id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('policy','calendar','routing')),
     body TEXT NOT NULL, base_version TEXT NOT NULL, note TEXT, effective_on TEXT,
     account_id INTEGER NOT NULL REFERENCES accounts(id), created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
     published_version TEXT
   ) STRICT`,
  `CREATE INDEX rule_drafts_open ON rule_drafts (kind, updated_at) WHERE published_version IS NULL`,
  // One walk through the open cases for new rules; null: each case keeps the version that it has.
  `CREATE TABLE rule_applications (
     id INTEGER PRIMARY KEY, policy_version TEXT REFERENCES sla_policies(version),
     calendar_version TEXT REFERENCES calendars(version), requested_at TEXT NOT NULL, done_at TEXT,
     last_case_id INTEGER NOT NULL DEFAULT 0, moved INTEGER NOT NULL DEFAULT 0, examined INTEGER NOT NULL DEFAULT 0,
     CHECK (policy_version IS NOT NULL OR calendar_version IS NOT NULL)
   ) STRICT`,
  `CREATE INDEX rule_applications_open ON rule_applications (id) WHERE done_at IS NULL`,
  // Cases that could not be moved: tried again with every tick, so that one bad case holds up no other.
  `CREATE TABLE rule_application_retries (
     application_id INTEGER NOT NULL REFERENCES rule_applications(id), case_id INTEGER NOT NULL REFERENCES cases(id),
     PRIMARY KEY (application_id, case_id)
   ) STRICT, WITHOUT ROWID`,
  // A draft run over past cases: the body as it was when the rehearsal was asked for, and what came of it so far.
  `CREATE TABLE rule_rehearsals (
     id INTEGER PRIMARY KEY, draft_id INTEGER NOT NULL REFERENCES rule_drafts(id),
     kind TEXT NOT NULL CHECK (kind IN ('policy','calendar','routing')), body TEXT NOT NULL,
     months INTEGER NOT NULL, state TEXT NOT NULL CHECK (state IN ('waiting','running','done','failed')),
     opened_from TEXT NOT NULL, examined INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL,
     last_case_id INTEGER NOT NULL DEFAULT 0, result TEXT,
     account_id INTEGER NOT NULL REFERENCES accounts(id), requested_at TEXT NOT NULL, done_at TEXT
   ) STRICT`,
  `CREATE INDEX rule_rehearsals_open ON rule_rehearsals (id) WHERE done_at IS NULL`,
  `CREATE INDEX rule_rehearsals_by_draft ON rule_rehearsals (draft_id, id)`,
  // The cases of the last months, in order, without sorting all of them.
  `CREATE INDEX cases_by_opening ON cases (opened_at)`,
];

/** Drafts of policy, calendar and routing, their rehearsal, and versions that come into force on their day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of VERSIONED) {
    for (const statement of versionStatements(table)) await sql.raw(statement).execute(db);
  }
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
