import type { CaseEvent } from '#app/domain/case-event.ts';
import type { Db } from '#db/client.server.ts';
import { fixedStatement } from '#db/fixed-statement.ts';
import { type EventRow, toHistories } from '#db/repositories/case-events.server.ts';

/** CROSS: the unit's own rows of the allow-list first, whatever the planner thinks of the other tables. */
export const LED_HISTORIES = `SELECT e.case_id, e.seq, e.at, e.recorded_at, e.actor_kind, e.account_id, e.department_id, e.data
     FROM case_readers r CROSS JOIN cases c ON c.id = r.case_id CROSS JOIN case_events e ON e.case_id = r.case_id
     WHERE r.department_id = ? AND r.reads_as IN ('lead', 'review') AND (r.is_open = 1 OR c.updated_at >= ?)
     ORDER BY e.case_id, e.seq`;
const SELECT_LED = fixedStatement<EventRow & { case_id: number }>(LED_HISTORIES);

/**
 * The whole histories of the cases that a unit leads or reviews and that are open or were touched since, in one query by the
 * unit's index: the work follows the unit's cases, not the county's.
 */
export async function listLedHistories(db: Db, departmentId: string, since: Date): Promise<CaseEvent[][]> {
  return toHistories(await SELECT_LED(db, [departmentId, since.toISOString()]));
}
