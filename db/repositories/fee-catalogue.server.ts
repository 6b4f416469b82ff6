import type { FeeEntry } from '#app/domain/fee-check.ts';
import type { Db } from '#db/client.server.ts';
import { fixedStatement } from '#db/fixed-statement.ts';

/** An entry of the fee catalogue as lists show it; the name is the official one, in Chinese only. */
export type FeeItem = { code: string; name: string; department: string; from: string; to: string | null };

type ItemRow = {
  code: string;
  name: string;
  department_id: string;
  effective_from: string;
  effective_to: string | null;
};
const SELECT_ITEMS = fixedStatement<ItemRow>(
  `SELECT code, name, department_id, effective_from, effective_to FROM fee_catalogue_entries
     WHERE version = (SELECT max(version) FROM fee_catalogue_entries) ORDER BY code`,
);

/** The entries of the newest catalogue, abolished ones too: a fee may have been taken after its end. */
export async function listFeeItems(db: Db): Promise<FeeItem[]> {
  const rows = await SELECT_ITEMS(db, []);
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    department: row.department_id,
    from: row.effective_from,
    to: row.effective_to,
  }));
}

/** The newest catalogue with all that its entries say. Throws where the county has none. */
export async function getFeeCatalogue(db: Db): Promise<{ version: string; entries: FeeEntry[] }> {
  const newest = db.selectFrom('fee_catalogue_entries').select((eb) => eb.fn.max('version').as('version'));
  const rows = await db
    .selectFrom('fee_catalogue_entries')
    .selectAll()
    .where('version', '=', newest)
    .orderBy('code')
    .execute();
  const version = rows[0]?.version;
  if (version === undefined) throw new Error('the county has no fee catalogue');
  const entries = rows.map((row) => ({
    code: row.code,
    list: row.list,
    name: row.name,
    department: row.department_id,
    payer: row.payer,
    standardFen: row.standard_fen,
    unit: row.unit,
    basis: row.basis,
    from: row.effective_from,
    to: row.effective_to,
    supersededBy: row.superseded_by,
  }));
  return { version, entries };
}
