import { type Kysely, sql } from 'kysely';

/** What a fee is called in English and Russian, beside its official name; catalogues that are published keep theirs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('ALTER TABLE fee_catalogue_entries ADD COLUMN name_en TEXT').execute(db);
  await sql.raw('ALTER TABLE fee_catalogue_entries ADD COLUMN name_ru TEXT').execute(db);
}
