import { describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { askInspection } from '#app/use-cases/ask-inspection.server.ts';
import { changeHold, sendHeldReport, takeBackHeldReport } from '#app/use-cases/change-hold.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { withdrawReport } from '#app/use-cases/withdraw-report.server.ts';
import { writeToOfficers } from '#app/use-cases/write-to-officers.server.ts';
import type { Db } from '#db/client.server.ts';
import { listCasesToMove } from '#db/repositories/rule-applications.server.ts';
import { shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aFirm, KEPT_UNTIL, keepAReport, tryToKeep } from '#tests/use-cases/kept-report.ts';
import { by, own, statusOf, theCast, typesOf } from '#tests/use-cases/play.ts';

async function rowsOf(db: Db) {
  const count = async (table: 'case_readers' | 'sla_clocks' | 'outbox' | 'queries' | 'held_marks') =>
    (await db.selectFrom(table).selectAll().execute()).length;
  return {
    readers: await count('case_readers'),
    clocks: await count('sla_clocks'),
    mails: await count('outbox'),
    queries: await count('queries'),
  };
}
const NOTHING = { readers: 0, clocks: 0, mails: 0, queries: 0 };

describe('a kept report', () => {
  test('has no reader, no clock, no mail and no query, and its receipt promises no date', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const report = { ...aFirm(1), mailTo: 'li@example.test' };
    const filed = await keepAReport(db, { report });
    await sweepTo(db, shanghai('2026-12-04 18:00'));
    expect(await rowsOf(db)).toEqual(NOTHING);
    expect(filed.receipt).toMatchObject({ heldUntil: KEPT_UNTIL, acceptBy: null, answerBy: null });
    expect(await openCase(by(db, cast.officer, '2026-12-04 18:00'), filed.reference)).toBeNull();
    const accepted = await acceptCase(by(db, cast.officer, '2026-12-04 18:00'), filed.reference);
    expect(accepted).toEqual({ ok: false, reason: 'not_found' });
    expect(await examineCase(db, filed.caseId)).toEqual([]);
    expect(await listCasesToMove(db, 0, 10)).toEqual([]);
  });

  test('takes no message, no withdrawal and no request to discipline while it is kept', async () => {
    const db = testDb();
    const { caseId } = await keepAReport(db);
    const ctx = own(db, '2026-11-03 10:00');
    expect((await writeToOfficers(ctx, caseId, '补充')).ok).toBe(false);
    expect((await withdrawReport(ctx, caseId, { isPressed: true, words: '有人施压' })).ok).toBe(false);
    expect((await askInspection(ctx, caseId, { reason: 'pressed', words: null })).ok).toBe(false);
    expect(await rowsOf(db)).toEqual(NOTHING);
  });

  test.each(['L4', 'L5', 'L8'])('is refused for %s, and nothing is stored', async (category) => {
    const db = testDb();
    expect(await tryToKeep(db, { report: { category } })).toEqual({ ok: false, reason: 'cannot_wait' });
    expect(await db.selectFrom('cases').select('id').execute()).toEqual([]);
  });

  test('goes at nine on the first working day from its date, and is a case like any other from then on', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { caseId, reference } = await keepAReport(db);
    await sweepTo(db, shanghai('2026-12-07 09:01'));
    expect(await typesOf(db, caseId)).toEqual(['case_opened', 'report_released']);
    const view = await openTrackedCase(own(db, '2026-12-07 09:30'), caseId);
    expect(view.hold).toBeNull();
    expect(view.openedAt).toEqual(shanghai('2026-12-07 09:00'));
    expect(view.acceptBy && view.acceptBy > shanghai('2026-12-08 09:00')).toBe(true);
    const desk = await openCase(by(db, cast.officer, '2026-12-07 10:00'), reference);
    // When it was written is nobody's to read.
    expect(desk?.text?.events.map(({ type }) => type)).toEqual(['report_released']);
    expect(await db.selectFrom('cases').select('opened_at').execute()).toEqual([
      { opened_at: '2026-12-07T01:00:00.000Z' },
    ]);
    expect((await acceptCase(by(db, cast.officer, '2026-12-07 10:00'), reference)).ok).toBe(true);
    await sweepTo(db, shanghai('2026-12-08 09:01'));
    expect(await typesOf(db, caseId)).toContain('query_served');
    expect(await examineCase(db, caseId)).toEqual([]);
  });
});

describe('the third firm', () => {
  test('releases all three at the opening of the next working day, not at its own instant', async () => {
    const db = testDb();
    const held = [await keepAReport(db, { report: aFirm(1) }), await keepAReport(db, { report: aFirm(2) })];
    held.push(await keepAReport(db, { report: aFirm(3), at: shanghai('2026-11-06 15:37') }));
    await sweepTo(db, shanghai('2026-11-09 09:00'));
    expect(await rowsOf(db)).toEqual(NOTHING);
    await sweepTo(db, shanghai('2026-11-09 09:02'));
    for (const { caseId } of held) {
      expect(await typesOf(db, caseId)).toEqual(['case_opened', 'release_set', 'report_released']);
      expect((await openTrackedCase(own(db, '2026-11-09 09:02'), caseId)).openedAt).toEqual(
        shanghai('2026-11-09 09:00'),
      );
      expect(await examineCase(db, caseId)).toEqual([]);
    }
    expect(await db.selectFrom('held_marks').selectAll().execute()).toEqual([]);
  });

  test('is none where one firm files three times, nor where three give no name', async () => {
    const db = testDb();
    const all = [];
    for (let n = 0; n < 3; n += 1) all.push(await keepAReport(db, { report: aFirm(1) }), await keepAReport(db));
    await sweepTo(db, shanghai('2026-11-20 12:00'));
    expect(await rowsOf(db)).toEqual(NOTHING);
    for (const { caseId } of all) expect(await typesOf(db, caseId)).toEqual(['case_opened']);
  });

  test('counts for its own unit and item alone', async () => {
    const db = testDb();
    await keepAReport(db, { report: aFirm(1) });
    await keepAReport(db, { report: aFirm(2) });
    await keepAReport(db, { report: { ...aFirm(3), category: 'L3', amounts: [] } });
    await keepAReport(db, {
      report: { ...aFirm(4), accused: { units: ['scjg'], countyLeader: false, headPersonally: false } },
    });
    await sweepTo(db, shanghai('2026-11-20 12:00'));
    expect(await rowsOf(db)).toEqual(NOTHING);
  });

  test('is none any more once one was taken back', async () => {
    const db = testDb();
    const first = await keepAReport(db, { report: aFirm(1) });
    await keepAReport(db, { report: aFirm(2) });
    await takeBackHeldReport(own(db, '2026-11-03 10:00'), first.caseId);
    await keepAReport(db, { report: aFirm(3) });
    await sweepTo(db, shanghai('2026-11-20 12:00'));
    expect(await rowsOf(db)).toEqual(NOTHING);
  });

  test('is known again by keyed hashes alone: no name, telephone or unit stands beside what waits', async () => {
    const db = testDb();
    await keepAReport(db, { report: aFirm(1) });
    const rows = [
      ...(await db.selectFrom('held_marks').select('mark as hash').execute()),
      ...(await db.selectFrom('held_reports').select('slot as hash').execute()),
    ];
    expect(rows.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash ?? ''))).toBe(true);
  });
});

describe('the reporter of a kept report', () => {
  test('who asked for mails hears once, at its release; who did not, never', async () => {
    const db = testDb();
    const asked = await keepAReport(db, { report: { ...aFirm(1), mailTo: 'one@example.test' } });
    await keepAReport(db, { report: { ...aFirm(2), identityMode: 'hidden', mailTo: 'two@example.test' } });
    const mails = async () =>
      (await db.selectFrom('outbox').select('relay_key').where('relay_key', 'is not', null).execute()).length;
    await changeHold(own(db, '2026-11-03 10:00'), asked.caseId, '2026-12-31');
    await keepAReport(db, { report: aFirm(3), at: shanghai('2026-11-05 15:00') });
    await sweepTo(db, shanghai('2026-11-06 08:59'));
    expect(await mails()).toBe(0);
    await sweepTo(db, shanghai('2026-11-06 09:02'));
    await sweepTo(db, shanghai('2026-11-06 09:30'));
    expect(await mails()).toBe(2);
  });

  test('cannot have it wait past a year, nor until a day that is over', async () => {
    const db = testDb();
    const { caseId } = await keepAReport(db);
    for (const until of ['2026-11-03', '2027-11-04']) {
      expect((await changeHold(own(db, '2026-11-03 10:00'), caseId, until)).ok).toBe(false);
      expect(await tryToKeep(db, { at: shanghai('2026-11-03 10:00'), until })).toMatchObject({ ok: false });
    }
    expect(await typesOf(db, caseId)).toEqual(['case_opened']);
  });

  test('sends it now: it is received at that instant', async () => {
    const db = testDb();
    const { caseId } = await keepAReport(db);
    expect(await sendHeldReport(own(db, '2026-11-03 10:00'), caseId)).toEqual({ ok: true });
    expect((await openTrackedCase(own(db, '2026-11-03 10:00'), caseId)).openedAt).toEqual(shanghai('2026-11-03 10:00'));
    expect((await rowsOf(db)).readers).toBeGreaterThan(0);
    expect(await sendHeldReport(own(db, '2026-11-03 10:01'), caseId)).toEqual({ ok: false, reason: 'not_possible' });
    expect(await examineCase(db, caseId)).toEqual([]);
  });

  test('changes the date: the old one passes without a release', async () => {
    const db = testDb();
    const { caseId } = await keepAReport(db);
    expect((await changeHold(own(db, '2026-11-03 10:00'), caseId, '2027-02-03')).ok).toBe(true);
    await sweepTo(db, shanghai('2026-12-20 12:00'));
    expect(await rowsOf(db)).toEqual(NOTHING);
    await sweepTo(db, shanghai('2027-02-04 12:00'));
    expect(await typesOf(db, caseId)).toContain('report_released');
  });

  test('takes it back for good: nobody ever reads it, and no sweep brings it back', async () => {
    const db = testDb();
    const { caseId } = await keepAReport(db);
    expect((await takeBackHeldReport(own(db, '2026-11-03 10:00'), caseId)).ok).toBe(true);
    await sweepTo(db, shanghai('2027-01-20 12:00'));
    expect(await statusOf(db, caseId)).toBe('withdrawn');
    expect(await rowsOf(db)).toEqual(NOTHING);
    expect(await sendHeldReport(own(db, '2027-01-20 12:00'), caseId)).toEqual({ ok: false, reason: 'not_possible' });
    expect(await examineCase(db, caseId)).toEqual([]);
  });
});
