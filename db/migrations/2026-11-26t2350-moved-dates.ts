import { type Kysely, sql } from 'kysely';

/** Which promised dates new rules moved, newest first: read on the desk without a look at any other event. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `CREATE INDEX case_events_moved_dates ON case_events (at, case_id, seq)
         WHERE type = 'rules_changed' AND json_extract(data, '$.promises') IS NOT NULL`,
    )
    .execute(db);
}
