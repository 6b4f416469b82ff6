import { Migrator } from 'kysely';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { MIGRATIONS } from '#db/migrations/index.ts';

/**
 * Brings the schema to the latest version in one transaction of its own: killed half-way it leaves nothing, and of two
 * first starts the second one waits. Returns the names applied; throws on a failure.
 */
export function migrateToLatest(db: Db): Promise<string[]> {
  return writeTransaction(db, async (trx) => {
    const migrator = new Migrator({ db: trx, provider: { getMigrations: async () => MIGRATIONS } });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw error;
    return (results ?? []).map((result) => result.migrationName);
  });
}
