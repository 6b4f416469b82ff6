import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // Apart from the case: the key is a keyed hash of it, and the rows lie in the order of their hashes.
  `CREATE TABLE mail_relays (
     relay_key TEXT PRIMARY KEY, locale TEXT NOT NULL CHECK (locale IN ('zh-CN','en','ru')),
     address_box BLOB NOT NULL, stop_hash TEXT NOT NULL UNIQUE
   ) STRICT, WITHOUT ROWID`,
  `ALTER TABLE outbox ADD COLUMN relay_key TEXT`,
  `CREATE INDEX outbox_by_relay ON outbox (relay_key) WHERE relay_key IS NOT NULL`,
];

/** Mail to investors who asked for it: the address is sealed and lies apart from the case. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
