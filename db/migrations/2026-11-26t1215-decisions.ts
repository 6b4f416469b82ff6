import { type Kysely, sql } from 'kysely';

/** What a unit has to decide on a case, for the marks of its queue; filled with the case's next event. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE case_readers ADD COLUMN decision TEXT`.execute(db);
}
