import type { Db } from '#db/client.server.ts';
import { fixedStatement } from '#db/fixed-statement.ts';

/** Stores a new draft. `box` is sealed; the token itself is never stored. */
export async function insertReportDraft(
  db: Db,
  draft: { tokenHash: string; box: Buffer; touchedAt: Date },
): Promise<void> {
  await db
    .insertInto('report_drafts')
    .values({ token_hash: draft.tokenHash, box: draft.box, touched_at: draft.touchedAt.toISOString() })
    .execute();
}

const SELECT_DRAFT = fixedStatement<{ box: Buffer }>(
  `SELECT box FROM report_drafts WHERE token_hash = ? AND touched_at > ?`,
);
const UPDATE_DRAFT = fixedStatement(`UPDATE report_drafts SET box = ?, touched_at = ? WHERE token_hash = ?`);

/** The sealed draft behind a token that was touched after `idleSince`; undefined when there is none or it is over. */
export async function findReportDraft(db: Db, tokenHash: string, idleSince: Date): Promise<Buffer | undefined> {
  const [row] = await SELECT_DRAFT(db, [tokenHash, idleSince.toISOString()]);
  return row?.box;
}

/** Replaces a draft's content; its idle time counts anew. */
export async function updateReportDraft(
  db: Db,
  draft: { tokenHash: string; box: Buffer; touchedAt: Date },
): Promise<void> {
  await UPDATE_DRAFT(db, [draft.box, draft.touchedAt.toISOString(), draft.tokenHash]);
}

/** Deletes a draft; nothing happens when there is none. */
export async function deleteReportDraft(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('report_drafts').where('token_hash', '=', tokenHash).execute();
}

/** Deletes every draft that was last touched at `idleSince` or before (experience.md: 4 hours). */
export async function deleteIdleReportDrafts(db: Db, idleSince: Date): Promise<void> {
  await db.deleteFrom('report_drafts').where('touched_at', '<=', idleSince.toISOString()).execute();
}
