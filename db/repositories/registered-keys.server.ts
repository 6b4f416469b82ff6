import type { Db } from '#db/client.server.ts';

/** The keys this database was written with: purpose → fingerprint. Empty before the first start (security.md D-22). */
export async function listRegisteredKeys(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('registered_keys').select(['purpose', 'fingerprint']).execute();
  return new Map(rows.map((row) => [row.purpose, row.fingerprint]));
}

/** Notes the keys of a first start, all at once. Throws when one is registered already: keys are never exchanged here. */
export async function insertRegisteredKeys(
  db: Db,
  fingerprints: ReadonlyMap<string, string>,
  registeredAt: Date,
): Promise<void> {
  const registered_at = registeredAt.toISOString();
  const rows = [...fingerprints].map(([purpose, fingerprint]) => ({ purpose, fingerprint, registered_at }));
  await db.insertInto('registered_keys').values(rows).execute();
}
