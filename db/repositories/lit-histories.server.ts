import type { CaseEvent } from '#app/domain/case-event.ts';
import type { Db } from '#db/client.server.ts';
import { fixedStatement } from '#db/fixed-statement.ts';
import { type EventRow, toHistories } from '#db/repositories/case-events.server.ts';

/**
 * The level is a literal, since the index of red lights is for it alone; CROSS: the week's own lights and queries first,
 * whatever the planner thinks of the other tables.
 */
export const LIT_HISTORIES = `WITH lit (case_id) AS (
       SELECT k.case_id FROM fired_steps f CROSS JOIN sla_clocks k ON k.id = f.clock_id
         WHERE f.level = 2 AND f.due_at >= ? AND f.due_at < ?
       UNION SELECT k.case_id FROM fired_steps f CROSS JOIN sla_clocks k ON k.id = f.clock_id
         WHERE f.level = 2 AND f.due_at >= ? AND f.due_at < ?
       UNION SELECT o.case_id FROM queries q CROSS JOIN query_cases o ON o.number = q.number
         WHERE q.served_at >= ? AND q.served_at < ? AND EXISTS (
           SELECT 1 FROM sla_clocks k CROSS JOIN fired_steps f ON f.clock_id = k.id AND f.step = 'level_2'
             WHERE k.case_id = o.case_id))
     SELECT e.case_id, e.seq, e.at, e.recorded_at, e.actor_kind, e.account_id, e.department_id, e.data
       FROM lit CROSS JOIN case_events e ON e.case_id = lit.case_id ORDER BY e.case_id, e.seq`;
const SELECT_LIT = fixedStatement<EventRow & { case_id: number }>(LIT_HISTORIES);

type Span = { from: Date; to: Date };

/**
 * The whole histories of the cases with a red light that fell in one of two spans, or with any red light and a query that was
 * served in the second: all that can appear in one week of the ledger. The work follows these cases, not the county's.
 */
export async function listLitHistories(db: Db, week: Span, keptBack: Span): Promise<CaseEvent[][]> {
  const edges = [week, keptBack, keptBack].flatMap(({ from, to }) => [from.toISOString(), to.toISOString()]);
  return toHistories(await SELECT_LIT(db, edges));
}
