import type { Selectable } from 'kysely';
import type { RuleKind } from '#app/domain/rules/rule-draft.ts';
import type { Db } from '#db/client.server.ts';
import type { RuleTables } from '#db/rule-tables.ts';

/** What an administrator works on until it is published. The body is JSON as the version will have it. */
export type RuleDraft = {
  id: number;
  kind: RuleKind;
  body: string;
  /** The version that was in force, or last published, when the draft was begun. */
  baseVersion: string;
  note: string | null;
  /** The day from which it is to be in force, `YYYY-MM-DD` in the county's zone; null while nobody has said. */
  effectiveOn: string | null;
  accountId: number;
  createdAt: Date;
  updatedAt: Date;
  /** The version that came of it; null while it is a draft. */
  publishedVersion: string | null;
};

export type NewRuleDraft = Pick<RuleDraft, 'kind' | 'body' | 'baseVersion' | 'note' | 'effectiveOn' | 'accountId'>;

/** Keeps a new draft. Returns its id. */
export async function insertRuleDraft(db: Db, draft: NewRuleDraft, now: Date): Promise<number> {
  const at = now.toISOString();
  const row = await db
    .insertInto('rule_drafts')
    .values({
      kind: draft.kind,
      body: draft.body,
      base_version: draft.baseVersion,
      note: draft.note,
      effective_on: draft.effectiveOn,
      account_id: draft.accountId,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Changes a draft. False where there is none of this id, or it has been published: then it stays as it is. */
export async function updateRuleDraft(
  db: Db,
  id: number,
  change: Partial<Pick<RuleDraft, 'body' | 'note' | 'effectiveOn'>>,
  now: Date,
): Promise<boolean> {
  const result = await db
    .updateTable('rule_drafts')
    .set({ body: change.body, note: change.note, effective_on: change.effectiveOn, updated_at: now.toISOString() })
    .where('id', '=', id)
    .where('published_version', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The draft was published as this version. False where it was already, by whom ever. */
export async function markRuleDraftPublished(db: Db, id: number, version: string, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('rule_drafts')
    .set({ published_version: version, updated_at: now.toISOString() })
    .where('id', '=', id)
    .where('published_version', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** One draft, published ones too. */
export async function findRuleDraft(db: Db, id: number): Promise<RuleDraft | null> {
  const row = await db.selectFrom('rule_drafts').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toDraft(row) : null;
}

/** Drafts not published yet, of one kind or of all, the one changed last first. */
export async function listRuleDrafts(db: Db, kind?: RuleKind): Promise<RuleDraft[]> {
  let query = db.selectFrom('rule_drafts').selectAll().where('published_version', 'is', null);
  if (kind) query = query.where('kind', '=', kind);
  return (await query.orderBy('updated_at', 'desc').orderBy('id', 'desc').execute()).map(toDraft);
}

function toDraft(row: Selectable<RuleTables['rule_drafts']>): RuleDraft {
  return {
    id: row.id,
    kind: row.kind,
    body: row.body,
    baseVersion: row.base_version,
    note: row.note,
    effectiveOn: row.effective_on,
    accountId: row.account_id,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    publishedVersion: row.published_version,
  };
}
