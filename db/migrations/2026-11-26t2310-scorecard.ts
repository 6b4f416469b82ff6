import { type Kysely, sql } from 'kysely';

const abort = (table: string) => `SELECT RAISE(ABORT, '${table} is append-only')`;

const STATEMENTS = [
  `CREATE TABLE scorecard_months (month TEXT PRIMARY KEY, published_at TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  // What happened in a month, by unit and measure; written before its month and never after.
  `CREATE TABLE scorecard_figures (
     month TEXT NOT NULL, unit_id TEXT NOT NULL, measure TEXT NOT NULL, spread TEXT NOT NULL,
     PRIMARY KEY (month, unit_id, measure)
   ) STRICT, WITHOUT ROWID`,
  ...['scorecard_months', 'scorecard_figures'].flatMap((table) => [
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN ${abort(table)}; END`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN ${abort(table)}; END`,
  ]),
  `CREATE TRIGGER scorecard_months_no_replace BEFORE INSERT ON scorecard_months
     WHEN EXISTS (SELECT 1 FROM scorecard_months WHERE month = NEW.month) BEGIN ${abort('scorecard_months')}; END`,
  `CREATE TRIGGER scorecard_figures_no_replace BEFORE INSERT ON scorecard_figures
     WHEN EXISTS (SELECT 1 FROM scorecard_months WHERE month = NEW.month) OR EXISTS (SELECT 1 FROM scorecard_figures
       WHERE month = NEW.month AND unit_id = NEW.unit_id AND measure = NEW.measure) BEGIN ${abort('scorecard_figures')}; END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
