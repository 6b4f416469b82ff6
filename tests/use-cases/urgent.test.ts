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

  test('runs as before where the shift ends within the 30 minutes and no other one goes on from there', async () => {
    const { head, asleep } = await onDuty();
    const isUrgent = async (at: string) => {
      const { caseId } = await fileAReport(db, { report: URGENT, at: shanghai(at) });
      return 'urgent' in ((await listCaseEvents(db, caseId))[0] ?? {});
    };
    expect([await isUrgent('2026-11-07 08:00'), await isUrgent('2026-11-07 08:01')]).toEqual([true, false]);
    const day = { on: '2026-11-07', from: '08:30', to: '20:00', phone: NIGHT.phone, accountId: asleep.accountId };
    expect(await addShift(by(db, head, '2026-11-06 10:00'), day)).toEqual({ ok: true });
    expect(await isUrgent('2026-11-07 08:01')).toBe(true);
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

describe('a report of an urgent category whose accused is not known', () => {
  const UNKNOWN = { ...URGENT, accused: accusing() };
  /** Filed on Friday; silence accepts it on Monday at the close. */
  const FILED = shanghai('2026-11-06 10:00');
  const EVENING = { on: '2026-11-09', from: '17:30', to: '20:00', phone: '1' };

  async function hubsShift(shift: Partial<typeof NIGHT> = {}) {
    const asleep = await anAccount(db, { department: 'zsj', role: 'hub' });
    const typed = { ...EVENING, ...shift, accountId: cast.hub.accountId };
    expect(await addShift(by(db, cast.hub, '2026-11-06 09:00'), typed)).toEqual({ ok: true });
    return asleep;
  }
  async function filedAndSwept(...sweeps: string[]) {
    const { caseId, reference } = await fileAReport(db, { report: UNKNOWN, at: FILED });
    await db.deleteFrom('outbox').execute();
    for (const at of sweeps) await sweepTo(db, shanghai(at));
    const accepted = (await listCaseEvents(db, caseId)).find(({ type }) => type === 'accepted_silently');
    return { caseId, reference, accepted };
  }

  test('that silence accepts while somebody of the hub is on duty gets its 30 minutes there, and the mail is theirs', async () => {
    await hubsShift();
    const { caseId, reference, accepted } = await filedAndSwept('2026-11-09 17:31');
    expect(accepted).toMatchObject({ urgent: true, at: shanghai('2026-11-09 17:30') });
    expect(await contactOf(db, cast.hub, reference, '2026-11-09 17:32')).toMatchObject({
      dueAt: shanghai('2026-11-09 18:00'),
    });
    const told = db.selectFrom('outbox').select('account_id').where('template', '=', 'case_received');
    expect(await told.execute()).toEqual([{ account_id: cast.hub.accountId }]);
    expect(await examineCase(db, caseId)).toEqual([]);
  });

  test('has the same from a sweep that comes days late, also if that person has left the county since', async () => {
    await hubsShift();
    const { caseId, reference } = await filedAndSwept();
    const left = { disabled_at: shanghai('2026-11-10 09:00').toISOString() };
    await db.updateTable('accounts').set(left).where('id', '=', cast.hub.accountId).execute();
    await sweepTo(db, shanghai('2026-11-12 09:00'));
    const colleague = await anAccount(db, { department: 'zsj', role: 'hub' });
    expect(await contactOf(db, colleague, reference, '2026-11-12 09:01')).toMatchObject({
      breachedAt: shanghai('2026-11-09 18:00'),
    });
    expect(await examineCase(db, caseId)).toEqual([]);
  });

  test.each<[string, Partial<typeof NIGHT>]>([
    ['begins a minute later', { from: '17:31' }],
    ['ended with the instant itself', { from: '12:00', to: '17:30' }],
  ])('has the usual hours where the hub’s shift %s', async (_what, shift) => {
    await hubsShift(shift);
    const { reference, accepted } = await filedAndSwept('2026-11-09 17:35');
    expect(accepted).not.toHaveProperty('urgent');
    expect(await contactOf(db, cast.hub, reference, '2026-11-09 17:36')).toMatchObject({
      dueAt: shanghai('2026-11-10 14:00'),
    });
    const told = db.selectFrom('outbox').select('account_id').where('template', '=', 'case_received');
    expect(await told.execute()).toEqual([]);
  });

  test('and of any other category has the usual hours under the hub’s shift', async () => {
    await hubsShift();
    const { caseId, reference } = await fileAReport(db, { report: { accused: accusing() }, at: FILED });
    await sweepTo(db, shanghai('2026-11-09 17:31'));
    const accepted = (await listCaseEvents(db, caseId)).find(({ type }) => type === 'accepted_silently');
    expect(accepted).not.toHaveProperty('urgent');
    expect(await contactOf(db, cast.hub, reference, '2026-11-09 17:32')).toMatchObject({
      dueAt: shanghai('2026-11-10 14:00'),
    });
  });

  test('keeps the 30 minutes that run when the hub names a unit of which nobody is on duty', async () => {
    await hubsShift();
    const { reference } = await filedAndSwept('2026-11-09 17:31');
    const choice = { category: 'L4', units: ['jtj'], countyLeader: false, headPersonally: false };
    expect(await nameUnit(by(db, cast.hub, '2026-11-09 17:40'), reference, choice)).toEqual({ ok: true });
    const lead = await leadOfL4();
    const officer = await anAccount(db, { department: lead, role: 'officer' });
    expect(await contactOf(db, officer, reference, '2026-11-09 17:41')).toMatchObject({
      dueAt: shanghai('2026-11-09 18:00'),
    });
  });
});

describe('a report of an urgent category against a body outside the county’s reach', () => {
  test('is answered within 30 minutes by the hub, which leads it, while somebody of it is on duty', async () => {
    const shift = { ...NIGHT, accountId: cast.hub.accountId };
    await addShift(by(db, cast.hub, '2026-11-06 09:00'), shift);
    const report = aReport({ ...URGENT, accused: accusing('haiguan') });
    const submission = { submissionId: 'outside', code: aQueryCode(9_002), report };
    const filed = await fileReport(own(db, '2026-11-06 23:10'), submission);
    if (!filed.ok) throw new Error(filed.reason);
    expect(filed.receipt.contactMinutes).toBe(30);
    expect(await contactOf(db, cast.hub, filed.reference, '2026-11-06 23:11')).toMatchObject({
      dueAt: shanghai('2026-11-06 23:40'),
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
      {
        key: 'first_contact',
        kind: 'first_contact',
        change: 'moves',
        dueAt: shanghai('2026-11-06 17:50'),
        provisional: false,
      },
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
