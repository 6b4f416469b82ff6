import { type Kysely, sql } from 'kysely';

/** An application that waits in an account, which opens it again; it goes with the account. */
const STATEMENTS = [
  `ALTER TABLE service_drafts ADD COLUMN account_id INTEGER REFERENCES investor_accounts(id) ON DELETE CASCADE`,
  `CREATE INDEX service_drafts_by_account ON service_drafts (account_id) WHERE account_id IS NOT NULL`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
