import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `ALTER TABLE outbox ADD COLUMN set_aside_at TEXT`,
  `DROP INDEX outbox_dead`,
  // Every page of the staff areas asks whether mails of the unit were given up and nobody has looked at them yet.
  `CREATE INDEX outbox_dead ON outbox (dead_at, account_id) WHERE dead_at IS NOT NULL AND set_aside_at IS NULL`,
];

/** A mail that was given up can be set aside: somebody of the recipient's unit has seen it, and the banner goes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
