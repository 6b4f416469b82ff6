import { beforeEach, describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import { addShift, removeShift } from '#app/use-cases/keep-roster.server.ts';
import { makeUrgent, previewUrgent } from '#app/use-cases/make-urgent.server.ts';
import { nameUnit } from '#app/use-cases/name-unit.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { listShifts } from '#db/repositories/duty-rosters.server.ts';
import { accusing, anAccount, aQueryCode, aReport, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, type Cast, own, theCast, typesOf } from '#tests/use-cases/play.ts';

/** Seizure and forced stops are urgent (categories.json, L4). */
const URGENT = { group: 'fine', category: 'L4', amounts: [], queryAgreed: false };
/** Of the same lead, and not urgent. */
const ORDINARY = { ...URGENT, group: 'promise', category: 'S1' };
const NIGHT = { on: '2026-11-06', from: '17:30', to: '08:30', phone: '0991-1234567' };

let db: Db;
let cast: Cast;
beforeEach(async () => {
  db = testDb();
  cast = await theCast(db);
});

async function leadOfL4(): Promise<string> {
  const { caseId } = await fileAReport(db, { report: URGENT });
  const row = await db.selectFrom('cases').select('lead_id').where('id', '=', caseId).executeTakeFirstOrThrow();
  return row.lead_id ?? '';
}

/** The people of the unit that leads such reports, and its night shift of Friday. */
async function onDuty() {
  const lead = await leadOfL4();
  const head = await anAccount(db, { department: lead, role: 'head' });
  const officer = await anAccount(db, { department: lead, role: 'officer' });
  const asleep = await anAccount(db, { department: lead, role: 'officer' });
  const added = await addShift(by(db, head, '2026-11-02 10:00'), { ...NIGHT, accountId: officer.accountId });
  expect(added).toEqual({ ok: true });
  await db.deleteFrom('outbox').execute();
  return { lead, head, officer, asleep };
}

const contactOf = async (db: Db, actor: Parameters<typeof by>[1], reference: string, at: string) =>
  (await openCase(by(db, actor, at), reference))?.clocks.find((clock) => clock.kind === 'first_contact');

describe('a report of an urgent category', () => {
  test('while somebody of the lead is on duty is answered within 30 minutes, by night too, and the mail is theirs', async () => {
    const { officer, head } = await onDuty();
    const { caseId, reference } = await fileAReport(db, { report: URGENT, at: shanghai('2026-11-06 23:10') });
    expect((await listCaseEvents(db, caseId))[0]).toMatchObject({ urgent: true });
    expect(await contactOf(db, head, reference, '2026-11-06 23:11')).toMatchObject({
      dueAt: shanghai('2026-11-06 23:40'),
    });
    const mails = await db.selectFrom('outbox').select(['account_id', 'template']).execute();
    expect(mails).toEqual([{ account_id: officer.accountId, template: 'case_received' }]);
    await sweepTo(db, shanghai('2026-11-06 23:41'));
    expect(await examineCase(db, caseId)).toEqual([]);
  });

  test('outside a shift, at its last instant, and of any other category runs as before', async () => {
    const { head } = await onDuty();
    const at = shanghai('2026-11-07 08:30');
    const { caseId, reference } = await fileAReport(db, { report: URGENT, at });
    expect((await listCaseEvents(db, caseId))[0]).not.toHaveProperty('urgent');
    expect(await contactOf(db, head, reference, '2026-11-07 08:31')).toMatchObject({
      dueAt: shanghai('2026-11-09 14:00'),
    });
    const other = await fileAReport(db, { at: shanghai('2026-11-06 23:10') });
    expect((await listCaseEvents(db, other.caseId))[0]).not.toHaveProperty('urgent');
  });

  test('has its promise on the receipt, and a repeated sending shows the same', async () => {
    await onDuty();
    const submission = { submissionId: 'urgent', code: aQueryCode(9_001), report: aReport(URGENT) };
    const first = await fileReport(own(db, '2026-11-06 23:10'), submission);
    const again = await fileReport(own(db, '2026-11-09 10:00'), submission);
    expect([first, again].map((filed) => filed.ok && filed.receipt.contactMinutes)).toEqual([30, 30]);
  });

  test('that the hub names a unit for is urgent from then on', async () => {
    const { head } = await onDuty();
    const unknown = { ...URGENT, group: 'other', category: null, accused: accusing() };
    const { reference } = await fileAReport(db, { report: unknown, at: shanghai('2026-11-06 18:00') });
    const choice = { category: 'L4', units: ['jtj'], countyLeader: false, headPersonally: false };
    expect(await nameUnit(by(db, cast.hub, '2026-11-06 18:20'), reference, choice)).toEqual({ ok: true });
    expect(await contactOf(db, head, reference, '2026-11-06 18:21')).toMatchObject({
      dueAt: shanghai('2026-11-06 18:50'),
    });
  });
});

describe('the priority of a case', () => {
  test('changes by its lead’s head where somebody is on duty since its clock started: the same start, the other target, no way back', async () => {
    const { head } = await onDuty();
    await addShift(by(db, head, '2026-11-02 10:05'), {
      ...NIGHT,
      from: '17:00',
      to: '17:30',
      accountId: head.accountId,
    });
    const filed = await fileAReport(db, { report: ORDINARY, at: shanghai('2026-11-06 17:20') });
    expect((await previewUrgent(by(db, head, '2026-11-06 17:40'), filed.reference))?.effect.clocks).toEqual([
      { key: 'first_contact', kind: 'first_contact', change: 'moves', dueAt: shanghai('2026-11-06 17:50') },
    ]);
    const change = (at: string) => makeUrgent(by(db, head, at), filed.reference);
    expect(await change('2026-11-06 17:40')).toEqual({ ok: true });
    expect(await change('2026-11-06 17:41')).toEqual({ ok: false, reason: 'not_allowed' });
    expect(await contactOf(db, head, filed.reference, '2026-11-06 17:42')).toMatchObject({
      startedAt: shanghai('2026-11-06 17:20'),
      dueAt: shanghai('2026-11-06 17:50'),
    });
    expect((await typesOf(db, filed.caseId)).filter((type) => type === 'priority_changed')).toHaveLength(1);
  });

  test('stays where nobody was on duty when its clock started, whoever is since', async () => {
    const { head } = await onDuty();
    const filed = await fileAReport(db, { report: URGENT, at: shanghai('2026-11-06 17:20') });
    const change = await makeUrgent(by(db, head, '2026-11-06 17:40'), filed.reference);
    expect(change).toEqual({ ok: false, reason: 'not_covered' });
  });

  test('tells before it is changed that the case is late at once, and what that brings', async () => {
    const { head } = await onDuty();
    const filed = await fileAReport(db, { report: ORDINARY, at: shanghai('2026-11-06 20:00') });
    const preview = await previewUrgent(by(db, head, '2026-11-06 21:00'), filed.reference);
    expect(preview?.effect.clocks).toMatchObject([
      { key: 'first_contact', change: 'late', dueAt: shanghai('2026-11-06 20:30') },
      { key: 'duty:written_explanation', change: 'starts' },
    ]);
  });

  test('stays where nobody is on duty, for an officer, and for other units', async () => {
    const { head, officer } = await onDuty();
    const { reference } = await fileAReport(db, { report: URGENT, at: shanghai('2026-11-05 09:00') });
    const change = (actor: Parameters<typeof by>[1]) => makeUrgent(by(db, actor, '2026-11-05 10:00'), reference);
    expect(await change(head)).toEqual({ ok: false, reason: 'not_covered' });
    expect(await change(officer)).toEqual({ ok: false, reason: 'not_allowed' });
    expect(await change(cast.accused)).toEqual({ ok: false, reason: 'not_found' });
    await acceptCase(by(db, officer, '2026-11-05 10:00'), reference);
  });
});

describe('the roster of a unit', () => {
  const fortnight = { from: shanghai('2026-11-02 00:00'), to: shanghai('2026-11-30 00:00') };
  const add = (actor: Parameters<typeof by>[1], more: Partial<typeof NIGHT> & { accountId?: number } = {}) =>
    addShift(by(db, actor, '2026-11-02 10:00'), { ...NIGHT, accountId: cast.officer.accountId, ...more });

  test('is kept by its head for its own people; a shift sent twice is one, an overlapping one another', async () => {
    expect([await add(cast.head), await add(cast.head)]).toEqual([{ ok: true }, { ok: true }]);
    expect(await add(cast.head, { from: '20:00' })).toEqual({ ok: true });
    const shifts = await listShifts(db, 'scjg', fortnight);
    expect(shifts.map(({ from, to }) => [from, to])).toEqual([
      [shanghai('2026-11-06 17:30'), shanghai('2026-11-07 08:30')],
      [shanghai('2026-11-06 20:00'), shanghai('2026-11-07 08:30')],
    ]);
  });

  test('refuses another unit’s person, an officer, what is over and what is too far ahead', async () => {
    expect(await add(cast.head, { accountId: cast.hub.accountId })).toEqual({ ok: false, reason: 'person' });
    expect(await add(cast.officer)).toEqual({ ok: false, reason: 'not_allowed' });
    expect(await add(cast.inspector)).toEqual({ ok: false, reason: 'not_allowed' });
    expect(await add(cast.head, { on: '2026-11-01', to: '18:30' })).toEqual({ ok: false, reason: 'past' });
    expect(await add(cast.head, { on: '2026-11-16' })).toEqual({ ok: false, reason: 'too_far' });
    expect(await add(cast.head, { on: '2026-02-30' })).toEqual({ ok: false, reason: 'time' });
  });

  test('gives up a future shift; one that has begun stays', async () => {
    await add(cast.head);
    const [shift] = await listShifts(db, 'scjg', fortnight);
    const remove = (actor: Parameters<typeof by>[1], at: string) => removeShift(by(db, actor, at), shift?.id ?? 0);
    await remove(cast.hub, '2026-11-06 12:00');
    await remove(cast.head, '2026-11-06 18:00');
    expect(await listShifts(db, 'scjg', fortnight)).toHaveLength(1);
    expect(await remove(cast.head, '2026-11-06 17:00')).toEqual({ ok: true });
    expect(await listShifts(db, 'scjg', fortnight)).toEqual([]);
  });
});
