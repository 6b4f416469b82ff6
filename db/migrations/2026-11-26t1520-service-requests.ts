import { type Kysely, sql } from 'kysely';

const pinned = (table: string) => {
  const keep = `SELECT RAISE(ABORT, '${table} is append-only')`;
  return [
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN ${keep}; END`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN ${keep}; END`,
    `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
       WHEN EXISTS (SELECT 1 FROM ${table} WHERE case_id = NEW.case_id) BEGIN ${keep}; END`,
  ];
};

const STATEMENTS = [
  `CREATE TABLE services (
     version TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, body TEXT NOT NULL,
     PRIMARY KEY (version, id)
   ) STRICT`,
  `CREATE TABLE service_requests (
     case_id INTEGER PRIMARY KEY REFERENCES cases(id), service_id TEXT NOT NULL, service_version TEXT NOT NULL,
     applicant TEXT NOT NULL CHECK (applicant IN ('company','founder','foreign')),
     by_agent INTEGER NOT NULL CHECK (by_agent IN (0, 1)), papers TEXT NOT NULL,
     FOREIGN KEY (service_version, service_id) REFERENCES services(version, id)
   ) STRICT`,
  `CREATE INDEX service_requests_service ON service_requests(service_id)`,
  ...pinned('service_requests'),
  `CREATE TABLE service_drafts (
     token_hash TEXT PRIMARY KEY, box BLOB NOT NULL, touched_at TEXT NOT NULL, kept_until TEXT NOT NULL,
     resume_hash TEXT UNIQUE
   ) STRICT`,
  `CREATE INDEX service_drafts_kept_until ON service_drafts(kept_until)`,
  `CREATE TABLE report_histories (
     case_id INTEGER PRIMARY KEY REFERENCES cases(id), body TEXT NOT NULL, made_at TEXT NOT NULL
   ) STRICT`,
  ...pinned('report_histories'),
];

/**
 * What the county offers, by version; what was asked for on a case; applications being written, with the hash of their
 * code to come back; the clock history of a stalled request, pinned to the report that it became.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
