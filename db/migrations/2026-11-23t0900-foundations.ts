import { type Kysely, sql } from 'kysely';

/** Append-only by triggers; the INSERT guard stops `INSERT OR REPLACE` even without recursive_triggers. */
async function appendOnly(db: Kysely<unknown>, table: string, keys: readonly string[]): Promise<void> {
  const sameKey = keys.map((key) => `${key} = NEW.${key}`).join(' AND ');
  const abort = `SELECT RAISE(ABORT, '${table} is append-only')`;
  for (const statement of [
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN ${abort}; END`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN ${abort}; END`,
    `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
       WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${sameKey}) BEGIN ${abort}; END`,
  ]) {
    await sql.raw(statement).execute(db);
  }
}

const STATEMENTS = [
  `CREATE TABLE registered_keys (
     purpose TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, registered_at TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE reference_state (id INTEGER PRIMARY KEY CHECK (id = 1), token TEXT NOT NULL) STRICT`,
  `CREATE TABLE departments (
     id TEXT PRIMARY KEY, position INTEGER NOT NULL,
     name_zh TEXT NOT NULL, name_en TEXT NOT NULL, name_ru TEXT NOT NULL,
     reach TEXT NOT NULL CHECK (reach IN ('inside','outside')),
     role TEXT CHECK (role IN ('hub','discipline','supervision')),
     parent_id TEXT REFERENCES departments(id), head_higher INTEGER NOT NULL, higher TEXT, hotline TEXT, phone TEXT
   ) STRICT`,
  `CREATE TABLE category_groups (
     id TEXT PRIMARY KEY, position INTEGER NOT NULL,
     name_zh TEXT NOT NULL, name_en TEXT NOT NULL, name_ru TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE categories (
     code TEXT PRIMARY KEY, position INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('report','request')),
     standard TEXT NOT NULL CHECK (standard IN ('lawful','courteous','supportive','efficient','joint')),
     name_zh TEXT NOT NULL, name_en TEXT NOT NULL, name_ru TEXT NOT NULL,
     days INTEGER NOT NULL, group_id TEXT REFERENCES category_groups(id),
     basis INTEGER NOT NULL, amounts INTEGER NOT NULL, refer INTEGER NOT NULL, urgent INTEGER NOT NULL
   ) STRICT`,
  `CREATE TABLE routing_rules (
     version TEXT PRIMARY KEY, effective_from TEXT NOT NULL, body TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE sla_policies (
     version TEXT PRIMARY KEY, effective_from TEXT NOT NULL, body TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE calendars (
     version TEXT PRIMARY KEY, effective_from TEXT NOT NULL, body TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE fee_catalogue_entries (
     version TEXT NOT NULL, code TEXT NOT NULL, list TEXT NOT NULL CHECK (list IN ('administrative','fund','deposit','service')),
     name TEXT NOT NULL, department_id TEXT NOT NULL REFERENCES departments(id), payer TEXT NOT NULL,
     standard_fen INTEGER, unit TEXT NOT NULL, basis TEXT NOT NULL,
     effective_from TEXT NOT NULL, effective_to TEXT, superseded_by TEXT,
     PRIMARY KEY (version, code)
   ) STRICT`,
  `CREATE TABLE accounts (
     id INTEGER PRIMARY KEY, user_name TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL,
     department_id TEXT NOT NULL REFERENCES departments(id),
     role TEXT NOT NULL CHECK (role IN ('officer','head','hub','inspector','inspection_head',
       'leader','system_admin','security_admin','audit_admin')),
     email TEXT, password_hash TEXT NOT NULL, totp_box BLOB NOT NULL, totp_last_step INTEGER,
     failures INTEGER NOT NULL DEFAULT 0, first_failure_at TEXT, locked_until TEXT,
     disabled_at TEXT, created_at TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX accounts_by_department ON accounts (department_id, role)`,
  `CREATE TABLE staff_sessions (
     token_hash TEXT PRIMARY KEY, area TEXT NOT NULL CHECK (area IN ('desk','oversight','leaders','admin')),
     account_id INTEGER NOT NULL REFERENCES accounts(id), created_at TEXT NOT NULL, touched_at TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX staff_sessions_by_account ON staff_sessions (account_id)`,
  `CREATE TABLE report_drafts (
     token_hash TEXT PRIMARY KEY, box BLOB NOT NULL, touched_at TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX report_drafts_by_touch ON report_drafts (touched_at)`,
  `CREATE TABLE cases (
     id INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE,
     kind TEXT NOT NULL CHECK (kind IN ('report','request')),
     status TEXT NOT NULL CHECK (status IN ('submitted','triage','in_progress','awaiting_investor',
       'in_statutory_procedure','answered','under_review','solved','unconfirmed','refused','handed_off','withdrawn')),
     route TEXT NOT NULL CHECK (route IN ('lead','triage','outside','discipline')),
     category_code TEXT REFERENCES categories(code), group_id TEXT REFERENCES category_groups(id),
     identity_mode TEXT NOT NULL CHECK (identity_mode IN ('named','hidden','anonymous')),
     lead_id TEXT REFERENCES departments(id), hub_id TEXT NOT NULL REFERENCES departments(id),
     assignee_id INTEGER REFERENCES accounts(id), cycle INTEGER NOT NULL,
     opened_at TEXT NOT NULL, last_seq INTEGER NOT NULL, updated_at TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE case_accused (
     case_id INTEGER NOT NULL REFERENCES cases(id), department_id TEXT NOT NULL REFERENCES departments(id),
     PRIMARY KEY (case_id, department_id)
   ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE case_excluded (
     case_id INTEGER NOT NULL REFERENCES cases(id), department_id TEXT NOT NULL REFERENCES departments(id),
     PRIMARY KEY (case_id, department_id)
   ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE case_readers (
     case_id INTEGER NOT NULL REFERENCES cases(id), department_id TEXT NOT NULL REFERENCES departments(id),
     reads_as TEXT NOT NULL CHECK (reads_as IN ('lead','hub','appeal','review','discipline','told','co_handler','named_owner')),
     reads_text INTEGER NOT NULL, is_open INTEGER NOT NULL, due_at TEXT NOT NULL, status TEXT NOT NULL,
     to_do INTEGER NOT NULL DEFAULT 0, due_kind TEXT, next_due_at TEXT NOT NULL DEFAULT '9999-12-31T23:59:59.999Z',
     next_kind TEXT, pending_by INTEGER, investor_spoke_last INTEGER NOT NULL DEFAULT 0,
     PRIMARY KEY (case_id, department_id, reads_as)
   ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX case_readers_queue ON case_readers
     (department_id, is_open, due_at, case_id, reads_as, status, to_do, next_due_at)`,
  // The accused is kept out by the database itself, whatever a query or an officer does (product.md rule 1).
  `CREATE TRIGGER case_readers_never_excluded BEFORE INSERT ON case_readers
     WHEN EXISTS (SELECT 1 FROM case_excluded e WHERE e.case_id = NEW.case_id AND e.department_id = NEW.department_id)
     BEGIN SELECT RAISE(ABORT, 'an accused unit never reads the case'); END`,
  `CREATE TRIGGER case_readers_key_is_fixed BEFORE UPDATE OF case_id, department_id, reads_as ON case_readers
     BEGIN SELECT RAISE(ABORT, 'a reader is removed and added, never renamed'); END`,
  `CREATE TRIGGER case_excluded_stops_reading AFTER INSERT ON case_excluded
     BEGIN DELETE FROM case_readers WHERE case_id = NEW.case_id AND department_id = NEW.department_id; END`,
  `CREATE TABLE case_events (
     case_id INTEGER NOT NULL REFERENCES cases(id), seq INTEGER NOT NULL, type TEXT NOT NULL,
     at TEXT NOT NULL, recorded_at TEXT NOT NULL,
     actor_kind TEXT NOT NULL CHECK (actor_kind IN ('investor','staff','system')),
     account_id INTEGER REFERENCES accounts(id), department_id TEXT REFERENCES departments(id),
     data TEXT NOT NULL, PRIMARY KEY (case_id, seq)
   ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE reports (
     case_id INTEGER PRIMARY KEY REFERENCES cases(id), submission_id TEXT NOT NULL UNIQUE,
     locale TEXT NOT NULL CHECK (locale IN ('zh-CN','en','ru')),
     what TEXT NOT NULL, outcome TEXT, content_hash TEXT NOT NULL,
     contact_box BLOB, head_personally INTEGER NOT NULL, words_to_higher INTEGER NOT NULL, filed_at TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE report_amounts (
     case_id INTEGER NOT NULL REFERENCES cases(id), position INTEGER NOT NULL,
     item_code TEXT, item_text TEXT, amount_fen INTEGER NOT NULL, paid_on TEXT,
     paid_how TEXT CHECK (paid_how IN ('bank','epay','cash','personal')),
     receipt_kind TEXT CHECK (receipt_kind IN ('fiscal','tax','plain','none')),
     PRIMARY KEY (case_id, position)
   ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE sealed_identities (
     case_id INTEGER PRIMARY KEY REFERENCES cases(id), envelope BLOB NOT NULL, sealed_at TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE query_codes (
     code_hash TEXT PRIMARY KEY, case_id INTEGER NOT NULL UNIQUE REFERENCES cases(id)
   ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE track_sessions (
     token_hash TEXT PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES cases(id),
     created_at TEXT NOT NULL, touched_at TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX track_sessions_by_touch ON track_sessions (touched_at)`,
  `CREATE TABLE messages (
     id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES cases(id),
     direction TEXT NOT NULL CHECK (direction IN ('to_investor','from_investor')),
     channel TEXT NOT NULL CHECK (channel IN ('substance','conduct')),
     body TEXT NOT NULL, done TEXT, next TEXT, next_by_on TEXT,
     basis_document TEXT, basis_article TEXT, right_channel TEXT,
     department_id TEXT REFERENCES departments(id), sent_at TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX messages_by_case ON messages (case_id, id)`,
  `CREATE TABLE proof_files (
     id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES cases(id), number TEXT NOT NULL UNIQUE,
     kind TEXT NOT NULL CHECK (kind IN ('refund_voucher','lifting_order','acceptance_number','other')),
     media_type TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL, key_id TEXT NOT NULL,
     account_id INTEGER NOT NULL REFERENCES accounts(id), filed_at TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX proof_files_by_case ON proof_files (case_id)`,
  `CREATE TABLE queries (
     number TEXT PRIMARY KEY, department_id TEXT NOT NULL REFERENCES departments(id),
     category_code TEXT NOT NULL REFERENCES categories(code), item_codes TEXT NOT NULL,
     served_at TEXT NOT NULL, due_at TEXT NOT NULL, closed_at TEXT
   ) STRICT`,
  `CREATE INDEX queries_by_department ON queries (department_id, closed_at, due_at)`,
  `CREATE TABLE query_cases (
     number TEXT PRIMARY KEY REFERENCES queries(number), case_id INTEGER NOT NULL REFERENCES cases(id)
   ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX query_cases_by_case ON query_cases (case_id)`,
  `CREATE TABLE query_answers (
     number TEXT PRIMARY KEY REFERENCES queries(number), kind TEXT NOT NULL CHECK (kind IN ('basis','refund')),
     document_number TEXT, article TEXT, catalogue_item TEXT, validity TEXT, receipt_kind TEXT, note TEXT,
     account_id INTEGER NOT NULL REFERENCES accounts(id), filed_at TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE sla_clocks (
     id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES cases(id), key TEXT NOT NULL, kind TEXT NOT NULL,
     cycle INTEGER NOT NULL, owner_id TEXT REFERENCES departments(id),
     state TEXT NOT NULL CHECK (state IN ('running','paused','met','breached','ended')),
     started_at TEXT NOT NULL, due_at TEXT, stopped_at TEXT, breached_at TEXT, next_at TEXT,
     policy_version TEXT NOT NULL, calendar_version TEXT NOT NULL, UNIQUE (case_id, key)
   ) STRICT`,
  `CREATE INDEX sla_clocks_due ON sla_clocks (next_at, case_id) WHERE next_at IS NOT NULL`,
  `CREATE TABLE fired_steps (
     clock_id INTEGER NOT NULL REFERENCES sla_clocks(id), step TEXT NOT NULL, level INTEGER, action TEXT NOT NULL,
     due_at TEXT NOT NULL, fired_at TEXT NOT NULL, policy_version TEXT NOT NULL, calendar_version TEXT NOT NULL,
     PRIMARY KEY (clock_id, step)
   ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE scheduled_acts (
     case_id INTEGER NOT NULL REFERENCES cases(id), round INTEGER NOT NULL,
     act TEXT NOT NULL,
     unit TEXT NOT NULL, due_at TEXT NOT NULL, next_at TEXT, fired_at TEXT,
     PRIMARY KEY (case_id, round, act, unit)
   ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX scheduled_acts_due ON scheduled_acts (next_at, case_id) WHERE next_at IS NOT NULL`,
  `CREATE TABLE referrals (
     case_id INTEGER NOT NULL REFERENCES cases(id), kind TEXT NOT NULL CHECK (kind IN ('lead','notice')),
     opened_at TEXT NOT NULL, unit_id TEXT REFERENCES departments(id), cause TEXT NOT NULL,
     rank INTEGER NOT NULL, stage TEXT NOT NULL CHECK (stage IN ('new','acknowledged','disposed','concluded','fed_back')),
     due_at TEXT, PRIMARY KEY (case_id, kind)
   ) STRICT, WITHOUT ROWID`,
  // Open ones in the order of the inbox (retaliation, then what is due first), finished ones by their age.
  `CREATE INDEX referrals_inbox ON referrals (kind, (rank <> 0), coalesce(due_at, '9999'), opened_at)
     WHERE stage <> 'fed_back'`,
  `CREATE INDEX referrals_done ON referrals (kind, opened_at) WHERE stage = 'fed_back'`,
  `CREATE TABLE outbox (
     id INTEGER PRIMARY KEY, message_key TEXT NOT NULL UNIQUE, template TEXT NOT NULL,
     account_id INTEGER REFERENCES accounts(id), created_at TEXT NOT NULL,
     next_try_at TEXT, attempts INTEGER NOT NULL DEFAULT 0, leased_until TEXT,
     sent_at TEXT, dead_at TEXT, last_error TEXT
   ) STRICT`,
  `CREATE INDEX outbox_waiting ON outbox (next_try_at) WHERE next_try_at IS NOT NULL`,
  `CREATE TABLE heartbeats (
     name TEXT PRIMARY KEY, ticked_at TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE audit_rows (
     seq INTEGER PRIMARY KEY, at TEXT NOT NULL,
     actor_kind TEXT NOT NULL CHECK (actor_kind IN ('investor','staff','system')),
     account_id INTEGER, department_id TEXT, act TEXT NOT NULL, case_id INTEGER, subject TEXT,
     result TEXT NOT NULL CHECK (result IN ('done','refused')), mac TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX audit_rows_by_case ON audit_rows (case_id, seq)`,
];

const APPEND_ONLY: [table: string, keys: string[]][] = [
  ['case_events', ['case_id', 'seq']],
  ['reports', ['case_id']],
  ['report_amounts', ['case_id', 'position']],
  ['sealed_identities', ['case_id']],
  ['query_codes', ['code_hash']],
  ['case_excluded', ['case_id', 'department_id']],
  ['case_accused', ['case_id', 'department_id']],
  ['messages', ['id']],
  ['proof_files', ['id']],
  ['query_cases', ['number']],
  ['query_answers', ['number']],
  ['fired_steps', ['clock_id', 'step']],
  ['audit_rows', ['seq']],
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  for (const [table, keys] of APPEND_ONLY) await appendOnly(db, table, keys);
}
