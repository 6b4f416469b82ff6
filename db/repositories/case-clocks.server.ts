import type { Db } from '#db/client.server.ts';
import { fixedRows, fixedStatement } from '#db/fixed-statement.ts';
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
const INSERT_CLOCKS = fixedRows('sla_clocks', [
  'case_id',
  'key',
  'kind',
  'cycle',
  'started_at',
  'owner_id',
  'state',
  'due_at',
  'stopped_at',
  'breached_at',
  'next_at',
  'policy_version',
  'calendar_version',
]);

/** The clocks of a case. `isNew`: it has no rows yet. */
type ClocksOfCase = { caseId: number; clocks: readonly CachedClock[]; isNew?: boolean };

/** Writes the cached rows of the clocks of each case where they are new or have changed. */
export async function upsertClocks(db: Db, cases: readonly ClocksOfCase[]): Promise<void> {
  const added: (string | number | null)[][] = [];
  for (const { caseId, clocks, isNew = false } of cases) {
    const rows = isNew ? [] : await SELECT_CLOCKS(db, [caseId]);
    const known = new Map(rows.map((row) => [row.key, row]));
    for (const clock of clocks) {
      const { owner, state, dueAt, stoppedAt, breachedAt, nextAt } = clock;
      const instants = [text(dueAt), text(stoppedAt), text(breachedAt), text(nextAt)];
      const values = [owner, state, ...instants, clock.policyVersion, clock.calendarVersion];
      const row = known.get(clock.key);
      if (!row) {
        const { key, kind, cycle, startedAt } = clock;
        added.push([caseId, key, kind, cycle, instantText(startedAt), ...values]);
        continue;
      }
      const shown = [row.owner_id, row.state, row.due_at, row.stopped_at, row.breached_at, row.next_at];
      const cached = [...shown, row.policy_version, row.calendar_version];
      if (cached.some((value, place) => value !== values[place])) await UPDATE_CLOCK(db, [...values, row.id]);
    }
  }
  await INSERT_CLOCKS(db, added);
}

/** LEFT: a step of a clock that is not there is refused, not left out. */
const INSERT_FIRED = fixedStatement(
  `INSERT INTO fired_steps (clock_id, step, level, action, due_at, fired_at, policy_version, calendar_version)
     SELECT clock.id, row.value ->> '$[2]', row.value ->> '$[3]', row.value ->> '$[4]', row.value ->> '$[5]',
       row.value ->> '$[6]', row.value ->> '$[7]', row.value ->> '$[8]'
     FROM jsonb_each(?) AS row
       LEFT JOIN sla_clocks AS clock ON clock.case_id = row.value ->> '$[0]' AND clock.key = row.value ->> '$[1]'`,
);

/** A step that fired on a clock of a case. */
export type FiredStep = {
  caseId: number;
  clockKey: string;
  step: string;
  level: number | null;
  action: string;
  dueAt: Date;
  firedAt: Date;
  policyVersion: string;
  calendarVersion: string;
};

/**
 * Steps that fired, each once for ever: the primary key (clock, step) decides between two sweepers. Throws where one of the
 * clocks has no row.
 */
export async function insertFiredSteps(db: Db, steps: readonly FiredStep[]): Promise<void> {
  if (steps.length === 0) return;
  const rows = steps.map(({ caseId, clockKey, step, level, action, dueAt, firedAt, ...versions }) => {
    const instants = [instantText(dueAt), instantText(firedAt)];
    return [caseId, clockKey, step, level, action, ...instants, versions.policyVersion, versions.calendarVersion];
  });
  await INSERT_FIRED(db, [JSON.stringify(rows)]);
}
