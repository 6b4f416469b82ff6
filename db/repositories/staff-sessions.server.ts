import type { Department } from '#app/domain/department.ts';
import type { StaffRole } from '#app/domain/permissions.ts';
import type { StaffArea } from '#app/domain/staff-area.ts';
import type { Db } from '#db/client.server.ts';

/** A session with the account it belongs to, as the account is now. */
export type StaffSessionRow = {
  createdAt: Date;
  touchedAt: Date;
  account: { id: number; displayName: string; role: StaffRole; disabled: boolean };
  department: Pick<Department, 'id' | 'name'>;
};

/** Starts a session. Only the token's hash is stored (ASVS 7.2.3). */
export async function insertStaffSession(
  db: Db,
  session: { tokenHash: string; area: StaffArea; accountId: number; startedAt: Date },
): Promise<void> {
  await db
    .insertInto('staff_sessions')
    .values({
      token_hash: session.tokenHash,
      area: session.area,
      account_id: session.accountId,
      created_at: session.startedAt.toISOString(),
      touched_at: session.startedAt.toISOString(),
    })
    .execute();
}

/** The session behind a token in this area, with its account and unit; timeouts are the caller's to judge. */
export async function findStaffSession(
  db: Db,
  tokenHash: string,
  area: StaffArea,
): Promise<StaffSessionRow | undefined> {
  const row = await db
    .selectFrom('staff_sessions as session')
    .innerJoin('accounts as account', 'account.id', 'session.account_id')
    .innerJoin('departments as department', 'department.id', 'account.department_id')
    .select([
      'session.created_at',
      'session.touched_at',
      'account.id as account_id',
      'account.display_name',
      'account.role',
      'account.disabled_at',
      'department.id as department_id',
      'department.name_zh',
      'department.name_en',
      'department.name_ru',
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('session.area', '=', area)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    createdAt: new Date(row.created_at),
    touchedAt: new Date(row.touched_at),
    account: {
      id: row.account_id,
      displayName: row.display_name,
      role: row.role,
      disabled: row.disabled_at !== null,
    },
    department: { id: row.department_id, name: { zh: row.name_zh, en: row.name_en, ru: row.name_ru } },
  };
}

/** Notes that the session was used: idle time counts from here. */
export async function touchStaffSession(db: Db, tokenHash: string, at: Date): Promise<void> {
  await db
    .updateTable('staff_sessions')
    .set({ touched_at: at.toISOString() })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Ends a session; nothing happens when there is none. */
export async function deleteStaffSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('staff_sessions').where('token_hash', '=', tokenHash).execute();
}

/** Clears the sessions started before an instant: none of them is valid any more. */
export async function deleteStaffSessionsBefore(db: Db, startedBefore: Date): Promise<void> {
  await db.deleteFrom('staff_sessions').where('created_at', '<', startedBefore.toISOString()).execute();
}
