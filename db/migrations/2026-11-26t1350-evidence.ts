import { type Kysely, sql } from 'kysely';

const KEEP = `SELECT RAISE(ABORT, 'evidence_files is append-only')`;
const KINDS = `'image','pdf','document','sheet','audio','video'`;

/**
 * Files of reporters. The original is recorded once for ever; whether a department sees a rebuilt copy of it changes
 * beside it. Those
 * that wait with a draft, or with a browser that has a case open, go with it, however it ends: what is taken away is noted
 * and then removed from disk.
 */
const STATEMENTS = [
  `CREATE TABLE evidence_files (
     id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES cases(id), number TEXT NOT NULL UNIQUE,
     kind TEXT NOT NULL CHECK (kind IN (${KINDS})), media_type TEXT NOT NULL, size INTEGER NOT NULL,
     sha256 TEXT NOT NULL, key_id TEXT NOT NULL, message_id INTEGER REFERENCES messages(id), added_at TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX evidence_files_by_case ON evidence_files (case_id, id)`,
  `CREATE TRIGGER evidence_files_no_update BEFORE UPDATE ON evidence_files BEGIN ${KEEP}; END`,
  `CREATE TRIGGER evidence_files_no_delete BEFORE DELETE ON evidence_files BEGIN ${KEEP}; END`,
  `CREATE TRIGGER evidence_files_no_replace BEFORE INSERT ON evidence_files
     WHEN EXISTS (SELECT 1 FROM evidence_files WHERE id = NEW.id OR number = NEW.number) BEGIN ${KEEP}; END`,
  `CREATE TABLE evidence_copies (
     evidence_number TEXT PRIMARY KEY REFERENCES evidence_files(number),
     state TEXT NOT NULL CHECK (state IN ('pending','released','sealed')), tries INTEGER NOT NULL,
     number TEXT UNIQUE, media_type TEXT, size INTEGER, sha256 TEXT, key_id TEXT, updated_at TEXT NOT NULL,
     CHECK ((state = 'released') = (number IS NOT NULL))
   ) STRICT`,
  `CREATE INDEX evidence_copies_pending ON evidence_copies (updated_at) WHERE state = 'pending'`,
  `CREATE TABLE held_files (
     id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE,
     draft_hash TEXT REFERENCES report_drafts(token_hash) ON DELETE CASCADE,
     track_hash TEXT REFERENCES track_sessions(token_hash) ON DELETE CASCADE,
     name_box BLOB NOT NULL, kind TEXT NOT NULL CHECK (kind IN (${KINDS})), media_type TEXT NOT NULL,
     size INTEGER NOT NULL, sha256 TEXT NOT NULL, key_id TEXT NOT NULL, added_at TEXT NOT NULL,
     CHECK ((draft_hash IS NULL) <> (track_hash IS NULL))
   ) STRICT`,
  `CREATE INDEX held_files_by_draft ON held_files (draft_hash)`,
  `CREATE INDEX held_files_by_track ON held_files (track_hash)`,
  `CREATE TABLE dropped_files (number TEXT PRIMARY KEY) STRICT`,
  `CREATE TRIGGER held_files_dropped AFTER DELETE ON held_files
     WHEN NOT EXISTS (SELECT 1 FROM evidence_files WHERE number = OLD.number)
     BEGIN INSERT INTO dropped_files (number) VALUES (OLD.number); END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
