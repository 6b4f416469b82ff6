import { describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { askInspection } from '#app/use-cases/ask-inspection.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { explainAllClocks } from '#app/use-cases/explain-clock.server.ts';
import { giveVerdict } from '#app/use-cases/give-verdict.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import type { Db } from '#db/client.server.ts';
import { listCaseIds } from '#db/repositories/case-events.server.ts';
import { fileAReport, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aProof, by, own, theCast, typesOf } from '#tests/use-cases/play.ts';
import { aCalendar, anAdmin, aPolicy, applyAll, days, publish } from '#tests/use-cases/rule-story.ts';

const PROGRESS = { text: '在查。', done: '已调取收费记录', next: '约谈收费人员', nextByOn: '2026-11-27' } as const;

/** Every clock and everything that fired, by case: what is judged, and by which versions. */
async function judged(db: Db) {
  const clocks = await db
    .selectFrom('sla_clocks')
    .select(['case_id', 'key', 'state', 'due_at', 'breached_at', 'policy_version', 'calendar_version'])
    .orderBy('case_id')
    .orderBy('key')
    .execute();
  const fired = await db
    .selectFrom('fired_steps')
    .innerJoin('sla_clocks', 'sla_clocks.id', 'fired_steps.clock_id')
    .select(['case_id', 'key', 'step', 'fired_steps.due_at', 'fired_steps.calendar_version'])
    .orderBy('case_id')
    .orderBy('key')
    .orderBy('step')
    .execute();
  return { clocks, fired };
}

/** Two days closed from a Friday on, and a shorter target from the Monday after, published in time, while cases run. */
async function aCounty(
  sweepsAt: readonly string[],
  { cases = 3, actsAt = null }: { cases?: number; actsAt?: string | null } = {},
) {
  const db = testDb();
  const cast = await theCast(db);
  const admin = await anAdmin(db, '2026-11-10 10:00');
  const closed = aCalendar({ closed: ['2026-11-20', '2026-11-23'] });
  await publish(admin, { kind: 'calendar', body: closed, on: '2026-11-20' });
  await publish(admin, { kind: 'policy', body: await aPolicy(db, days('L1', 4)), on: '2026-11-24' });
  const one = await fileAReport(db, { at: shanghai('2026-11-17 09:00') });
  await acceptCase(by(db, cast.officer, '2026-11-17 10:00'), one.reference);
  for (let n = 1; n < cases; n += 1) await fileAReport(db, { at: shanghai('2026-11-18 09:00') });
  const acts: [string, () => Promise<unknown>][] = actsAt
    ? [[actsAt, () => replyToInvestor(by(db, cast.officer, actsAt), one.reference, PROGRESS)]]
    : [];
  const ticks = sweepsAt.map((at): [string, () => Promise<unknown>] => [at, () => applyAll(db, at)]);
  for (const [, run] of [...ticks, ...acts].sort(([first], [other]) => (first < other ? -1 : 1))) await run();
  for (const id of await listCaseIds(db, 0, 100)) expect(await examineCase(db, id)).toEqual([]);
  return judged(db);
}

const EVERY_DAY = ['18', '19', '20', '21', '23', '24', '25', '26'].map((day) => `2026-11-${day} 00:01`);
const LAST = '2026-11-27 08:00';

describe('new rules whose day comes while nothing sweeps', () => {
  test('are found at the instant from which they hold, however late: the same dates, breaches and steps', async () => {
    const punctual = await aCounty([...EVERY_DAY, LAST]);
    expect(await aCounty([LAST])).toEqual(punctual);
    expect(await aCounty(['2026-11-23 12:00', LAST])).toEqual(punctual);
    // Or the test would say nothing: old and new rules judge something, and something is breached.
    expect(new Set(punctual.clocks.map((row) => `${row.policy_version} ${row.calendar_version}`)).size).toBe(2);
    expect(punctual.clocks.some(({ breached_at }) => breached_at !== null)).toBe(true);
  });

  test('are found by an act of an officer just as well', async () => {
    const given = { cases: 1, actsAt: '2026-11-24 09:30' };
    expect(await aCounty([LAST], given)).toEqual(await aCounty([...EVERY_DAY, LAST], given));
  });
});

test('a case that was over when new rules came is under them once something begins on it again', async () => {
  const db = testDb();
  const cast = await theCast(db);
  const { caseId, reference } = await fileAReport(db);
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
  const answer = { outcome: 'returned', text: '已退', proof: aProof() } as const;
  await answerReport(by(db, cast.officer, '2026-11-02 11:00'), reference, answer);
  await giveVerdict(own(db, '2026-11-02 12:00'), caseId, 'solved');
  const closed = aCalendar({ closed: ['2026-11-24', '2026-11-25'] });
  await publish(await anAdmin(db, '2026-11-20 09:00'), { kind: 'calendar', body: closed, on: '2026-11-20' });
  await applyAll(db, '2026-11-20 09:01');
  // Whoever only looks at it writes nothing.
  await openCase(by(db, cast.officer, '2026-11-20 10:00'), reference);
  expect(await typesOf(db, caseId)).not.toContain('rules_changed');
  await askInspection(own(db, '2026-11-23 09:00'), caseId, { reason: 'retaliation', words: '' });
  const clocks = await explainAllClocks(db, caseId, shanghai('2026-11-23 09:01'));
  const receipt = clocks.find(({ clock }) => clock.key === 'referral_receipt');
  expect(receipt).toMatchObject({ calendarVersion: '2026-11-20', clock: { dueAt: shanghai('2026-11-27 17:30') } });
  expect(await examineCase(db, caseId)).toEqual([]);
});
