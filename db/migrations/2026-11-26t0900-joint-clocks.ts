import { type Kysely, sql } from 'kysely';

const READER_COLUMNS = `case_id, department_id, reads_as, reads_text, is_open, due_at, status, to_do, due_kind,
  next_due_at, next_kind, pending_by, investor_spoke_last`;

/** The allow-list with the standings of a unit that decides and of one that owes a duty: a CHECK cannot be altered. */
const READERS = [
  `CREATE TABLE case_readers_new (
     case_id INTEGER NOT NULL REFERENCES cases(id), department_id TEXT NOT NULL REFERENCES departments(id),
     reads_as TEXT NOT NULL CHECK (reads_as IN ('lead','hub','co_handler','named_owner','decides','duty','appeal',
       'review','discipline','told')),
     reads_text INTEGER NOT NULL, is_open INTEGER NOT NULL, due_at TEXT NOT NULL, status TEXT NOT NULL,
     to_do INTEGER NOT NULL DEFAULT 0, due_kind TEXT, next_due_at TEXT NOT NULL DEFAULT '9999-12-31T23:59:59.999Z',
     next_kind TEXT, pending_by INTEGER, investor_spoke_last INTEGER NOT NULL DEFAULT 0,
     PRIMARY KEY (case_id, department_id, reads_as)
   ) STRICT, WITHOUT ROWID`,
  `INSERT INTO case_readers_new (${READER_COLUMNS}) SELECT ${READER_COLUMNS} FROM case_readers`,
  `DROP TRIGGER case_excluded_stops_reading`,
  `DROP TABLE case_readers`,
  `ALTER TABLE case_readers_new RENAME TO case_readers`,
  `CREATE INDEX case_readers_queue ON case_readers
     (department_id, is_open, due_at, case_id, reads_as, status, to_do, next_due_at)`,
  `CREATE TRIGGER case_readers_never_excluded BEFORE INSERT ON case_readers
     WHEN EXISTS (SELECT 1 FROM case_excluded e WHERE e.case_id = NEW.case_id AND e.department_id = NEW.department_id)
     BEGIN SELECT RAISE(ABORT, 'an accused unit never reads the case'); END`,
  `CREATE TRIGGER case_readers_key_is_fixed BEFORE UPDATE OF case_id, department_id, reads_as ON case_readers
     BEGIN SELECT RAISE(ABORT, 'a reader is removed and added, never renamed'); END`,
  `CREATE TRIGGER case_excluded_stops_reading AFTER INSERT ON case_excluded
     BEGIN DELETE FROM case_readers WHERE case_id = NEW.case_id AND department_id = NEW.department_id; END`,
];

const KEEP = (table: string) => `SELECT RAISE(ABORT, '${table} is append-only')`;

/** What units write to each other about a case; never shown to the investor, nor edited. */
const PAPERS = [
  `CREATE TABLE case_papers (
     id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES cases(id),
     kind TEXT NOT NULL CHECK (kind IN ('question','opinion','request','reply','objection','handoff_refusal','ruling',
       'extension','extension_refusal','pause_refusal','procedure_refusal','duty','notice_answer')),
     department_id TEXT NOT NULL REFERENCES departments(id), account_id INTEGER NOT NULL REFERENCES accounts(id),
     to_department_id TEXT REFERENCES departments(id),
     clause TEXT, body TEXT NOT NULL, written_at TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX case_papers_by_case ON case_papers (case_id, id)`,
  `CREATE TRIGGER case_papers_no_update BEFORE UPDATE ON case_papers BEGIN ${KEEP('case_papers')}; END`,
  `CREATE TRIGGER case_papers_no_delete BEFORE DELETE ON case_papers BEGIN ${KEEP('case_papers')}; END`,
  `CREATE TRIGGER case_papers_no_replace BEFORE INSERT ON case_papers
     WHEN EXISTS (SELECT 1 FROM case_papers WHERE id = NEW.id) BEGIN ${KEEP('case_papers')}; END`,
];

/** Red lights and notices by unit: three within their window bring one order, or one lead, and are used up by it. */
const MARKS = [
  `CREATE TABLE unit_marks (
     case_id INTEGER NOT NULL REFERENCES cases(id), clock_key TEXT NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('breach','notice')),
     unit_id TEXT NOT NULL REFERENCES departments(id), at TEXT NOT NULL, is_used INTEGER NOT NULL DEFAULT 0,
     PRIMARY KEY (case_id, clock_key, kind)
   ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX unit_marks_open ON unit_marks (unit_id, kind, at) WHERE is_used = 0`,
];

const DUTY_ROW = JSON.stringify({
  kind: 'duty',
  standard: 'lawful',
  unit: 'days',
  target: null,
  warn: [0.5, 0.8],
  owner: 'named_unit',
  levels: [0, 1, 2],
});

/** A policy published before duties had clocks gets their row and the unit rule: no verdict was made by either yet. */
const POLICIES = [
  `UPDATE sla_policies SET body = json_insert(body, '$.clocks[#]', json('${DUTY_ROW}'))
     WHERE NOT EXISTS (SELECT 1 FROM json_each(body, '$.clocks') WHERE json_extract(value, '$.kind') = 'duty')`,
  `UPDATE sla_policies SET body = json_insert(body, '$.ladder.unitRule', json('{"breaches":3,"days":30}'))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...READERS, ...PAPERS, ...MARKS, ...POLICIES]) await sql.raw(statement).execute(db);
}
