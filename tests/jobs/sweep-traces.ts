import { sql } from 'kysely';
import { expect } from 'vitest';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { createDb, type Db } from '#db/client.server.ts';
import { listCaseIds } from '#db/repositories/case-events.server.ts';

/**
 * What a sweep leaves behind apart from when it came by, from the random numbers of queries, and from how many commits it
 * took, of which each left an audit row for every case in it.
 */
async function tracesOf(db: Db) {
  const { rows: events } = await sql<{ type: string; data: string }>`
    SELECT case_id, seq, type, at, data FROM case_events ORDER BY case_id, seq`.execute(db);
  const read = async (query: string) => (await sql.raw(query).execute(db)).rows;
  return {
    events: events.map((event) => ({ ...event, data: event.data.replace(/"number":"[^"]*"/, '') })),
    fired: await read(
      `SELECT case_id, key, step, level, action, f.due_at FROM fired_steps f JOIN sla_clocks c ON c.id = f.clock_id
         ORDER BY 1, 2, 3`,
    ),
    mails: await read(`SELECT message_key, template, account_id, relay_key FROM outbox ORDER BY 1`),
    cases: await read(`SELECT id, status, opened_at, lead_id FROM cases ORDER BY id`),
    kept: await read(
      `SELECT case_id, slot FROM held_reports UNION ALL SELECT case_id, mark FROM held_marks ORDER BY 1, 2`,
    ),
    referrals: await read(`SELECT * FROM referrals ORDER BY 1, 2`),
    queries: await read(`SELECT department_id, item_codes, served_at, due_at FROM queries`),
    scheduled: await read(`SELECT case_id, round, act, unit, due_at, next_at FROM scheduled_acts ORDER BY 1, 2, 3, 4`),
    marks: await read(`SELECT * FROM unit_marks ORDER BY 1, 2, 3`),
    audited: await read(`SELECT DISTINCT act, case_id FROM audit_rows ORDER BY case_id, act`),
  };
}
export type Traces = Awaited<ReturnType<typeof tracesOf>>;

/** What is in the file, checked by SQLite and by the doctor; `before` runs in between. */
export async function lookAfterSweep(
  path: string,
  before: (db: Db) => Promise<unknown> = async () => undefined,
): Promise<Traces> {
  const db = createDb(path);
  try {
    expect((await sql`PRAGMA integrity_check`.execute(db)).rows).toEqual([{ integrity_check: 'ok' }]);
    await before(db);
    for (const id of await listCaseIds(db, 0, 1_000)) expect(await examineCase(db, id)).toEqual([]);
    return await tracesOf(db);
  } finally {
    await db.destroy();
  }
}
