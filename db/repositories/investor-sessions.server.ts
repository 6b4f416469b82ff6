import type { Db } from '#db/client.server.ts';

export type InvestorSession = { accountId: number; createdAt: Date; touchedAt: Date };

/** Starts a session. Only the token's hash is stored (ASVS 7.2.3). */
export async function insertInvestorSession(
  db: Db,
  session: { tokenHash: string; accountId: number; startedAt: Date },
): Promise<void> {
  const at = session.startedAt.toISOString();
  await db
    .insertInto('investor_sessions')
    .values({ token_hash: session.tokenHash, account_id: session.accountId, created_at: at, touched_at: at })
    .execute();
}

/** The session behind a token; timeouts are the caller's to judge. */
export async function findInvestorSession(db: Db, tokenHash: string): Promise<InvestorSession | undefined> {
  const row = await db
    .selectFrom('investor_sessions')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!row) return undefined;
  return { accountId: row.account_id, createdAt: new Date(row.created_at), touchedAt: new Date(row.touched_at) };
}

/** Notes that the session was used: idle time counts from here. */
export async function touchInvestorSession(db: Db, tokenHash: string, at: Date): Promise<void> {
  await db
    .updateTable('investor_sessions')
    .set({ touched_at: at.toISOString() })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Ends a session with what it alone could see; nothing happens when there is none. */
export async function deleteInvestorSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('investor_sessions').where('token_hash', '=', tokenHash).execute();
}

/** Clears the sessions last used before `idleSince` or started before `startedBefore`. */
export async function deleteInvestorSessionsBefore(db: Db, idleSince: Date, startedBefore: Date): Promise<void> {
  await db
    .deleteFrom('investor_sessions')
    .where((where) =>
      where.or([
        where('touched_at', '<=', idleSince.toISOString()),
        where('created_at', '<=', startedBefore.toISOString()),
      ]),
    )
    .execute();
}

/** Lets a session see a hidden case whose code was typed in it. */
export async function insertSessionCase(db: Db, tokenHash: string, caseId: number): Promise<void> {
  await db
    .insertInto('investor_session_cases')
    .values({ token_hash: tokenHash, case_id: caseId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The hidden cases that a session may see, the last one opened first. */
export async function listSessionCases(db: Db, tokenHash: string): Promise<number[]> {
  const rows = await db
    .selectFrom('investor_session_cases')
    .select('case_id')
    .where('token_hash', '=', tokenHash)
    .orderBy('case_id', 'desc')
    .execute();
  return rows.map((row) => row.case_id);
}
