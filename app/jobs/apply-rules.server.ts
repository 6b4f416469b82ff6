import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { activateDueRules } from '#app/use-cases/activate-rules.server.ts';
import { lookAtStaff } from '#app/use-cases/case-record.server.ts';
import { moveCase } from '#app/use-cases/move-case.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import {
  endRuleApplication,
  findOpenRuleApplication,
  listCasesToMove,
  listCasesToRetry,
  passCases,
  type RuleApplication,
} from '#db/repositories/rule-applications.server.ts';
import { findRuleWork } from '#db/repositories/rule-versions.server.ts';

/** So many cases share a commit, each behind a savepoint of its own; requests get their turn between two commits. */
const AT_ONCE = 64;
const BATCHES_A_TICK = 8;

type Tick = { db: Db; keys: KeyRing; now: Date };
/** `more`: there is work left for a tick that follows at once. */
export type Applied = { moved: number; more: boolean };

/**
 * One tick: brings into force what is published for a day that has come, and goes on with the walk that brings the open
 * cases under new rules, a bounded number of them. Killed anywhere it goes on where it was; a case that fails is tried
 * again with every tick and holds up no other. Failures are thrown together, last. Without work it asks one indexed row.
 */
export async function applyRules(tick: Tick): Promise<Applied> {
  const work = await findRuleWork(tick.db);
  const isDue = work.firstDayWaiting !== null && work.firstDayWaiting <= (await today(tick));
  if (isDue) await activateDueRules(tick);
  if (!isDue && !work.isApplying) return { moved: 0, more: false };
  const failures: unknown[] = [];
  const applied: Applied = { moved: 0, more: true };
  for (let batch = 0; batch < BATCHES_A_TICK && applied.more; batch += 1) {
    const application = await findOpenRuleApplication(tick.db);
    if (!application) return { ...applied, more: false };
    const walked = await walkOn(tick, application, failures.length > 0);
    applied.moved += walked.moved;
    applied.more = walked.more;
    failures.push(...walked.failures);
    await nextTurn();
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} cases could not be moved`);
  return applied;
}

async function today({ db, now }: Tick): Promise<string> {
  const county = await getCountyRules(db);
  const calendar = county.calendars.get(county.calendarVersion);
  if (!calendar) throw new Error('no calendar is in force');
  return dayOf(calendar, now);
}

type Walked = { moved: number; failures: unknown[]; more: boolean };

/** The next cases; behind the last one those that failed in an earlier tick, and when none does any more it is over. */
async function walkOn(tick: Tick, application: RuleApplication, hasFailed: boolean): Promise<Walked> {
  const { id, lastCaseId } = application;
  const cases = await listCasesToMove(tick.db, lastCaseId, AT_ONCE);
  const last = cases.at(-1);
  if (last === undefined) return hasFailed ? { moved: 0, failures: [], more: false } : endWalk(tick, application);
  const { failed, ...walked } = await moveAll(tick, application, cases);
  const passed = { from: lastCaseId, to: last, examined: cases.length, failed };
  await writeTransaction(tick.db, (trx) => passCases(trx, id, passed));
  return { ...walked, more: true };
}

async function endWalk(tick: Tick, application: RuleApplication): Promise<Walked> {
  const { db, now } = tick;
  const walked: Walked = { moved: 0, failures: [], more: false };
  let after = 0;
  for (;;) {
    const left = await listCasesToRetry(db, application.id, { after, limit: AT_ONCE });
    const { moved, failures } = await moveAll(tick, application, left);
    walked.moved += moved;
    walked.failures.push(...failures);
    if (left.length < AT_ONCE) break;
    after = left.at(-1) ?? after;
  }
  if (walked.failures.length === 0) await writeTransaction(db, (trx) => endRuleApplication(trx, application.id, now));
  return walked;
}

async function moveAll({ db, now, keys }: Tick, application: RuleApplication, cases: readonly number[]) {
  const seen = await lookAtStaff(db);
  const moved = await Promise.allSettled(cases.map((caseId) => moveCase({ db, now, keys, seen }, application, caseId)));
  const failed = cases.filter((_, place) => moved[place]?.status === 'rejected');
  return {
    moved: moved.filter((one) => one.status === 'fulfilled' && one.value).length,
    failures: moved.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : [])),
    failed,
  };
}
