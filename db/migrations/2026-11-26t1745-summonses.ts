import { type Kysely, sql } from 'kysely';

/** The list of summonses reads these alone, however much has fired. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE INDEX fired_summonses ON fired_steps (due_at) WHERE level = 4`.execute(db);
}
