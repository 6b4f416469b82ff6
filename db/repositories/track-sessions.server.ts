import type { Db } from '#db/client.server.ts';

/** Starts a session that reads one case. Only the token's hash is stored. */
export async function insertTrackSession(
  db: Db,
  session: { tokenHash: string; caseId: number; startedAt: Date },
): Promise<void> {
  await db
    .insertInto('track_sessions')
    .values({
      token_hash: session.tokenHash,
      case_id: session.caseId,
      created_at: session.startedAt.toISOString(),
      touched_at: session.startedAt.toISOString(),
    })
    .execute();
}

/** The case that a session reads, if it was used after `idleSince`. */
export async function findTrackSession(
  db: Db,
  tokenHash: string,
  idleSince: Date,
): Promise<{ caseId: number; touchedAt: Date } | undefined> {
  const row = await db
    .selectFrom('track_sessions')
    .select(['case_id', 'touched_at'])
    .where('token_hash', '=', tokenHash)
    .where('touched_at', '>', idleSince.toISOString())
    .executeTakeFirst();
  return row && { caseId: row.case_id, touchedAt: new Date(row.touched_at) };
}

/** Notes that the session was used: idle time counts from here. */
export async function touchTrackSession(db: Db, tokenHash: string, at: Date): Promise<void> {
  await db
    .updateTable('track_sessions')
    .set({ touched_at: at.toISOString() })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Ends a session; nothing happens when there is none. */
export async function deleteTrackSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('track_sessions').where('token_hash', '=', tokenHash).execute();
}

/** Clears the sessions last used at `idleSince` or before. */
export async function deleteIdleTrackSessions(db: Db, idleSince: Date): Promise<void> {
  await db.deleteFrom('track_sessions').where('touched_at', '<=', idleSince.toISOString()).execute();
}
