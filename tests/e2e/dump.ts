import { sql } from 'kysely';
import type { Db } from '#db/client.server.ts';

/** What a request may touch without changing anything: when a session was last used, and who looked. */
const TOUCHES: Record<string, string[]> = {
  staff_sessions: ['touched_at'],
  track_sessions: ['touched_at', 'new_since'],
};
const LOGS = ['audit_rows', 'track_looks'];

/** Every row of every table as text, by table. `withLogs` counts audit rows and touches too. */
export async function dumpOf(db: Db, { withLogs = false } = {}): Promise<Record<string, string[]>> {
  const tables = await sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`.execute(
    db,
  );
  const dump: Record<string, string[]> = {};
  for (const { name } of tables.rows) {
    if (!withLogs && LOGS.includes(name)) continue;
    const { rows } = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(name)}`.execute(db);
    dump[name] = rows.map((row) => JSON.stringify(withLogs ? row : withoutTouches(name, row))).sort();
  }
  return dump;
}

function withoutTouches(table: string, row: Record<string, unknown>): Record<string, unknown> {
  const touches = TOUCHES[table] ?? [];
  return Object.fromEntries(Object.entries(row).filter(([column]) => !touches.includes(column)));
}
