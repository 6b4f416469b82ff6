import type { Db } from '#db/client.server.ts';

/** `keptUntil`: from then on it is as good as gone, and the next one that is started deletes it. */
export type StoredServiceDraft = { tokenHash: string; box: Buffer; touchedAt: Date; keptUntil: Date };

/** Stores a new application. `box` is sealed; neither the token nor the code to come back is ever stored. */
export async function insertServiceDraft(
  db: Db,
  draft: StoredServiceDraft & { resumeHash: string | null },
): Promise<void> {
  await db
    .insertInto('service_drafts')
    .values({
      token_hash: draft.tokenHash,
      box: draft.box,
      touched_at: draft.touchedAt.toISOString(),
      kept_until: draft.keptUntil.toISOString(),
      resume_hash: draft.resumeHash,
    })
    .execute();
}

/** `isKept`: a code or an account comes back to it. */
export type FoundServiceDraft = { tokenHash: string; box: Buffer; isKept: boolean; accountId: number | null };
type DraftRow = { token_hash: string; box: Buffer; resume_hash: string | null; account_id: number | null };

function toFound(row: DraftRow): FoundServiceDraft {
  const { token_hash: tokenHash, box, resume_hash: resumeHash, account_id: accountId } = row;
  return { tokenHash, box, isKept: resumeHash !== null || accountId !== null, accountId };
}

/** The application behind a token, or behind the hash of a code; undefined when there is none or its time is over. */
export async function findServiceDraft(
  db: Db,
  by: { tokenHash: string } | { resumeHash: string },
  now: Date,
): Promise<FoundServiceDraft | undefined> {
  const query = db.selectFrom('service_drafts').selectAll().where('kept_until', '>', now.toISOString());
  const row = await ('tokenHash' in by
    ? query.where('token_hash', '=', by.tokenHash)
    : query.where('resume_hash', '=', by.resumeHash)
  ).executeTakeFirst();
  return row && toFound(row);
}

/** The applications that wait in an account, the last touched first. */
export async function listAccountDrafts(db: Db, accountId: number, now: Date): Promise<FoundServiceDraft[]> {
  const rows = await db
    .selectFrom('service_drafts')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('kept_until', '>', now.toISOString())
    .orderBy('touched_at', 'desc')
    .execute();
  return rows.map(toFound);
}

/** Lets an account come back to it. */
export async function setDraftAccount(
  db: Db,
  draft: { tokenHash: string; accountId: number; keptUntil: Date },
): Promise<void> {
  await db
    .updateTable('service_drafts')
    .set({ account_id: draft.accountId, kept_until: draft.keptUntil.toISOString() })
    .where('token_hash', '=', draft.tokenHash)
    .execute();
}

/** Replaces an application's content; its time counts anew. */
export async function updateServiceDraft(db: Db, draft: StoredServiceDraft): Promise<void> {
  await db
    .updateTable('service_drafts')
    .set({ box: draft.box, touched_at: draft.touchedAt.toISOString(), kept_until: draft.keptUntil.toISOString() })
    .where('token_hash', '=', draft.tokenHash)
    .execute();
}

/** Lets a code come back to it; an earlier one does not any more. */
export async function setResumeHash(
  db: Db,
  draft: { tokenHash: string; resumeHash: string; keptUntil: Date },
): Promise<void> {
  await db
    .updateTable('service_drafts')
    .set({ resume_hash: draft.resumeHash, kept_until: draft.keptUntil.toISOString() })
    .where('token_hash', '=', draft.tokenHash)
    .execute();
}

/** Gives an application a new token, with its content sealed for it: the earlier browser has it no more. */
export async function moveServiceDraft(db: Db, from: string, to: StoredServiceDraft): Promise<void> {
  await db.updateTable('service_drafts').set({ token_hash: to.tokenHash }).where('token_hash', '=', from).execute();
  await updateServiceDraft(db, to);
}

/** Deletes an application; with `exceptKept` only one that neither a code nor an account comes back to. */
export async function deleteServiceDraft(db: Db, tokenHash: string, { exceptKept = false } = {}): Promise<void> {
  const query = db.deleteFrom('service_drafts').where('token_hash', '=', tokenHash);
  await (exceptKept ? query.where('resume_hash', 'is', null).where('account_id', 'is', null) : query).execute();
}

/** Deletes every application whose time is over. */
export async function deleteOldServiceDrafts(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('service_drafts').where('kept_until', '<=', now.toISOString()).execute();
}
