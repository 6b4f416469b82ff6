import { type Kysely, sql } from 'kysely';

/** A week of the public ledger reads its own red lights, and those kept back until a query was old enough. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE INDEX fired_red_lights ON fired_steps (due_at) WHERE level = 2`.execute(db);
  await sql`CREATE INDEX queries_by_serving ON queries (served_at)`.execute(db);
}
