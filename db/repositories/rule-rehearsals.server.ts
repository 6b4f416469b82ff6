import type { Selectable } from 'kysely';
import type { Rehearsal } from '#app/domain/rules/rehearsal.ts';
import type { RuleKind } from '#app/domain/rules/rule-draft.ts';
import type { Db } from '#db/client.server.ts';
import { fixedStatement } from '#db/fixed-statement.ts';
import type { RuleTables } from '#db/rule-tables.ts';

/** A draft that is run over the cases of the last months, and what came of it so far. */
export type RuleRehearsal = {
  id: number;
  draftId: number;
  kind: RuleKind;
  /** The draft as it was when the rehearsal was asked for. */
  body: string;
  months: number;
  state: 'waiting' | 'running' | 'done' | 'failed';
  openedFrom: Date;
  examined: number;
  total: number;
  lastCaseId: number;
  result: Rehearsal | null;
  requestedAt: Date;
  doneAt: Date | null;
};

type NewRehearsal = Pick<RuleRehearsal, 'draftId' | 'kind' | 'body' | 'months' | 'openedFrom'> & { accountId: number };

/** Asks for a rehearsal over the cases opened since `openedFrom`. Returns its id. */
export async function insertRehearsal(db: Db, rehearsal: NewRehearsal, now: Date): Promise<number> {
  const openedFrom = rehearsal.openedFrom.toISOString();
  const cases = await db
    .selectFrom('cases')
    .select((eb) => [eb.fn.countAll<number>().as('total'), eb.fn.min('id').as('first')])
    .where('opened_at', '>=', openedFrom)
    // A kept report stands in no count.
    .where('id', 'not in', (eb) => eb.selectFrom('held_reports').select('case_id'))
    .executeTakeFirstOrThrow();
  const row = await db
    .insertInto('rule_rehearsals')
    .values({
      draft_id: rehearsal.draftId,
      kind: rehearsal.kind,
      body: rehearsal.body,
      months: rehearsal.months,
      state: 'waiting',
      opened_from: openedFrom,
      total: cases.total,
      last_case_id: (cases.first ?? 1) - 1,
      account_id: rehearsal.accountId,
      requested_at: now.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function findRehearsal(db: Db, id: number): Promise<RuleRehearsal | null> {
  const row = await db.selectFrom('rule_rehearsals').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toRehearsal(row) : null;
}

const OPEN = fixedStatement<{ id: number }>(`SELECT id FROM rule_rehearsals WHERE done_at IS NULL ORDER BY id LIMIT 1`);

/** The oldest rehearsal that is not done: one indexed look-up where there is none. */
export async function findOpenRehearsal(db: Db): Promise<RuleRehearsal | null> {
  const [row] = await OPEN(db, []);
  return row ? findRehearsal(db, row.id) : null;
}

/** The last rehearsals, newest first. */
export async function listRehearsals(db: Db, limit: number): Promise<RuleRehearsal[]> {
  const rows = await db.selectFrom('rule_rehearsals').selectAll().orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toRehearsal);
}

// `+opened_at`: walked by id, since behind the first case of the months nearly every one belongs to them.
const NEXT_CASES = fixedStatement<{ id: number }>(
  `SELECT id FROM cases WHERE id > ? AND +opened_at >= ?
     AND id NOT IN (SELECT case_id FROM held_reports) ORDER BY id LIMIT ?`,
);

/** The next cases of a rehearsal: ids, ascending. */
export async function listCasesToRehearse(
  db: Db,
  page: { after: number; openedFrom: Date; limit: number },
): Promise<number[]> {
  return (await NEXT_CASES(db, [page.after, page.openedFrom.toISOString(), page.limit])).map((row) => row.id);
}

/** Writes what came of a page of cases. False where another runner was first: its numbers stand. */
export async function saveRehearsed(
  db: Db,
  id: number,
  page: { from: number; to: number; examined: number; result: Rehearsal },
): Promise<boolean> {
  const result = await db
    .updateTable('rule_rehearsals')
    .set((eb) => ({
      state: 'running',
      last_case_id: page.to,
      examined: eb('examined', '+', page.examined),
      result: JSON.stringify(page.result),
    }))
    .where('id', '=', id)
    .where('last_case_id', '=', page.from)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The rehearsal is over: done, or failed where the draft could not be run. */
export async function endRehearsal(db: Db, id: number, state: 'done' | 'failed', now: Date): Promise<void> {
  await db
    .updateTable('rule_rehearsals')
    .set({ state, done_at: now.toISOString() })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute();
}

function toRehearsal(row: Selectable<RuleTables['rule_rehearsals']>): RuleRehearsal {
  return {
    id: row.id,
    draftId: row.draft_id,
    kind: row.kind,
    body: row.body,
    months: row.months,
    state: row.state,
    openedFrom: new Date(row.opened_from),
    examined: row.examined,
    total: row.total,
    lastCaseId: row.last_case_id,
    result: row.result ? (JSON.parse(row.result) as Rehearsal) : null,
    requestedAt: new Date(row.requested_at),
    doneAt: row.done_at ? new Date(row.done_at) : null,
  };
}
