import { type Kysely, sql } from 'kysely';

/** The day on which a reporter received a written decision: for the reporter's own remedies, no part of what was written. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`ALTER TABLE reports ADD COLUMN decided_on TEXT`).execute(db);
}
