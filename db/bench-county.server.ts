import { sql } from 'kysely';
import { type Db, writeTransaction } from '#db/client.server.ts';

const CLOCK_KEYS = ['acceptance', 'first_contact', 'progress:1:1', 'resolution:1'];
const CASES_A_COMMIT = 25_000;

/**
 * For the bench alone: fills an empty county's database with so many running clocks on cases like the first one there,
 * four each, with their event and their readers, due in 2028. Written without waiting for the disk; no foreign key is
 * checked on the way.
 */
export async function addRestingClocks(db: Db, clocks: number): Promise<void> {
  const cases = Math.floor(clocks / CLOCK_KEYS.length);
  const { id: like } = await db.selectFrom('cases').select('id').orderBy('id').executeTakeFirstOrThrow();
  const last = await db.selectFrom('cases').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
  await setSpeed(db, { synchronous: 'OFF', foreignKeys: 'OFF' });
  for (let done = 0; done < cases; done += CASES_A_COMMIT) {
    const from = last.id + done;
    const range = { like, from, to: Math.min(from + CASES_A_COMMIT, last.id + cases) };
    await writeTransaction(db, (trx) => addCases(trx, range));
  }
  await setSpeed(db, { synchronous: 'FULL', foreignKeys: 'ON' });
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
}

/** The bench's own cases are filed without waiting for the disk too. */
export async function setSpeed(
  db: Db,
  { synchronous, foreignKeys }: { synchronous: 'OFF' | 'FULL'; foreignKeys: 'OFF' | 'ON' },
): Promise<void> {
  await sql`PRAGMA synchronous = ${sql.raw(synchronous)}`.execute(db);
  await sql`PRAGMA foreign_keys = ${sql.raw(foreignKeys)}`.execute(db);
}

async function addCases(trx: Db, { like, from, to }: { like: number; from: number; to: number }): Promise<void> {
  const numbers = sql`WITH RECURSIVE n(id) AS (SELECT ${from} + 1 UNION ALL SELECT id + 1 FROM n WHERE id < ${to})`;
  await sql`${numbers} INSERT INTO cases (id, reference, kind, status, route, category_code, group_id, identity_mode,
      lead_id, hub_id, assignee_id, cycle, opened_at, last_seq, updated_at)
    SELECT n.id, 'B' || n.id, kind, status, route, category_code, group_id, identity_mode,
      lead_id, hub_id, assignee_id, cycle, opened_at, last_seq, updated_at FROM n JOIN cases c ON c.id = ${like}`.execute(
    trx,
  );
  for (const table of ['case_events', 'case_readers']) await copyRows(trx, { table, like, from, to });
  await sql`${numbers} INSERT INTO sla_clocks (case_id, key, kind, cycle, owner_id, state, started_at, due_at, next_at,
      policy_version, calendar_version)
    SELECT n.id, k.value, c.kind, 1, c.owner_id, 'running', c.started_at,
      printf('2028-%02d-%02dT%02d:%02d:00.000Z', 1 + n.id % 12, 1 + n.id % 28, k.key, n.id % 60),
      printf('2028-%02d-%02dT%02d:%02d:00.000Z', 1 + n.id % 12, 1 + n.id % 28, k.key, n.id % 60),
      c.policy_version, c.calendar_version
    FROM n JOIN sla_clocks c ON c.case_id = ${like} AND c.key = 'acceptance'
      JOIN json_each(${JSON.stringify(CLOCK_KEYS)}) k`.execute(trx);
}

async function copyRows(trx: Db, copy: { table: string; like: number; from: number; to: number }): Promise<void> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${copy.table})`.execute(trx);
  const columns = rows.map((row) => row.name).filter((name) => name !== 'case_id');
  const list = sql.join(columns.map((name) => sql.ref(name)));
  await sql`WITH RECURSIVE n(id) AS (SELECT ${copy.from} + 1 UNION ALL SELECT id + 1 FROM n WHERE id < ${copy.to})
    INSERT INTO ${sql.table(copy.table)} (case_id, ${list})
    SELECT n.id, ${list} FROM n JOIN ${sql.table(copy.table)} t ON t.case_id = ${copy.like}`.execute(trx);
}
