import { type Kysely, sql } from 'kysely';

const COLUMNS = 'id, number, draft_hash, track_hash, name_box, kind, media_type, size, sha256, key_id, added_at';

/**
 * Files that wait with an application, made anew since one more kind of holder is in its check; a code that comes back to
 * an application takes them along. Beside a file that was sent: which paper of the service's list it is.
 */
const STATEMENTS = [
  `CREATE TABLE held_files_anew (
     id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE,
     draft_hash TEXT REFERENCES report_drafts(token_hash) ON DELETE CASCADE,
     application_hash TEXT REFERENCES service_drafts(token_hash) ON DELETE CASCADE ON UPDATE CASCADE,
     track_hash TEXT REFERENCES track_sessions(token_hash) ON DELETE CASCADE,
     name_box BLOB NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('image','pdf','document','sheet','audio','video')), media_type TEXT NOT NULL,
     size INTEGER NOT NULL, sha256 TEXT NOT NULL, key_id TEXT NOT NULL, added_at TEXT NOT NULL,
     CHECK ((draft_hash IS NOT NULL) + (application_hash IS NOT NULL) + (track_hash IS NOT NULL) = 1)
   ) STRICT`,
  `INSERT INTO held_files_anew (${COLUMNS}) SELECT ${COLUMNS} FROM held_files`,
  `DROP TABLE held_files`,
  `ALTER TABLE held_files_anew RENAME TO held_files`,
  `CREATE INDEX held_files_by_draft ON held_files (draft_hash)`,
  `CREATE INDEX held_files_by_application ON held_files (application_hash)`,
  `CREATE INDEX held_files_by_track ON held_files (track_hash)`,
  `CREATE TRIGGER held_files_dropped AFTER DELETE ON held_files
     WHEN NOT EXISTS (SELECT 1 FROM evidence_files WHERE number = OLD.number)
     BEGIN INSERT INTO dropped_files (number) VALUES (OLD.number); END`,
  `ALTER TABLE evidence_files ADD COLUMN paper INTEGER`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
