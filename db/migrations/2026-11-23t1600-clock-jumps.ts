import { type Kysely, sql } from 'kysely';

const KEEP = `SELECT RAISE(ABORT, 'clock_jumps is append-only')`;

const STATEMENTS = [
  `CREATE TABLE clock_jumps (
     id INTEGER PRIMARY KEY, at TEXT NOT NULL, previous_tick_at TEXT NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('forward','backward','stopped')),
     seconds INTEGER NOT NULL CHECK (seconds > 0)
   ) STRICT`,
  `CREATE INDEX clock_jumps_by_at ON clock_jumps (at)`,
  `CREATE TRIGGER clock_jumps_no_update BEFORE UPDATE ON clock_jumps BEGIN ${KEEP}; END`,
  `CREATE TRIGGER clock_jumps_no_delete BEFORE DELETE ON clock_jumps BEGIN ${KEEP}; END`,
  `CREATE TRIGGER clock_jumps_no_replace BEFORE INSERT ON clock_jumps
     WHEN EXISTS (SELECT 1 FROM clock_jumps WHERE id = NEW.id) BEGIN ${KEEP}; END`,
  // Every page of the desk asks how many mails were given up.
  `CREATE INDEX outbox_dead ON outbox (dead_at) WHERE dead_at IS NOT NULL`,
];

/** What the sweeper saw of the server's time: jumps and its own stops (sla.md §2, security.md T23). */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
