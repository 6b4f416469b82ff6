import { type Kysely, sql } from 'kysely';

/** The rows that reporters let be published, as the events of their cases have them. Nothing in it is a reporter's word. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE case_publications (
    case_id INTEGER PRIMARY KEY REFERENCES cases(id), category_code TEXT NOT NULL, lead_id TEXT NOT NULL,
    period TEXT NOT NULL, days_from INTEGER NOT NULL, days_through INTEGER, outcome TEXT NOT NULL, returned TEXT,
    allowed_at TEXT NOT NULL
  ) STRICT`.execute(db);
}
