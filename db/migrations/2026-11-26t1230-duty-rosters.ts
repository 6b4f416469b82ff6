import { type Kysely, sql } from 'kysely';

/** Who of a unit answers outside the usual hours. A past shift stays: clocks were judged by it. */
const STATEMENTS = [
  `CREATE TABLE duty_rosters (
     id INTEGER PRIMARY KEY, department_id TEXT NOT NULL REFERENCES departments(id),
     account_id INTEGER NOT NULL REFERENCES accounts(id),
     from_at TEXT NOT NULL, to_at TEXT NOT NULL CHECK (to_at > from_at), phone TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX duty_rosters_by_unit ON duty_rosters (department_id, to_at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
