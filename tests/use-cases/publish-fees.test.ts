import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { writeFees } from '#app/domain/fee-csv.ts';
import { publishFees } from '#app/use-cases/publish-fees.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import {
  getFeeCatalogue,
  listFeeCatalogues,
  listFeeItems,
  listFeeNames,
} from '#db/repositories/fee-catalogue.server.ts';
import { anAccount, asStaff, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';

const NOW = shanghai('2026-11-26 10:00');
const TODAY = '2026-11-26';

async function aCounty() {
  const db = testDb();
  const admin = asStaff(db, await anAccount(db, { department: 'xzfb', role: 'system_admin' }), NOW);
  const county = await getCountyRules(db);
  const units = new Map([...county.departments.values()].map(({ id, name }) => [id, name.zh]));
  const { version, entries } = await getFeeCatalogue(db, TODAY);
  /** The catalogue in force with the first entry's amount exchanged and the last one gone. */
  const dearer = writeFees(
    entries.slice(0, -1).map((entry, place) => (place === 0 ? { ...entry, standardFen: 99_900 } : entry)),
    units,
  );
  return { db, admin, seeded: version, entries, dearer };
}
const publication = (text: string, effectiveOn = TODAY) => ({ text, effectiveOn, note: '县财〔2026〕9号' });

describe('a published fee catalogue', () => {
  test('is in force from its day on, and the one before stays what it was', async () => {
    const { db, admin, seeded, entries, dearer } = await aCounty();
    expect(await publishFees(admin, publication(dearer, '2026-12-01'))).toEqual({
      ok: true,
      version: '2026-12-01',
      entries: entries.length - 1,
    });
    expect(await getFeeCatalogue(db, '2026-11-30')).toEqual({ version: seeded, entries });
    const next = await getFeeCatalogue(db, '2026-12-01');
    expect([next.version, next.entries[0]?.standardFen]).toEqual(['2026-12-01', 99_900]);
    expect(await listFeeItems(db, '2027-06-01')).toHaveLength(entries.length - 1);
    expect((await listFeeCatalogues(db)).map(({ version, note }) => [version, note])).toEqual([
      ['2026-12-01', '县财〔2026〕9号'],
      [seeded, null],
    ]);
  });

  test('of the same day comes after the one before it, under a name of its own', async () => {
    const { db, admin, dearer } = await aCounty();
    await publishFees(admin, publication(dearer));
    const later = { ...admin, now: shanghai('2026-11-26 15:00') };
    expect(await publishFees(later, publication(dearer.replace('999', '111')))).toMatchObject({
      version: `${TODAY}-2`,
    });
    const inForce = await getFeeCatalogue(db, TODAY);
    expect([inForce.version, inForce.entries[0]?.standardFen]).toEqual([`${TODAY}-2`, 11_100]);
  });

  test('leaves one row in the log, and every name that a case may hold can still be told', async () => {
    const { db, admin, entries, dearer } = await aCounty();
    await publishFees(admin, publication(dearer));
    const rows = await db.selectFrom('audit_rows').select(['act', 'subject', 'account_id']).execute();
    expect(rows).toEqual([{ act: 'publish_fees', subject: TODAY, account_id: admin.actor.accountId }]);
    const gone = entries.at(-1);
    expect((await listFeeNames(db)).get(gone?.code ?? '')).toBe(gone?.name);
  });

  test('is never changed, added to or deleted', async () => {
    const { db, admin, dearer } = await aCounty();
    await publishFees(admin, publication(dearer));
    const attempts = [
      `UPDATE fee_catalogue_entries SET standard_fen = 1`,
      `DELETE FROM fee_catalogue_entries`,
      `INSERT INTO fee_catalogue_entries SELECT version, 'Z-9', list, name, department_id, payer, standard_fen, unit, basis,
         effective_from, effective_to, superseded_by, name_en, name_ru FROM fee_catalogue_entries LIMIT 1`,
      `UPDATE fee_catalogues SET effective_from = '2020-01-01'`,
      `DELETE FROM fee_catalogues`,
      `INSERT OR REPLACE INTO fee_catalogues (version, effective_from) VALUES ('${TODAY}', '2020-01-01')`,
    ];
    for (const attempt of attempts) await expect(sql.raw(attempt).execute(db)).rejects.toThrow('append-only');
  });
});

describe('nothing is published', () => {
  test.each([
    ['of a table with a fault', (text: string) => publication(text.replace('行政事业性收费', '其他')), 'problems'],
    ['for a day that has passed', (text: string) => publication(text, '2026-11-25'), 'past_day'],
    ['for a day that there is not', (text: string) => publication(text, '2026-02-30'), 'bad_day'],
  ])('%s', async (_, make, reason) => {
    const { db, admin, dearer } = await aCounty();
    expect(await publishFees(admin, make(dearer))).toMatchObject({ ok: false, reason });
    expect(await listFeeCatalogues(db)).toHaveLength(1);
  });

  test.each(['hub', 'head', 'inspector'] as const)('by a %s', async (role) => {
    const { db, dearer } = await aCounty();
    const other = asStaff(db, await anAccount(db, { department: 'zsj', role }), NOW);
    expect(await publishFees(other, publication(dearer))).toEqual({ ok: false, reason: 'not_allowed' });
  });
});
