import type { ScheduledAct } from '#app/domain/case.ts';
import type { Db } from '#db/client.server.ts';
import { fixedRows, fixedStatement } from '#db/fixed-statement.ts';
import { instantText } from '#db/instant-text.ts';

const CLEAR_ACTS = fixedStatement(
  `UPDATE scheduled_acts SET next_at = NULL
     WHERE case_id IN (SELECT value FROM json_each(?)) AND next_at IS NOT NULL`,
);
const UPSERT_ACTS = fixedRows(
  'scheduled_acts',
  ['case_id', 'round', 'act', 'unit', 'due_at', 'next_at', 'fired_at'],
  `ON CONFLICT (case_id, round, act, unit) DO UPDATE SET
     due_at = CASE WHEN scheduled_acts.fired_at IS NULL THEN excluded.due_at ELSE scheduled_acts.due_at END,
     next_at = excluded.next_at, fired_at = coalesce(scheduled_acts.fired_at, excluded.fired_at)`,
);

/** The acts without a clock of a case: what is pending, and what has just fired. `isNew`: it has no rows yet. */
type ActsOfCase = {
  caseId: number;
  pending: readonly ScheduledAct[];
  fired: readonly (ScheduledAct & { firedAt: Date })[];
  isNew?: boolean;
};

/**
 * Writes the pending acts of each case and takes the others off the sweep's list; history stays. An act that a late sweep
 * scheduled and fired at once gets its row like any other.
 */
export async function replaceScheduledActs(db: Db, cases: readonly ActsOfCase[]): Promise<void> {
  const known = cases.filter(({ isNew }) => !isNew).map(({ caseId }) => caseId);
  if (known.length > 0) await CLEAR_ACTS(db, [JSON.stringify(known)]);
  const rows = cases.flatMap(({ caseId, pending, fired }) => [
    ...fired.map((act) => rowOf(caseId, act, act.firedAt)),
    ...pending.map((act) => rowOf(caseId, act, null)),
  ]);
  await UPSERT_ACTS(db, rows);
}

function rowOf(caseId: number, { round, act, unit, at }: ScheduledAct, firedAt: Date | null) {
  const due = instantText(at);
  return [caseId, round, act, unit, due, firedAt ? null : due, firedAt && instantText(firedAt)];
}
