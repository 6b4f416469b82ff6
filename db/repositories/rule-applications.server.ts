import type { Selectable } from 'kysely';
import type { Db } from '#db/client.server.ts';
import { fixedStatement } from '#db/fixed-statement.ts';
import type { RuleTables } from '#db/rule-tables.ts';

/** One walk through the open cases that brings them under new rules. Null: each case keeps the version that it has. */
export type RuleApplication = {
  id: number;
  policyVersion: string | null;
  calendarVersion: string | null;
  requestedAt: Date;
  doneAt: Date | null;
  /** Every case up to this one has been looked at, or is to be tried again. */
  lastCaseId: number;
  moved: number;
  examined: number;
};

/**
 * Begins a walk. One that is still under way ends here: the new one takes over what it was to bring, and meets every
 * case. Returns its id.
 */
export async function insertRuleApplication(
  db: Db,
  versions: { policyVersion: string | null; calendarVersion: string | null },
  now: Date,
): Promise<number> {
  const before = await findOpenRuleApplication(db);
  if (before) await endRuleApplication(db, before.id, now);
  const row = await db
    .insertInto('rule_applications')
    .values({
      policy_version: versions.policyVersion ?? before?.policyVersion ?? null,
      calendar_version: versions.calendarVersion ?? before?.calendarVersion ?? null,
      requested_at: now.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** The walk that is under way, if there is one. */
export async function findOpenRuleApplication(db: Db): Promise<RuleApplication | null> {
  const row = await db
    .selectFrom('rule_applications')
    .selectAll()
    .where('done_at', 'is', null)
    .orderBy('id')
    .executeTakeFirst();
  return row ? toApplication(row) : null;
}

/** The last walks, newest first. */
export async function listRuleApplications(db: Db, limit: number): Promise<RuleApplication[]> {
  const rows = await db.selectFrom('rule_applications').selectAll().orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toApplication);
}

// A kept report is under the rules of its release.
const TO_MOVE = `FROM cases c WHERE c.id > ? AND NOT EXISTS (SELECT 1 FROM held_reports h WHERE h.case_id = c.id) AND (c.status NOT IN ('solved','withdrawn','handed_off')
     OR EXISTS (SELECT 1 FROM sla_clocks k WHERE k.case_id = c.id AND k.state IN ('running','paused'))
     OR EXISTS (SELECT 1 FROM referrals r WHERE r.case_id = c.id AND r.stage <> 'fed_back'))`;
const NEXT_CASES = fixedStatement<{ id: number }>(`SELECT c.id ${TO_MOVE} ORDER BY c.id LIMIT ?`);
const LEFT = fixedStatement<{ n: number }>(`SELECT count(*) AS n ${TO_MOVE}`);

/**
 * The next cases on which a clock runs, or on which one can still begin: also an answered one, whose investor may say
 * "not", and a refused one, which may be appealed. Ids, ascending.
 */
export async function listCasesToMove(db: Db, after: number, limit: number): Promise<number[]> {
  return (await NEXT_CASES(db, [after, limit])).map((row) => row.id);
}

/** How many cases a walk that has come as far as `after` still has to look at. */
export async function countCasesToMove(db: Db, after: number): Promise<number> {
  return (await LEFT(db, [after]))[0]?.n ?? 0;
}

const OPEN_CLOCKS = `FROM cases c WHERE c.id > ? AND c.id % ? = 0
     AND EXISTS (SELECT 1 FROM sla_clocks k WHERE k.case_id = c.id AND k.state IN ('running','paused'))`;
const WITH_OPEN_CLOCKS = fixedStatement<{ id: number }>(`SELECT c.id ${OPEN_CLOCKS} ORDER BY c.id LIMIT ?`);
const ALL_WITH_OPEN_CLOCKS = fixedStatement<{ n: number }>(`SELECT count(*) AS n ${OPEN_CLOCKS}`);

/** The next cases on which a clock runs or waits, `every` so many numbers one (1: all of them). Ids, ascending. */
export async function listCasesWithOpenClocks(
  db: Db,
  page: { after: number; every: number; limit: number },
): Promise<number[]> {
  return (await WITH_OPEN_CLOCKS(db, [page.after, page.every, page.limit])).map((row) => row.id);
}

/** On how many cases a clock runs or waits. */
export async function countCasesWithOpenClocks(db: Db): Promise<number> {
  return (await ALL_WITH_OPEN_CLOCKS(db, [0, 1]))[0]?.n ?? 0;
}

/** One case more was moved: written in the transaction that moves it, so that the number is exact. */
export async function countMovedCase(db: Db, id: number): Promise<void> {
  await db
    .updateTable('rule_applications')
    .set((eb) => ({ moved: eb('moved', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/**
 * The walk has passed these cases; `failed` are to be tried again. False where another runner was first: then nothing is
 * counted twice.
 */
export async function passCases(
  db: Db,
  id: number,
  passed: { from: number; to: number; examined: number; failed: readonly number[] },
): Promise<boolean> {
  const result = await db
    .updateTable('rule_applications')
    .set((eb) => ({ last_case_id: passed.to, examined: eb('examined', '+', passed.examined) }))
    .where('id', '=', id)
    .where('last_case_id', '=', passed.from)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  const rows = passed.failed.map((caseId) => ({ application_id: id, case_id: caseId }));
  if (rows.length > 0) {
    await db
      .insertInto('rule_application_retries')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return true;
}

/** The cases that could not be moved yet, by id. */
export async function listCasesToRetry(db: Db, id: number, page: { after: number; limit: number }): Promise<number[]> {
  const rows = await db
    .selectFrom('rule_application_retries')
    .select('case_id')
    .where('application_id', '=', id)
    .where('case_id', '>', page.after)
    .orderBy('case_id')
    .limit(page.limit)
    .execute();
  return rows.map((row) => row.case_id);
}

/** How many cases could not be moved yet. */
export async function countCasesToRetry(db: Db, id: number): Promise<number> {
  const row = await db
    .selectFrom('rule_application_retries')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('application_id', '=', id)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** A case that had failed has been moved. */
export async function deleteRetry(db: Db, id: number, caseId: number): Promise<void> {
  await db
    .deleteFrom('rule_application_retries')
    .where('application_id', '=', id)
    .where('case_id', '=', caseId)
    .execute();
}

/** The walk is over. */
export async function endRuleApplication(db: Db, id: number, now: Date): Promise<void> {
  await db
    .updateTable('rule_applications')
    .set({ done_at: now.toISOString() })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute();
}

function toApplication(row: Selectable<RuleTables['rule_applications']>): RuleApplication {
  return {
    id: row.id,
    policyVersion: row.policy_version,
    calendarVersion: row.calendar_version,
    requestedAt: new Date(row.requested_at),
    doneAt: row.done_at ? new Date(row.done_at) : null,
    lastCaseId: row.last_case_id,
    moved: row.moved,
    examined: row.examined,
  };
}
