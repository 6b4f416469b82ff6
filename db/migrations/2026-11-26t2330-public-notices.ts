import { type Kysely, sql } from 'kysely';

const abort = (table: string) => `SELECT RAISE(ABORT, '${table} is append-only')`;

const STATEMENTS = [
  // What the county tells everybody. Published once: a correction is a notice of its own, a removal a row beside it.
  `CREATE TABLE public_notices (
     id INTEGER PRIMARY KEY AUTOINCREMENT, shown_on TEXT NOT NULL,
     title_zh TEXT NOT NULL, text_zh TEXT NOT NULL,
     title_en TEXT, text_en TEXT, title_ru TEXT, text_ru TEXT,
     corrects INTEGER REFERENCES public_notices(id),
     published_at TEXT NOT NULL, published_by INTEGER NOT NULL REFERENCES accounts(id),
     CHECK ((title_en IS NULL) = (text_en IS NULL)), CHECK ((title_ru IS NULL) = (text_ru IS NULL))
   ) STRICT`,
  `CREATE INDEX public_notices_by_day ON public_notices (shown_on, id)`,
  `CREATE INDEX public_notices_by_corrected ON public_notices (corrects) WHERE corrects IS NOT NULL`,
  `CREATE TABLE notice_removals (
     notice_id INTEGER PRIMARY KEY REFERENCES public_notices(id), removed_on TEXT NOT NULL, reason TEXT NOT NULL,
     removed_at TEXT NOT NULL, removed_by INTEGER NOT NULL REFERENCES accounts(id)
   ) STRICT`,
  ...['public_notices', 'notice_removals'].flatMap((table) => [
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN ${abort(table)}; END`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN ${abort(table)}; END`,
  ]),
  `CREATE TRIGGER public_notices_no_replace BEFORE INSERT ON public_notices
     WHEN EXISTS (SELECT 1 FROM public_notices WHERE id = NEW.id) BEGIN ${abort('public_notices')}; END`,
  `CREATE TRIGGER notice_removals_no_replace BEFORE INSERT ON notice_removals
     WHEN EXISTS (SELECT 1 FROM notice_removals WHERE notice_id = NEW.notice_id)
     BEGIN ${abort('notice_removals')}; END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
