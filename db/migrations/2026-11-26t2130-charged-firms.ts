import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // Which firms asked a unit for something with a fee: counted, never listed. `firm`: keyed hash of unit and credit code.
  `CREATE TABLE charged_firms (
     case_id INTEGER PRIMARY KEY REFERENCES cases(id), department_id TEXT NOT NULL REFERENCES departments(id),
     item_code TEXT NOT NULL, firm TEXT NOT NULL, asked_on TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX charged_firms_by_unit ON charged_firms (department_id, asked_on, firm, item_code)`,
];

/** How many firms a query to an accused unit could mean. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
