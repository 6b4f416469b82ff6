import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createDb, type Db } from '#db/client.server.ts';
import { migrateToLatest } from '#db/migrate.server.ts';
import { seedReference } from '#db/seed.server.ts';

const TEMPLATE = await makeTemplate();

/** A fresh database in memory, migrated and seeded with the reference data. Nothing to clean up. */
export function testDb(): Db {
  return createDb(Buffer.from(TEMPLATE));
}

/** The same as a file of this directory, for tests of what only a file has. The caller removes the directory. */
export function testDbFile(dir: string): Db {
  const path = join(dir, 'portal.sqlite');
  writeFileSync(path, TEMPLATE);
  return createDb(path);
}

async function makeTemplate(): Promise<Buffer> {
  const db = createDb(':memory:');
  await migrateToLatest(db);
  await seedReference(db);
  const dir = mkdtempSync(join(tmpdir(), 'portal-template-'));
  try {
    const path = join(dir, 'template.sqlite');
    await sql`VACUUM INTO ${path}`.execute(db);
    return readFileSync(path);
  } finally {
    rmSync(dir, { recursive: true });
    await db.destroy();
  }
}
