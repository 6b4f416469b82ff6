import { describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { takeBackWithdrawal, withdrawReport } from '#app/use-cases/withdraw-report.server.ts';
import { fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aProof, by, own, statusOf, theCast, typesOf } from '#tests/use-cases/play.ts';

async function accepted() {
  const db = testDb();
  const cast = await theCast(db);
  const filed = await fileAReport(db);
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), filed.reference);
  return { db, cast, ...filed };
}

const FREELY = { isPressed: false, words: null };

describe('a withdrawal', () => {
  test('takes effect after 24 hours to the minute; until then the case is worked on and its clocks run', async () => {
    const { db, caseId } = await accepted();
    expect(await withdrawReport(own(db, '2026-11-03 11:00'), caseId, FREELY)).toEqual({ ok: true });
    await sweepTo(db, shanghai('2026-11-04 11:00'));
    expect(await statusOf(db, caseId)).toBe('in_progress');
    await sweepTo(db, shanghai('2026-11-04 11:01'));
    expect(await statusOf(db, caseId)).toBe('withdrawn');
    const clocks = await db.selectFrom('sla_clocks').select(['kind', 'state']).where('case_id', '=', caseId).execute();
    const open = clocks.filter(({ state }) => state === 'running' || state === 'paused');
    expect(open).toEqual([]);
    expect(clocks).toContainEqual({ kind: 'resolution', state: 'ended' });
    expect(await examineCase(db, caseId)).toEqual([]);
  });

  test('serves no query any more, and the doctor agrees', async () => {
    const { db, caseId, cast } = await accepted();
    await withdrawReport(own(db, '2026-11-02 10:30'), caseId, FREELY);
    await sweepTo(db, shanghai('2026-11-03 10:31'));
    // The query's hour came before the withdrawal took effect: it was served, and its clock is ended with the case.
    const [clock] = await db.selectFrom('sla_clocks').select('state').where('kind', '=', 'legal_basis').execute();
    expect(clock).toEqual({ state: 'ended' });
    expect(await db.selectFrom('queries').select('closed_at').execute()).toEqual([{ closed_at: null }]);
    expect(cast.accused.departmentId).toBe('jtj');
  });

  test('is taken back within the day, and the answer is due when it always was', async () => {
    const { db, caseId } = await accepted();
    const due = async () => (await openTrackedCase(own(db, '2026-11-03 10:00'), caseId)).answerBy;
    const before = await due();
    await withdrawReport(own(db, '2026-11-03 11:00'), caseId, FREELY);
    expect(await takeBackWithdrawal(own(db, '2026-11-04 10:59'), caseId)).toEqual({ ok: true });
    await sweepTo(db, shanghai('2026-11-05 12:00'));
    expect(await statusOf(db, caseId)).toBe('in_progress');
    expect(await due()).toEqual(before);
    expect(await takeBackWithdrawal(own(db, '2026-11-05 12:00'), caseId)).toEqual({
      ok: false,
      reason: 'not_possible',
    });
  });

  test('is overtaken by the answer, which the investor then judges', async () => {
    const { db, cast, caseId, reference } = await accepted();
    await withdrawReport(own(db, '2026-11-03 11:00'), caseId, FREELY);
    const answer = { outcome: 'returned', text: '已退', proof: aProof() } as const;
    await answerReport(by(db, cast.officer, '2026-11-03 15:00'), reference, answer);
    await sweepTo(db, shanghai('2026-11-04 12:00'));
    expect(await statusOf(db, caseId)).toBe('answered');
    expect(await withdrawReport(own(db, '2026-11-04 12:00'), caseId, FREELY)).toEqual({
      ok: false,
      reason: 'not_possible',
    });
  });

  test('does not save the unit from a date that it missed meanwhile: the breach stays', async () => {
    const { db, caseId } = await accepted();
    const { answerBy } = await openTrackedCase(own(db, '2026-11-03 10:00'), caseId);
    const due = answerBy?.getTime() ?? 0;
    await withdrawReport({ ...own(db, '2026-11-03 10:00'), now: new Date(due - 3_600_000) }, caseId, FREELY);
    await sweepTo(db, new Date(due + 24 * 3_600_000));
    const [clock] = await db
      .selectFrom('sla_clocks')
      .select(['state', 'breached_at'])
      .where('kind', '=', 'resolution')
      .execute();
    expect(clock).toEqual({ state: 'breached', breached_at: new Date(due).toISOString() });
    expect(await statusOf(db, caseId)).toBe('withdrawn');
  });

  test('of a report that is with discipline inspection is not possible', async () => {
    const db = testDb();
    const { caseId } = await fileAReport(db, { report: { category: 'L5', group: 'attitude' } });
    expect(await withdrawReport(own(db, '2026-11-03 11:00'), caseId, FREELY)).toEqual({
      ok: false,
      reason: 'not_possible',
    });
  });
});

test('that it is under pressure goes to discipline inspection, and no desk reads it', async () => {
  const { db, cast, caseId, reference } = await accepted();
  const pressed = { isPressed: true, words: '站长让我撤。' };
  await withdrawReport(own(db, '2026-11-03 11:00'), caseId, pressed);
  expect(await typesOf(db, caseId)).toEqual(
    expect.arrayContaining(['withdrawal_asked', 'inspection_asked', 'referred']),
  );
  const desk = await openCase(by(db, cast.officer, '2026-11-03 12:00'), reference);
  const types = desk?.text?.events.map(({ type }) => type) ?? [];
  expect(types).toContain('withdrawal_asked');
  expect(desk?.text?.withdrawalAt).toEqual(shanghai('2026-11-04 11:00'));
  expect(types).not.toContain('inspection_asked');
  expect(JSON.stringify(desk)).not.toMatch(/站长|press|retaliat/);
  await sweepTo(db, shanghai('2026-11-04 12:00'));
  const oversight = await openCase(by(db, cast.inspector, '2026-11-04 13:00'), reference);
  expect(oversight?.may).toContain('acknowledge');
  expect(JSON.stringify(oversight)).toContain('站长让我撤。');
});
