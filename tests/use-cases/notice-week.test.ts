import { beforeEach, describe, expect, test } from 'vitest';
import type { StaffActor } from '#app/domain/permissions.ts';
import { answerNotices } from '#app/use-cases/answer-notices.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { listNoticesByUnit, listOpenNotices } from '#db/repositories/referrals.server.ts';
import { fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, type Cast, theCast, typesOf } from '#tests/use-cases/play.ts';

/** A report of Monday 2 November that nobody answers is a notice at the close of 17 November. */
const OPENED = '2026-11-17 17:30';
const DUE = '2026-11-24 17:30';
const AFTER = '2026-11-24 17:31';

let db: Db;
let cast: Cast;
beforeEach(async () => {
  db = testDb();
  cast = await theCast(db);
});

const unanswered = (at?: string) =>
  fileAReport(db, { report: { queryAgreed: false }, at: at === undefined ? undefined : shanghai(at) });
const answer = (reference: string, at: string) =>
  answerNotices(by(db, cast.inspector, at), { unit: 'scjg', references: [reference], outcome: 'kept', reason: null });

async function remindersOf(person: StaffActor): Promise<number> {
  const mails = await db
    .selectFrom('outbox')
    .select('id')
    .where('account_id', '=', person.accountId)
    .where('template', '=', 'notices_waiting')
    .execute();
  return mails.length;
}

describe('the week of a unit’s notices', () => {
  test('ends at the close of the fifth working day after the oldest of them, on the page and in the inbox', async () => {
    await unanswered();
    await unanswered('2026-11-04 09:00');
    await sweepTo(db, shanghai('2026-11-20 10:00'));
    const notices = await listOpenNotices(db, 'jjw');
    expect(notices.map(({ openedAt, dueAt }) => [openedAt, dueAt])).toEqual([
      [shanghai(OPENED), shanghai(DUE)],
      [shanghai('2026-11-19 17:30'), shanghai('2026-11-26 17:30')],
    ]);
    expect(await listNoticesByUnit(db, 'jjw')).toMatchObject([{ count: 2, dueAt: shanghai(DUE) }]);
  });

  test('goes by with one mail to discipline’s head, whatever the number of notices and of sweeps', async () => {
    const filed = [await unanswered(), await unanswered(), await unanswered()];
    await sweepTo(db, shanghai(DUE));
    expect(await remindersOf(cast.inspectionHead)).toBe(0);
    await sweepTo(db, shanghai(AFTER));
    await sweepTo(db, shanghai('2026-11-25 09:00'));
    expect(await remindersOf(cast.inspectionHead)).toBe(1);
    expect(await remindersOf(cast.inspector)).toBe(0);
    for (const { caseId } of filed) {
      expect((await typesOf(db, caseId)).filter((type) => type === 'notice_overdue')).toHaveLength(1);
      expect(await examineCase(db, caseId)).toEqual([]);
    }
  });

  test('that has gone by is still shown, overdue, until the batch is answered', async () => {
    const { reference } = await unanswered();
    await sweepTo(db, shanghai('2026-12-02 10:00'));
    expect(await listOpenNotices(db, 'jjw')).toMatchObject([{ dueAt: shanghai(DUE) }]);
    expect(await answer(reference, '2026-12-02 10:01')).toEqual({ ok: true, answered: 1 });
    expect(await listOpenNotices(db, 'jjw')).toEqual([]);
  });

  test('brings no mail where the batch was answered in it', async () => {
    const { reference, caseId } = await unanswered();
    await sweepTo(db, shanghai('2026-11-20 10:00'));
    await answer(reference, '2026-11-23 10:00');
    await sweepTo(db, shanghai('2026-12-30 10:00'));
    expect(await remindersOf(cast.inspectionHead)).toBe(0);
    expect(await typesOf(db, caseId)).not.toContain('notice_overdue');
    expect(await examineCase(db, caseId)).toEqual([]);
  });

  test('is passed by a sweep that comes days late with both instants: when it was due and when it fired', async () => {
    const { caseId } = await unanswered();
    await sweepTo(db, shanghai('2026-12-02 10:00'));
    const row = await db
      .selectFrom('case_events')
      .select(['at', 'recorded_at'])
      .where('case_id', '=', caseId)
      .where('type', '=', 'notice_overdue')
      .executeTakeFirstOrThrow();
    expect([row.at, row.recorded_at]).toEqual([
      shanghai(DUE).toISOString(),
      shanghai('2026-12-02 10:00').toISOString(),
    ]);
  });

  test('is nothing that the lead could read', async () => {
    const { reference } = await unanswered();
    await sweepTo(db, shanghai(AFTER));
    const lead = await openCase(by(db, cast.head, AFTER), reference);
    expect(lead?.text?.events.map(({ type }) => type)).not.toContain('notice_overdue');
    const discipline = await openCase(by(db, cast.inspector, AFTER), reference);
    expect(discipline?.text?.events.map(({ type }) => type)).toContain('notice_overdue');
  });
});
