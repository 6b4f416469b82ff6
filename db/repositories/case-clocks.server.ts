import type { FiredFact } from '#app/domain/fired-step.ts';
import type { Db } from '#db/client.server.ts';
import { fixedRows, fixedStatement, fixedUpdates } from '#db/fixed-statement.ts';
import { instantText } from '#db/instant-text.ts';
import type { CachedClock } from '#db/repositories/case-cache.server.ts';
import { rowsOfCases } from '#db/rows-of-cases.ts';

const text = (at: Date | null) => (at === null ? null : instantText(at));

type ClockRow = {
  case_id: number;
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
  `SELECT case_id, id, key, owner_id, state, due_at, stopped_at, breached_at, next_at, policy_version, calendar_version
     FROM sla_clocks WHERE case_id IN (SELECT value FROM json_each(?))`,
);
const CHANGING_COLUMNS = [
  'owner_id',
  'state',
  'due_at',
  'stopped_at',
  'breached_at',
  'next_at',
  'policy_version',
  'calendar_version',
] as const;
const UPDATE_CLOCKS = fixedUpdates('sla_clocks', CHANGING_COLUMNS, ['id']);
const INSERT_CLOCKS = fixedRows('sla_clocks', ['case_id', 'key', 'kind', 'cycle', 'started_at', ...CHANGING_COLUMNS]);

/** The clocks of a case. `isNew`: it has no rows yet. */
type ClocksOfCase = { caseId: number; clocks: readonly CachedClock[]; isNew?: boolean };

/** Writes the cached rows of the clocks of each case where they are new or have changed. */
export async function upsertClocks(db: Db, cases: readonly ClocksOfCase[]): Promise<void> {
  const known = await rowsOfCases(db, SELECT_CLOCKS, cases);
  const [changed, added]: [Values[], Values[]] = [[], []];
  for (const { caseId, clocks } of cases) {
    const rows = known.get(caseId) ?? [];
    for (const clock of clocks) {
      const { key, owner, state, dueAt, stoppedAt, breachedAt, nextAt } = clock;
      const instants = [text(dueAt), text(stoppedAt), text(breachedAt), text(nextAt)];
      const values = [owner, state, ...instants, clock.policyVersion, clock.calendarVersion];
      const row = rows.find((own) => own.key === key);
      if (!row) added.push([caseId, key, clock.kind, clock.cycle, instantText(clock.startedAt), ...values]);
      else if (CHANGING_COLUMNS.some((name, place) => row[name] !== values[place])) changed.push([...values, row.id]);
    }
  }
  await UPDATE_CLOCKS(db, changed);
  await INSERT_CLOCKS(db, added);
}

type Values = (string | number | null)[];

/** LEFT: a step of a clock that is not there is refused, not left out. */
const INSERT_FIRED = fixedStatement(
  `INSERT INTO fired_steps (clock_id, step, level, action, due_at, fired_at, policy_version, calendar_version)
     SELECT clock.id, row.value ->> '$[2]', row.value ->> '$[3]', row.value ->> '$[4]', row.value ->> '$[5]',
       row.value ->> '$[6]', row.value ->> '$[7]', row.value ->> '$[8]'
     FROM jsonb_each(?) AS row
       LEFT JOIN sla_clocks AS clock ON clock.case_id = row.value ->> '$[0]' AND clock.key = row.value ->> '$[1]'`,
);

/** A step that fired on a clock of a case. */
export type FiredStep = FiredFact & { caseId: number; clockKey: string; step: string };

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
