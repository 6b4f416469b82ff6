import { type Kysely, sql } from 'kysely';

const pinned = (table: string, key: string) => {
  const keep = `SELECT RAISE(ABORT, '${table} is append-only')`;
  return [
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN ${keep}; END`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN ${keep}; END`,
    `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
       WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${key} = NEW.${key}) BEGIN ${keep}; END`,
  ];
};

const STATEMENTS = [
  `CREATE TABLE written_asks (
     case_id INTEGER PRIMARY KEY REFERENCES cases(id), about_case_id INTEGER UNIQUE REFERENCES cases(id),
     refused_on TEXT, place TEXT
   ) STRICT`,
  ...pinned('written_asks', 'case_id'),
  `CREATE TABLE written_refusals (
     message_id INTEGER PRIMARY KEY REFERENCES messages(id), gap TEXT NOT NULL, route TEXT NOT NULL,
     officer TEXT NOT NULL, phone TEXT NOT NULL
   ) STRICT`,
  ...pinned('written_refusals', 'message_id'),
];

/**
 * Asks for a written answer: to what was refused, when and where, or about which stalled request; and what a written refusal
 * says beside its words and its basis: the gap, the other route, the officer.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
