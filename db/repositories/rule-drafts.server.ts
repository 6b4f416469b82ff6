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

/** Changes a draft. False where there is none of this id, or it has been published or deleted: then it stays as it is. */
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
    .where('deleted_at', 'is', null)
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
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The draft is given up. False where it is none any more: published, or deleted by somebody else. */
export async function deleteRuleDraft(db: Db, id: number, accountId: number, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('rule_drafts')
    .set({ deleted_at: now.toISOString(), deleted_by: accountId })
    .where('id', '=', id)
    .where('published_version', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** One draft, published ones too, deleted ones not. */
export async function findRuleDraft(db: Db, id: number): Promise<RuleDraft | null> {
  const row = await db
    .selectFrom('rule_drafts')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row ? toDraft(row) : null;
}

/** The draft that became this version; null for what the county began with. */
export async function findPublishedDraft(db: Db, kind: RuleKind, version: string): Promise<RuleDraft | null> {
  const row = await db
    .selectFrom('rule_drafts')
    .selectAll()
    .where('kind', '=', kind)
    .where('published_version', '=', version)
    .executeTakeFirst();
  return row ? toDraft(row) : null;
}

/** A draft that was given up: by whom and when. */
export type DeletedDraft = Pick<RuleDraft, 'id' | 'kind'> & { deletedBy: number; deletedAt: Date };

/** Null where there is no draft of this id, or it was not deleted. */
export async function findDeletedDraft(db: Db, id: number): Promise<DeletedDraft | null> {
  const row = await db
    .selectFrom('rule_drafts')
    .select(['id', 'kind', 'deleted_at', 'deleted_by'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row?.deleted_at || row.deleted_by === null) return null;
  return { id: row.id, kind: row.kind, deletedBy: row.deleted_by, deletedAt: new Date(row.deleted_at) };
}

/** Drafts neither published nor deleted, of one kind or of all, the one changed last first. */
export async function listRuleDrafts(db: Db, kind?: RuleKind): Promise<RuleDraft[]> {
  let query = db
    .selectFrom('rule_drafts')
    .selectAll()
    .where('published_version', 'is', null)
    .where('deleted_at', 'is', null);
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
