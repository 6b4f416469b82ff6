import type { FeeEntry } from '#app/domain/fee-check.ts';
import type { Db } from '#db/client.server.ts';
import { fixedStatement } from '#db/fixed-statement.ts';

/** An entry of the fee catalogue as lists show it. */
export type FeeItem = Pick<FeeEntry, 'code' | 'name' | 'nameEn' | 'nameRu' | 'department'> & {
  from: string;
  to: string | null;
};
/** A published catalogue; the seeded one was published by nobody. */
export type FeeCatalogueVersion = {
  version: string;
  effectiveFrom: string;
  publishedAt: Date | null;
  publishedBy: string | null;
  note: string | null;
};

const SELECT_IN_FORCE = fixedStatement<{ version: string }>(
  `SELECT version FROM fee_catalogues WHERE effective_from <= ?
     ORDER BY effective_from DESC, published_at DESC, version DESC LIMIT 1`,
);

/** The version in force on a day `YYYY-MM-DD`: of the last day up to then, of one day the last that was published. */
async function versionOn(db: Db, day: string): Promise<string> {
  const [row] = await SELECT_IN_FORCE(db, [day]);
  if (!row) throw new Error('the county has no fee catalogue in force');
  return row.version;
}

type ItemRow = {
  code: string;
  name: string;
  name_en: string | null;
  name_ru: string | null;
  department_id: string;
  effective_from: string;
  effective_to: string | null;
};
const SELECT_ITEMS = fixedStatement<ItemRow>(
  `SELECT code, name, name_en, name_ru, department_id, effective_from, effective_to FROM fee_catalogue_entries
     WHERE version = ? ORDER BY code`,
);

/** The entries of the catalogue in force on a day, abolished ones too: a fee may have been taken after its end. */
export async function listFeeItems(db: Db, day: string): Promise<FeeItem[]> {
  const rows = await SELECT_ITEMS(db, [await versionOn(db, day)]);
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    nameEn: row.name_en,
    nameRu: row.name_ru,
    department: row.department_id,
    from: row.effective_from,
    to: row.effective_to,
  }));
}

const SELECT_NAMES = fixedStatement<{ code: string; name: string }>(
  `SELECT entries.code, entries.name FROM fee_catalogue_entries AS entries
     JOIN fee_catalogues USING (version) ORDER BY fee_catalogues.effective_from, fee_catalogues.published_at`,
);

/** Code → name of everything that was ever in a catalogue, as last named: what a case holds may be gone since. */
export async function listFeeNames(db: Db): Promise<Map<string, string>> {
  return new Map((await SELECT_NAMES(db, [])).map(({ code, name }) => [code, name]));
}

/** The catalogue in force on a day with all that its entries say. Throws where the county has none. */
export async function getFeeCatalogue(db: Db, day: string): Promise<{ version: string; entries: FeeEntry[] }> {
  const version = await versionOn(db, day);
  return { version, entries: await listFeeEntries(db, version) };
}

/** The entries of one version by code; none for an unknown version. */
export async function listFeeEntries(db: Db, version: string): Promise<FeeEntry[]> {
  const rows = await db
    .selectFrom('fee_catalogue_entries')
    .selectAll()
    .where('version', '=', version)
    .orderBy('code')
    .execute();
  return rows.map((row) => ({
    code: row.code,
    list: row.list,
    name: row.name,
    nameEn: row.name_en,
    nameRu: row.name_ru,
    department: row.department_id,
    payer: row.payer,
    standardFen: row.standard_fen,
    unit: row.unit,
    basis: row.basis,
    from: row.effective_from,
    to: row.effective_to,
    supersededBy: row.superseded_by,
  }));
}

/** Every published version, the one of the latest day first. */
export async function listFeeCatalogues(db: Db): Promise<FeeCatalogueVersion[]> {
  const rows = await db
    .selectFrom('fee_catalogues')
    .leftJoin('accounts', 'accounts.id', 'fee_catalogues.published_by')
    .select(['version', 'effective_from', 'published_at', 'display_name', 'note'])
    .orderBy('effective_from', 'desc')
    .orderBy('published_at', 'desc')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    effectiveFrom: row.effective_from,
    publishedAt: row.published_at === null ? null : new Date(row.published_at),
    publishedBy: row.display_name,
    note: row.note,
  }));
}

/** Publishes a whole catalogue; the tables refuse any later change of it. */
export async function insertFeeCatalogue(
  db: Db,
  catalogue: { version: string; effectiveFrom: string; publishedBy: number; note: string | null },
  entries: readonly FeeEntry[],
  now: Date,
): Promise<void> {
  const { version, effectiveFrom, publishedBy, note } = catalogue;
  // In portions: SQLite takes 32,766 values a statement.
  for (let start = 0; start < entries.length; start += 500) {
    const rows = entries.slice(start, start + 500).map((entry) => ({
      version,
      code: entry.code,
      list: entry.list,
      name: entry.name,
      department_id: entry.department,
      payer: entry.payer,
      standard_fen: entry.standardFen,
      unit: entry.unit,
      basis: entry.basis,
      effective_from: entry.from,
      effective_to: entry.to,
      superseded_by: entry.supersededBy,
      name_en: entry.nameEn,
      name_ru: entry.nameRu,
    }));
    await db.insertInto('fee_catalogue_entries').values(rows).execute();
  }
  const row = { version, effective_from: effectiveFrom, published_by: publishedBy, note };
  await db
    .insertInto('fee_catalogues')
    .values({ ...row, published_at: now.toISOString() })
    .execute();
}
