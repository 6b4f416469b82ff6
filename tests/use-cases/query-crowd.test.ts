import { describe, expect, test } from 'vitest';
import type { Report } from '#app/domain/report.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { queryCrowd } from '#app/use-cases/query-crowd.server.ts';
import { refuseCase } from '#app/use-cases/refuse-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { getReference } from '#db/repositories/cases.server.ts';
import { countChargedFirms } from '#db/repositories/charged-firms.server.ts';
import { listOpenQueries } from '#db/repositories/queries.server.ts';
import { accusing, anAccount, aReport, fileAReport, MONDAY, shanghai, sweepTo } from '#tests/support/builders.ts';
import { aChargedFirm, CHARGED_ITEM, CHARGING_UNIT, chargedFirms } from '#tests/support/charged-firms.ts';
import { testDb } from '#tests/support/db.ts';
import { plansOf } from '#tests/support/query-plans.ts';
import { by, REFUSAL } from '#tests/use-cases/play.ts';

const TODAY = '2026-11-02';
const EARLIER = '2026-09-15 09:00';
const FEE = { category: 'L1', units: [CHARGING_UNIT], itemCodes: [CHARGED_ITEM] };
const LINE = { itemText: null, amountFen: 55_000, paidOn: null, paidHow: null, receiptKind: null } as const;
const NAMED = {
  accused: accusing(CHARGING_UNIT),
  amounts: [{ ...LINE, itemCode: CHARGED_ITEM }],
  namesItems: true,
} satisfies Partial<Report>;

const crowdOf = (db: Db, asked = FEE, today = TODAY) => queryCrowd(db, asked, today);

async function servedTo(db: Db, unit = CHARGING_UNIT) {
  await sweepTo(db, shanghai('2026-11-04 09:01'));
  return (await listOpenQueries(db, unit, MONDAY)).map(({ itemCodes }) => itemCodes);
}

async function wishOf(db: Db, caseId: number): Promise<string | undefined> {
  const { data } = await db
    .selectFrom('case_events')
    .select('data')
    .where('case_id', '=', caseId)
    .where('type', '=', 'case_opened')
    .executeTakeFirstOrThrow();
  return (JSON.parse(data) as { queryItems?: string }).queryItems;
}

describe('the firms that a query could mean', () => {
  test('are those that asked the unit for something with this fee, each once', async () => {
    const db = testDb();
    await chargedFirms(db, 3, EARLIER);
    await aChargedFirm(db, { firm: 1, at: '2026-09-16 09:00' });
    expect(await crowdOf(db)).toEqual({ field: 3, items: 3 });
  });

  test.each([
    ['in the last month', '2026-10-04 09:00'],
    ['more than 12 months ago', '2025-11-01 09:00'],
  ])('are not those that asked %s', async (_, at) => {
    const db = testDb();
    await chargedFirms(db, 2, at);
    expect(await crowdOf(db)).toEqual({ field: 0, items: 0 });
  });

  test('are not those that were refused', async () => {
    const db = testDb();
    const [first = 0] = await chargedFirms(db, 2, EARLIER);
    const officer = await anAccount(db, { department: CHARGING_UNIT, role: 'officer' });
    const refused = await refuseCase(by(db, officer, '2026-09-15 10:00'), await getReference(db, first), REFUSAL);
    expect(refused).toMatchObject({ ok: true });
    expect(await crowdOf(db)).toEqual({ field: 1, items: 1 });
  });

  test('are not those without a credit code, nor those that asked for something free', async () => {
    const db = testDb();
    await aChargedFirm(db, { firm: 1, at: EARLIER, applicant: 'foreign', code: null });
    await aChargedFirm(db, { firm: 2, at: EARLIER, code: '91350100M000100Y44' });
    await aChargedFirm(db, { firm: 3, at: EARLIER, serviceId: 'utilities' });
    expect(await db.selectFrom('charged_firms').selectAll().execute()).toEqual([]);
  });

  test('are never told by reports: whoever reads the number learns of none', async () => {
    const db = testDb();
    await chargedFirms(db, 4, EARLIER);
    for (let n = 0; n < 4; n += 1) await fileAReport(db, { report: NAMED, at: shanghai(EARLIER) });
    expect(await crowdOf(db)).toEqual({ field: 4, items: 4 });
  });

  test('fit every item that is named, and of two units the fewer count', async () => {
    const db = testDb();
    await chargedFirms(db, 6, EARLIER);
    expect(await crowdOf(db, { ...FEE, itemCodes: [CHARGED_ITEM, 'A-002'] })).toEqual({ field: 6, items: 0 });
    expect(await crowdOf(db, { ...FEE, itemCodes: [] })).toEqual({ field: 6, items: 0 });
    expect(await crowdOf(db, { ...FEE, units: [CHARGING_UNIT, 'jtj'] })).toEqual({ field: 0, items: 0 });
  });

  test('are not counted for a field of work of which requests tell nothing', async () => {
    const db = testDb();
    await chargedFirms(db, 6, EARLIER);
    expect(await crowdOf(db, { ...FEE, category: 'L2' })).toEqual({ field: 0, items: 6 });
  });

  test('are counted by one statement, by index', async () => {
    const db = testDb();
    const asked = { units: [CHARGING_UNIT, 'jtj'], itemCodes: [CHARGED_ITEM], from: '2025-11-02', to: '2026-10-03' };
    const plans = await plansOf(db, (watched) => countChargedFirms(watched, asked));
    expect(plans).toHaveLength(1);
    expect(plans[0]).toMatch(
      /SEARCH charged_firms USING COVERING INDEX charged_firms_by_unit \(department_id=\? AND asked_on>\?/,
    );
    expect(plans[0]).not.toMatch(/SCAN (charged_firms|cases)/);
  });

  test('are kept as a keyed hash and a day: no code, no name', async () => {
    const db = testDb();
    await chargedFirms(db, 1, EARLIER);
    const [row] = await db.selectFrom('charged_firms').select(['firm', 'asked_on']).execute();
    expect(row).toEqual({ firm: expect.stringMatching(/^[0-9a-f]{64}$/), asked_on: '2026-09-15' });
  });
});

describe('a query that names the items', () => {
  test('is served where the reporter asked for it and five firms fit', async () => {
    const db = testDb();
    await chargedFirms(db, 5, EARLIER);
    const { caseId } = await fileAReport(db, { report: NAMED });
    expect(await wishOf(db, caseId)).toBe('named');
    expect(await servedTo(db)).toEqual([[CHARGED_ITEM]]);
    expect(await examineCase(db, caseId)).toEqual([]);
    await db.updateTable('queries').set({ item_codes: '["another"]' }).execute();
    expect(await examineCase(db, caseId)).toMatchObject([{ table: 'queries', field: 'itemCodes', replayed: '[]' }]);
  });

  test('is not served unasked, however many firms fit', async () => {
    const db = testDb();
    await chargedFirms(db, 6, EARLIER);
    const { caseId } = await fileAReport(db, { report: { ...NAMED, namesItems: false } });
    expect(await wishOf(db, caseId)).toBeUndefined();
    expect(await servedTo(db)).toEqual([[]]);
  });

  test('gives way to the field of work at the filing where fewer than five fit, and the receipt’s choice says so', async () => {
    const db = testDb();
    await chargedFirms(db, 4, EARLIER);
    const { caseId } = await fileAReport(db, { report: NAMED });
    expect(await wishOf(db, caseId)).toBe('too_few');
    await aChargedFirm(db, { firm: 5, at: EARLIER });
    expect(await servedTo(db)).toEqual([[]]);
  });

  test('gives way at the serving too: five fitted at the filing, four do now', async () => {
    const db = testDb();
    await chargedFirms(db, 4, EARLIER);
    await aChargedFirm(db, { firm: 5, at: '2025-11-03 09:00' });
    const { caseId } = await fileAReport(db, { report: NAMED });
    expect(await wishOf(db, caseId)).toBe('named');
    expect(await servedTo(db)).toEqual([[]]);
  });

  test('is none where an item was typed, the query was declined, or one of two units has no such crowd', async () => {
    const db = testDb();
    await chargedFirms(db, 6, EARLIER);
    const [line] = aReport().amounts;
    if (!line) throw new Error('a report without a payment');
    const typed = await fileAReport(db, { report: { ...NAMED, amounts: [...NAMED.amounts, line] } });
    const declined = await fileAReport(db, { report: { ...NAMED, queryAgreed: false } });
    const ofTwo = await fileAReport(db, { report: { ...NAMED, accused: accusing(CHARGING_UNIT, 'jtj') } });
    expect(await wishOf(db, typed.caseId)).toBeUndefined();
    expect(await wishOf(db, declined.caseId)).toBeUndefined();
    expect(await wishOf(db, ofTwo.caseId)).toBe('too_few');
    expect(await servedTo(db)).toEqual([[], []]);
    expect(await servedTo(db, 'jtj')).toEqual([[]]);
  });

  test('is served by whoever accepts, as by silence', async () => {
    const db = testDb();
    await chargedFirms(db, 5, EARLIER);
    const { reference } = await fileAReport(db, { report: NAMED });
    const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
    await acceptCase(by(db, officer, '2026-11-02 10:00'), reference);
    await sweepTo(db, shanghai('2026-11-03 09:01'));
    expect(await listOpenQueries(db, CHARGING_UNIT, MONDAY)).toMatchObject([{ itemCodes: [CHARGED_ITEM] }]);
  });
});
