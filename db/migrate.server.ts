import { Migrator } from 'kysely';
import type { Db } from '#db/client.server.ts';
import { MIGRATIONS } from '#db/migrations/index.ts';

/** Brings the schema to the latest version, all or nothing. Returns the names applied; throws on a failure. */
export async function migrateToLatest(db: Db): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}
