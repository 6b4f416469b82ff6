import { describe, expect, test } from 'vitest';
import { clockSlug } from '#app/domain/clock-explanation.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { acknowledgeReferral } from '#app/use-cases/acknowledge-referral.server.ts';
import { answerQuestion } from '#app/use-cases/answer-question.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { explainAllClocks, explainCaseClock, explainOwnClock } from '#app/use-cases/explain-clock.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import type { Db } from '#db/client.server.ts';
import { listCaseAudit } from '#db/repositories/audit-rows.server.ts';
import { accusing, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, type Cast, historyOf, own, theCast } from '#tests/use-cases/play.ts';

/** Filed on Monday, accepted on Tuesday, asked on Wednesday, answered on Friday: the pause takes two days out. */
async function anAskedCase(db: Db, cast: Cast) {
  const filed = await fileAReport(db);
  await acceptCase(by(db, cast.officer, '2026-11-03 10:00'), filed.reference);
  await askInvestor(by(db, cast.officer, '2026-11-04 10:00'), filed.reference, { text: '哪一天？' });
  await answerQuestion(own(db, '2026-11-06 10:00'), filed.caseId, '十月二十日。');
  return filed;
}

const audits = async (db: Db, caseId: number) => (await listCaseAudit(db, caseId)).map(({ act }) => act);

describe('for staff', () => {
  test('every clock they see is explained with the same due date, and the reading is on record', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { caseId, reference } = await anAskedCase(db, cast);
    const ctx = by(db, cast.officer, '2026-11-06 11:00');
    const view = await openCase(ctx, reference);
    const before = (await audits(db, caseId)).length;
    for (const clock of view?.clocks ?? []) {
      const explained = await explainCaseClock(ctx, reference, clockSlug(clock.key));
      expect(explained).toMatchObject({ reference, clock, policyVersion: '2026-11', calendarVersion: '2026-11' });
      expect(explained?.explanation.dueAt).toEqual(clock.breachedAt ?? clock.dueAt);
      expect(explained?.publishedThrough).toBe('2026-12-31');
    }
    expect((await audits(db, caseId)).slice(before)).toEqual(view?.clocks.map(() => 'read_status'));
  });

  test('a pause names the unit that asked', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { reference } = await anAskedCase(db, cast);
    const explained = await explainCaseClock(by(db, cast.head, '2026-11-06 11:00'), reference, 'resolution:1');
    const paused = explained?.explanation.days.filter(({ kind }) => kind === 'paused');
    expect(paused?.map(({ on, pause }) => `${on} ${pause?.reason} ${pause?.by}`)).toEqual([
      '2026-11-04 waiting_for_investor scjg',
      '2026-11-05 waiting_for_investor scjg',
    ]);
    expect(explained?.units.map(({ name }) => name.zh)).toEqual(['市场监督管理局']);
  });

  test('whoever is merely told reads the clocks he may see, and no others', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { reference } = await fileAReport(db);
    await sweepTo(db, shanghai('2026-12-10 10:00'));
    const ctx = by(db, cast.hub, '2026-12-10 10:01');
    expect((await openCase(ctx, reference))?.standing).toEqual(['told']);
    expect(await explainCaseClock(ctx, reference, 'resolution:1')).toMatchObject({ clock: { state: 'breached' } });
    expect(await explainCaseClock(ctx, reference, 'legal_basis:jtj')).toBeNull();
    expect(await explainCaseClock(ctx, reference, 'referral_receipt')).toBeNull();
    const discipline = by(db, cast.inspector, '2026-12-10 10:02');
    expect(await explainCaseClock(discipline, reference, 'legal_basis:jtj')).not.toBeNull();
    expect(await explainCaseClock(discipline, reference, 'referral_receipt')).not.toBeNull();
  });

  test('a stranger, the accused and an unknown clock get nothing', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { caseId, reference } = await fileAReport(db);
    const before = await audits(db, caseId);
    expect(await explainCaseClock(by(db, cast.accused, '2026-11-02 10:00'), reference, 'acceptance')).toBeNull();
    expect(await explainCaseClock(by(db, cast.inspector, '2026-11-02 10:00'), reference, 'acceptance')).toBeNull();
    expect(await explainCaseClock(by(db, cast.officer, '2026-11-02 10:00'), reference, 'resolution:1')).toBeNull();
    expect(await explainCaseClock(by(db, cast.officer, '2026-11-02 10:00'), 'TS-00000000', 'acceptance')).toBeNull();
    expect(await audits(db, caseId)).toEqual(before);
  });

  test('what is due fires first, as with every reading', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { caseId, reference } = await fileAReport(db);
    const explained = await explainCaseClock(by(db, cast.officer, '2026-11-05 10:00'), reference, 'acceptance');
    expect(explained?.clock).toMatchObject({ state: 'breached', endedReason: 'accepted_silently' });
    // Silence decided at the due instant: there is nothing late about the days after it.
    expect(explained?.explanation.days.map(({ kind }) => kind)).toEqual(['start_day', 'counted']);
    expect((await historyOf(db, caseId)).map(({ type }) => type)).toContain('accepted_silently');
  });
});

describe('for the investor', () => {
  test('each promised clock is explained, with the day a reply restarted it', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { caseId, reference } = await anAskedCase(db, cast);
    const progress = { text: '在办', done: '查账', next: '核实', nextByOn: '2026-11-11' };
    await replyToInvestor(by(db, cast.officer, '2026-11-06 15:00'), reference, progress);
    const ctx = own(db, '2026-11-09 10:00');
    const { clocks } = await openTrackedCase(ctx, caseId);
    expect(clocks.map(({ key }) => key)).toContain('progress:1:2');
    for (const { key } of clocks) expect((await explainOwnClock(ctx, caseId, key))?.clock.key).toBe(key);
    const second = await explainOwnClock(ctx, caseId, 'progress-1-2');
    expect(second?.explanation).toMatchObject({ startedAt: shanghai('2026-11-06 15:00'), consumed: 0 });
  });

  test('the clock of the accused and the disposal of discipline are not his to read', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { caseId, reference } = await fileAReport(db, {
      report: { group: 'attitude', category: 'L5', amounts: [], queryAgreed: false, accused: accusing('jtj') },
    });
    const inspector = by(db, cast.inspector, '2026-11-03 10:00');
    await acknowledgeReferral(inspector, reference);
    const ctx = own(db, '2026-11-04 10:00');
    expect(await explainOwnClock(ctx, caseId, 'referral_receipt')).not.toBeNull();
    expect(await explainOwnClock(ctx, caseId, 'referral_disposal')).toBeNull();
    const other = await fileAReport(db);
    await sweepTo(db, shanghai('2026-11-10 10:00'));
    expect(
      (await explainAllClocks(db, other.caseId, shanghai('2026-11-10 10:00'))).map(({ clock }) => clock.key),
    ).toContain('legal_basis:jtj');
    expect(await explainOwnClock(own(db, '2026-11-10 10:00'), other.caseId, 'legal_basis:jtj')).toBeNull();
  });

  test('a date beyond the published holidays is said to be provisional', async () => {
    const db = testDb();
    const { caseId } = await fileAReport(db, { at: shanghai('2026-12-25 10:00') });
    await sweepTo(db, shanghai('2026-12-29 10:00'));
    const explained = await explainOwnClock(own(db, '2026-12-29 10:00'), caseId, 'resolution:1');
    expect(explained?.clock.provisional).toBe(true);
  });
});

test('the operator sees every clock as it stands, and nothing is written', async () => {
  const db = testDb();
  const { caseId } = await fileAReport(db);
  const before = await historyOf(db, caseId);
  const views = await explainAllClocks(db, caseId, shanghai('2026-11-05 10:00'));
  expect(views.map(({ clock }) => clock.key)).toEqual(expect.arrayContaining(['acceptance', 'resolution:1']));
  expect(await historyOf(db, caseId)).toEqual(before);
});

test('without a sweep the investor reads what silence has brought about all the same, and nothing is written', async () => {
  const db = testDb();
  const { caseId } = await fileAReport(db, { report: { queryAgreed: false } });
  const at = '2026-11-05 10:00';
  expect(await openTrackedCase(own(db, at), caseId)).toMatchObject({ status: 'in_progress', acceptedSilently: true });
  expect(await explainOwnClock(own(db, at), caseId, clockSlug('resolution:1'))).not.toBeNull();
  expect(await historyOf(db, caseId)).toHaveLength(1);
});
