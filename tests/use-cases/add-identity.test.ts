import { describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { addIdentity } from '#app/use-cases/add-identity.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { fileAReport } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, own, theCast } from '#tests/use-cases/play.ts';

const CONTACT = { name: '赵敏敏', phone: '13800000000', email: null, reachable: null, project: null };

async function accepted(report: Parameters<typeof fileAReport>[1] = {}) {
  const db = testDb();
  const cast = await theCast(db);
  const filed = await fileAReport(db, report);
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), filed.reference);
  return { db, cast, ...filed };
}

describe('a name that is given later', () => {
  test('in the open is read by the lead and by nobody else; the event holds no name', async () => {
    const { db, cast, caseId, reference } = await accepted();
    expect(await addIdentity(own(db, '2026-11-03 11:00'), caseId, { mode: 'named', contact: CONTACT })).toEqual({
      ok: true,
    });
    const desk = await openCase(by(db, cast.officer, '2026-11-03 12:00'), reference);
    expect(desk?.text).toMatchObject({ identityMode: 'named', contact: CONTACT });
    expect(await openCase(by(db, cast.accused, '2026-11-03 12:00'), reference)).toBeNull();
    for (const table of ['case_events', 'messages', 'audit_rows', 'outbox', 'added_contacts'] as const) {
      expect(JSON.stringify(await db.selectFrom(table).selectAll().execute())).not.toContain(CONTACT.name);
    }
    expect(await examineCase(db, caseId)).toEqual([]);
  });

  test('sealed is read by nobody, and can be opened to the lead by the reporter alone, later', async () => {
    const { db, cast, caseId, reference } = await accepted();
    expect(await addIdentity(own(db, '2026-11-03 11:00'), caseId, { mode: 'hidden', contact: CONTACT })).toEqual({
      ok: true,
    });
    const read = async () => (await openCase(by(db, cast.officer, '2026-11-03 12:00'), reference))?.text;
    expect(await read()).toMatchObject({ identityMode: 'hidden', contact: null });
    const again = () => addIdentity(own(db, '2026-11-03 13:00'), caseId, { mode: 'hidden', contact: CONTACT });
    expect(await again()).toEqual({ ok: false, reason: 'not_possible' });
    await addIdentity(own(db, '2026-11-03 14:00'), caseId, { mode: 'named', contact: CONTACT });
    expect(await read()).toMatchObject({ identityMode: 'named', contact: CONTACT });
  });

  test('is not asked for from who gave it with the report', async () => {
    const { db, caseId } = await accepted({ report: { identityMode: 'named', contact: CONTACT } });
    expect((await openTrackedCase(own(db, '2026-11-03 11:00'), caseId)).own.addableModes).toEqual([]);
    const asked = await addIdentity(own(db, '2026-11-03 11:00'), caseId, { mode: 'hidden', contact: CONTACT });
    expect(asked).toEqual({ ok: false, reason: 'not_possible' });
  });

  test('makes no wait longer than the reporter was told: three working days stay three', async () => {
    const { db, cast, caseId, reference } = await accepted();
    await askInvestor(by(db, cast.officer, '2026-11-02 11:00'), reference, { text: '哪一天付的？' });
    const until = async () => (await openTrackedCase(own(db, '2026-11-03 12:00'), caseId)).question?.pauseEndsAt;
    const before = await until();
    await addIdentity(own(db, '2026-11-03 11:00'), caseId, { mode: 'named', contact: CONTACT });
    expect(before).toBeInstanceOf(Date);
    expect(await until()).toEqual(before);
  });
});
