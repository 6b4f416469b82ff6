import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE investor_accounts (
     id INTEGER PRIMARY KEY, mail_hash TEXT NOT NULL UNIQUE, mail_box BLOB NOT NULL,
     locale TEXT NOT NULL CHECK (locale IN ('zh-CN','en','ru')), wants_mail INTEGER NOT NULL DEFAULT 0,
     created_at TEXT NOT NULL
   ) STRICT`,
  // Cases reported by name alone.
  `CREATE TABLE investor_cases (
     account_id INTEGER NOT NULL REFERENCES investor_accounts(id) ON DELETE CASCADE,
     case_id INTEGER NOT NULL REFERENCES cases(id), added_at TEXT NOT NULL,
     PRIMARY KEY (account_id, case_id)
   ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE investor_sessions (
     token_hash TEXT PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES investor_accounts(id) ON DELETE CASCADE,
     created_at TEXT NOT NULL, touched_at TEXT NOT NULL
   ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX investor_sessions_by_account ON investor_sessions (account_id)`,
  // Hidden cases are seen as long as the session in which their code was typed; nothing lasting leads to the account.
  `CREATE TABLE investor_session_cases (
     token_hash TEXT NOT NULL REFERENCES investor_sessions(token_hash) ON DELETE CASCADE,
     case_id INTEGER NOT NULL REFERENCES cases(id),
     PRIMARY KEY (token_hash, case_id)
   ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE sign_in_challenges (
     challenge_hash TEXT PRIMARY KEY, mail_hash TEXT NOT NULL, mail_box BLOB NOT NULL,
     locale TEXT NOT NULL CHECK (locale IN ('zh-CN','en','ru')), tries INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL
   ) STRICT, WITHOUT ROWID`,
];

/** Accounts of investors who want one: a sealed address, sessions, and the cases that they listed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
