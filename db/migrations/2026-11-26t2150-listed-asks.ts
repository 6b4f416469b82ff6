import { type Kysely, sql } from 'kysely';

/** Finds the accounts that list a case: what belongs to it is listed beside it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE INDEX investor_cases_by_case ON investor_cases (case_id)`.execute(db);
}
