import type { Db } from '#db/client.server.ts';
import { fixedInsert, fixedStatement } from '#db/fixed-statement.ts';
import { instantText } from '#db/instant-text.ts';
import type { CachedClock } from '#db/repositories/case-cache.server.ts';

const text = (at: Date | null) => (at === null ? null : instantText(at));

type ClockRow = {
  id: number;
  key: string;
  owner_id: string | null;
  state: string;
  due_at: string | null;
  stopped_at: string | null;
  breached_at: string | null;
  next_at: string | null;
  policy_version: string;
  calendar_version: string;
};
const SELECT_CLOCKS = fixedStatement<ClockRow>(
  `SELECT id, key, owner_id, state, due_at, stopped_at, breached_at, next_at, policy_version, calendar_version
     FROM sla_clocks WHERE case_id = ?`,
);
const UPDATE_CLOCK = fixedStatement(
  `UPDATE sla_clocks SET owner_id = ?, state = ?, due_at = ?, stopped_at = ?, breached_at = ?, next_at = ?,
     policy_version = ?, calendar_version = ? WHERE id = ?`,
);
const INSERT_CLOCK = fixedInsert(
  `INSERT INTO sla_clocks (case_id, key, kind, cycle, started_at,
     owner_id, state, due_at, stopped_at, breached_at, next_at, policy_version, calendar_version)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

/**
 * Writes the clocks' cached rows where they are new or have changed; returns the row id by clock key. `isNew`: the case has
 * no rows yet.
 */
export async function upsertClocks(
  db: Db,
  caseId: number,
  clocks: readonly CachedClock[],
  { isNew = false } = {},
): Promise<Map<string, number>> {
  const rows = isNew ? [] : await SELECT_CLOCKS(db, [caseId]);
  const known = new Map(rows.map((row) => [row.key, row]));
  const ids = new Map<string, number>();
  for (const clock of clocks) {
    const { owner, state, dueAt, stoppedAt, breachedAt, nextAt } = clock;
    const instants = [text(dueAt), text(stoppedAt), text(breachedAt), text(nextAt)];
    const values = [owner, state, ...instants, clock.policyVersion, clock.calendarVersion];
    const row = known.get(clock.key);
    if (!row) {
      const { key, kind, cycle, startedAt } = clock;
      const fixed = [caseId, key, kind, cycle, instantText(startedAt)];
      ids.set(key, await INSERT_CLOCK(db, [...fixed, ...values]));
      continue;
    }
    ids.set(clock.key, row.id);
    const shown = [row.owner_id, row.state, row.due_at, row.stopped_at, row.breached_at, row.next_at];
    const cached = [...shown, row.policy_version, row.calendar_version];
    if (cached.some((value, place) => value !== values[place])) await UPDATE_CLOCK(db, [...values, row.id]);
  }
  return ids;
}

const INSERT_FIRED = fixedStatement(
  `INSERT INTO fired_steps (clock_id, step, level, action, due_at, fired_at, policy_version, calendar_version)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
);

/** A step that fired, once for ever: the primary key (clock, step) decides between two sweepers. */
export async function insertFiredSteps(
  db: Db,
  steps: readonly {
    clockId: number;
    step: string;
    level: number | null;
    action: string;
    dueAt: Date;
    firedAt: Date;
    policyVersion: string;
    calendarVersion: string;
  }[],
): Promise<void> {
  for (const { clockId, step, level, action, dueAt, firedAt, policyVersion, calendarVersion } of steps) {
    const instants = [instantText(dueAt), instantText(firedAt)];
    await INSERT_FIRED(db, [clockId, step, level, action, ...instants, policyVersion, calendarVersion]);
  }
}
