import { type Kysely, sql } from 'kysely';

const abort = (table: string) => `SELECT RAISE(ABORT, '${table} is append-only')`;

const STATEMENTS = [
  // A published catalogue: in force from its day until a later one is. Its entries are written before it and never after.
  `CREATE TABLE fee_catalogues (
     version TEXT PRIMARY KEY, effective_from TEXT NOT NULL, published_at TEXT,
     published_by INTEGER REFERENCES accounts(id), note TEXT
   ) STRICT`,
  `CREATE INDEX fee_catalogues_by_day ON fee_catalogues (effective_from)`,
  `INSERT INTO fee_catalogues (version, effective_from)
     SELECT DISTINCT version, '2026-01-01' FROM fee_catalogue_entries`,
  ...['fee_catalogues', 'fee_catalogue_entries'].flatMap((table) => [
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN ${abort(table)}; END`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN ${abort(table)}; END`,
  ]),
  `CREATE TRIGGER fee_catalogues_no_replace BEFORE INSERT ON fee_catalogues
     WHEN EXISTS (SELECT 1 FROM fee_catalogues WHERE version = NEW.version) BEGIN ${abort('fee_catalogues')}; END`,
  `CREATE TRIGGER fee_catalogue_entries_sealed BEFORE INSERT ON fee_catalogue_entries
     WHEN EXISTS (SELECT 1 FROM fee_catalogues WHERE version = NEW.version)
     BEGIN ${abort('fee_catalogue_entries')}; END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
