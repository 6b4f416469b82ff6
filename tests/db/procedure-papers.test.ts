import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createDb } from '#db/client.server.ts';
import { MIGRATIONS } from '#db/migrations/index.ts';

const NAME = '2026-11-26t2350-procedure-papers';

test('proofs that were filed before papers of procedures can be are kept as they are, and stay append-only', async () => {
  const db = createDb(':memory:');
  await sql`PRAGMA foreign_keys = OFF`.execute(db);
  for (const [name, { up }] of Object.entries(MIGRATIONS).sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (name < NAME) await up(db);
  }
  const proof = { media_type: 'application/pdf', size: 3, sha256: 'ab', key_id: 'k', account_id: 1, filed_at: 'then' };
  const old = { id: 7, case_id: 1, number: 'one', kind: 'lifting_order' as const, ...proof };
  const paper = { ...old, id: 8, number: 'two', kind: 'procedure_paper' as const };
  await db.insertInto('proof_files').values(old).execute();
  await expect(db.insertInto('proof_files').values(paper).execute()).rejects.toThrow(/CHECK/);
  await MIGRATIONS[NAME]?.up(db);
  await db.insertInto('proof_files').values(paper).execute();
  expect(await db.selectFrom('proof_files').selectAll().orderBy('id').execute()).toEqual([old, paper]);
  await expect(db.deleteFrom('proof_files').execute()).rejects.toThrow('append-only');
  await expect(db.updateTable('proof_files').set({ size: 4 }).execute()).rejects.toThrow('append-only');
  await expect(
    db
      .insertInto('proof_files')
      .values({ ...old, kind: 'photo' as never })
      .execute(),
  ).rejects.toThrow();
  await db.destroy();
});
