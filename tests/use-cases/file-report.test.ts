import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openBox } from '#app/crypto/box.server.ts';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import type { Db } from '#db/client.server.ts';
import calendar from '#db/reference/calendar-county.json' with { type: 'json' };
import { activateRuleVersion, insertRuleVersion } from '#db/repositories/rule-versions.server.ts';
import {
  accusing,
  anAccount,
  anInvestor,
  aQueryCode,
  aReport,
  fileAReport,
  MONDAY,
  shanghai,
  sweepTo,
} from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';

const CONTACT = {
  name: '欧阳晓波',
  phone: '13912345678',
  email: 'ouyang@example.test',
  reachable: '傍晚',
  project: '东城冷链二期',
};

/** Every byte that the database would leave on a disk: tables, indexes and all. */
async function bytesOf(db: Db): Promise<Buffer> {
  const dir = mkdtempSync(join(tmpdir(), 'portal-bytes-'));
  try {
    const path = join(dir, 'copy.sqlite');
    await sql`VACUUM INTO ${path}`.execute(db);
    return readFileSync(path);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

async function countRows(db: Db): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'table'`.execute(db);
  const counts: Record<string, number> = {};
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM ${sql.table(name)}`.execute(db);
    counts[name] = rows[0]?.count ?? 0;
  }
  return counts;
}

const file = (db: Db, report = aReport(), submissionId = 'once', code = aQueryCode(999)) =>
  fileReport(anInvestor(db, MONDAY), { submissionId, code, report });

describe('a filed report', () => {
  test('shows the reporter behind the code the dates of the receipt, until they are decided', async () => {
    const db = testDb();
    const filed = await file(db);
    if (!filed.ok) throw new Error(filed.reason);
    const { id } = await db.selectFrom('cases').select('id').executeTakeFirstOrThrow();
    const look = (at: Date) => openTrackedCase(anInvestor(db, at), id);
    const { acceptBy, answerBy, contactBy } = filed.receipt;
    const seen = await look(shanghai('2026-11-02 10:00'));
    expect(seen).toMatchObject({ acceptBy, answerForeseen: answerBy, answerBy: null });
    expect(seen.clocks.find(({ kind }) => kind === 'first_contact')?.dueAt).toEqual(contactBy);
    await sweepTo(db, shanghai('2026-11-04 09:00'));
    expect(await look(shanghai('2026-11-04 09:00'))).toMatchObject({ answerForeseen: null, answerBy });
  });

  test('has a receipt with the latest dates, though nobody has accepted it yet', async () => {
    const result = await file(testDb());
    if (!result.ok) throw new Error(result.reason);
    expect(result.reference).toMatch(/^TS-[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(result.receipt).toMatchObject({
      reference: result.reference,
      filedAt: MONDAY,
      route: 'lead',
      lead: { id: 'scjg' },
      acceptBy: shanghai('2026-11-03 17:30'),
      answerBy: shanghai('2026-11-10 17:30'),
      handOffBy: null,
      receiptBy: null,
      provisional: false,
    });
  });

  test.each([
    [
      'in triage without a code',
      { category: null, group: 'other' },
      { acceptBy: shanghai('2026-11-03 17:30'), answerBy: null },
    ],
    [
      'outside',
      { accused: accusing('swju') },
      { acceptBy: null, answerBy: null, handOffBy: shanghai('2026-11-03 17:30') },
    ],
    ['of L5', { category: 'L5' }, { acceptBy: null, answerBy: null, receiptBy: shanghai('2026-11-04 17:30') }],
  ])('%s promises only what will be kept', async (_what, report, dates) => {
    const result = await file(testDb(), aReport(report));
    expect(result).toMatchObject({ ok: true, receipt: { ...dates } });
  });

  test('promises a provisional date beyond the last published holidays', async () => {
    const filed = await fileReport(anInvestor(testDb(), shanghai('2026-12-28 09:00')), {
      submissionId: 'late',
      code: aQueryCode(5),
      report: aReport(),
    });
    expect(filed).toMatchObject({ ok: true, receipt: { provisional: true } });
  });

  test('promises by the days of the unit that leads, as its clocks count', async () => {
    const db = testDb();
    const { accountId } = await anAccount(db, { department: 'zsj', role: 'head' });
    const body = JSON.stringify({ ...calendar, units: { scjg: { holidays: ['2026-11-03', '2026-11-05'] } } });
    const version = { kind: 'calendar', version: 'closed', effectiveFrom: '2026-11-01', body } as const;
    await insertRuleVersion(db, { ...version, note: null, movesOpenCases: true, publishedBy: accountId }, MONDAY);
    await activateRuleVersion(db, 'calendar', 'closed', MONDAY);
    const result = await file(db);
    if (!result.ok) throw new Error(result.reason);
    const { acceptBy, answerBy } = result.receipt;
    expect({ acceptBy, answerBy }).toEqual({
      acceptBy: shanghai('2026-11-04 17:30'),
      answerBy: shanghai('2026-11-12 17:30'),
    });
    const dueOf = async (key: string) =>
      (await db.selectFrom('sla_clocks').select('due_at').where('key', '=', key).executeTakeFirst())?.due_at;
    expect(await dueOf('acceptance')).toBe(acceptBy?.toISOString());
    await sweepTo(db, shanghai('2026-11-04 18:00'));
    expect(await dueOf('resolution:1')).toBe(answerBy?.toISOString());
  });

  test('tells the officers of the lead, and not the accused', async () => {
    const db = testDb();
    const lead = await anAccount(db, { department: 'scjg', role: 'officer' });
    await anAccount(db, { department: 'jtj', role: 'officer' });
    await file(db);
    const mails = await db.selectFrom('outbox').select(['account_id', 'template']).execute();
    expect(mails).toEqual([{ account_id: lead.accountId, template: 'case_received' }]);
  });
});

describe('sending twice', () => {
  test('is one report with the same receipt, whatever the second one says', async () => {
    const db = testDb();
    const first = await file(db);
    const rows = await countRows(db);
    const later = { ...anInvestor(db, shanghai('2026-11-05 10:00')) };
    const again = await fileReport(later, {
      submissionId: 'once',
      code: aQueryCode(7),
      report: aReport({ what: '别的' }),
    });
    if (!first.ok || !again.ok) throw new Error('refused');
    expect(again).toEqual({ ...first, alreadyFiled: true });
    expect(await countRows(db)).toEqual(rows);
  });

  test('at the same instant is one report too', async () => {
    const db = testDb();
    const results = await Promise.all([file(db), file(db), file(db)]);
    const references = results.map((result) => (result.ok ? result.reference : ''));
    expect(new Set(references).size).toBe(1);
    expect((await countRows(db)).cases).toBe(1);
  });

  test('two reports are two cases with references of their own', async () => {
    const db = testDb();
    const one = await fileAReport(db);
    const other = await fileAReport(db);
    expect(one.reference).not.toBe(other.reference);
  });
});

describe('who the reporter is', () => {
  test('a hidden one is sealed away and nowhere in clear', async () => {
    const db = testDb();
    await file(db, aReport({ identityMode: 'hidden', contact: CONTACT }));
    const bytes = await bytesOf(db);
    for (const secret of Object.values(CONTACT)) {
      if (secret === null) continue;
      expect(bytes.includes(Buffer.from(secret, 'utf8'))).toBe(false);
      expect(bytes.includes(Buffer.from(JSON.stringify(secret).slice(1, -1), 'utf16le'))).toBe(false);
    }
    const { contact_box: box } = await db.selectFrom('reports').select('contact_box').executeTakeFirstOrThrow();
    expect(box).toBeNull();
    expect((await countRows(db)).sealed_identities).toBe(1);
  });

  test('a named one is in a box that opens with the contact key at this case alone', async () => {
    const db = testDb();
    const result = await file(db, aReport({ identityMode: 'named', contact: CONTACT }));
    if (!result.ok) throw new Error(result.reason);
    const { contact_box: box } = await db.selectFrom('reports').select('contact_box').executeTakeFirstOrThrow();
    if (!box) throw new Error('no box');
    expect(JSON.parse(openBox(testKeys.contact, box, result.reference).toString('utf8'))).toEqual(CONTACT);
    expect(() => openBox(testKeys.contact, box, 'TS-00000000')).toThrow();
    expect((await bytesOf(db)).includes(Buffer.from('13912345678'))).toBe(false);
    expect((await countRows(db)).sealed_identities).toBe(0);
  });

  test('of an anonymous one nothing is stored, even if something was handed over', async () => {
    const db = testDb();
    await file(db, aReport({ identityMode: 'anonymous', contact: CONTACT }));
    expect((await bytesOf(db)).includes(Buffer.from(CONTACT.name))).toBe(false);
    expect((await countRows(db)).sealed_identities).toBe(0);
  });

  test('the query code is stored as a peppered hash only', async () => {
    const db = testDb();
    await file(db);
    expect((await bytesOf(db)).includes(Buffer.from(aQueryCode(999)))).toBe(false);
  });
});

describe('nothing is stored', () => {
  test.each([
    ['discipline inspection', accusing('jjw')],
    ['discipline inspection among others', accusing('jtj', 'jjw')],
    ['a county leader', { units: ['jtj'], countyLeader: true, headPersonally: false }],
    ['a head managed above the county, personally', { units: ['gaj'], countyLeader: false, headPersonally: true }],
    ['every unit that could be the hub', accusing('zsj', 'xzfb', 'yshj', 'xwb')],
  ])('of a report about %s', async (_whom, accused) => {
    const db = testDb();
    const before = await countRows(db);
    expect(await file(db, aReport({ accused }))).toEqual({ ok: false, reason: 'protected' });
    expect(await countRows(db)).toEqual(before);
    expect((await bytesOf(db)).includes(Buffer.from('道路维护费'))).toBe(false);
  });

  test('when a step fails half-way', async () => {
    const db = testDb();
    await file(db, aReport(), 'first', aQueryCode(1));
    const before = await countRows(db);
    // The query code is written last; the same one again makes the whole filing fail.
    await expect(file(db, aReport(), 'second', aQueryCode(1))).rejects.toThrow(/append-only|UNIQUE/);
    expect(await countRows(db)).toEqual(before);
  });
});
