import type { StaffRole } from '#app/domain/permissions.ts';
import type { Db } from '#db/client.server.ts';
import { fixedStatement } from '#db/fixed-statement.ts';

/** A mail that was given up: what for, to whom, when and why. Nothing in it leads to a case. */
export type DeadMail = {
  template: string;
  recipient: string;
  role: StaffRole;
  failedAt: Date;
  /** A code of the transport or the portal, never a text. */
  error: string;
};

const SELECT_ANY = fixedStatement<{ id: number }>(
  `SELECT outbox.id FROM outbox JOIN accounts ON accounts.id = outbox.account_id
     WHERE dead_at IS NOT NULL AND set_aside_at IS NULL AND department_id = ? LIMIT 1`,
);

/** Whether mails to people of this unit were given up and not set aside. */
export async function hasDeadMails(db: Db, departmentId: string): Promise<boolean> {
  return (await SELECT_ANY(db, [departmentId])).length > 0;
}

/** Mails to people of this unit that were given up and not set aside, last failure first. */
export async function listDeadMails(db: Db, departmentId: string, limit: number): Promise<DeadMail[]> {
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('accounts', 'accounts.id', 'outbox.account_id')
    .select(['outbox.template', 'outbox.dead_at', 'outbox.last_error', 'accounts.display_name', 'accounts.role'])
    .where('outbox.dead_at', 'is not', null)
    .where('outbox.set_aside_at', 'is', null)
    .where('accounts.department_id', '=', departmentId)
    .orderBy('outbox.dead_at', 'desc')
    .orderBy('outbox.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    template: row.template,
    recipient: row.display_name,
    role: row.role,
    failedAt: new Date(row.dead_at ?? 0),
    error: row.last_error ?? '',
  }));
}

/** Puts the unit's dead letters of up to `until` back into the outbox, to be tried as if new. Returns how many. */
export async function reviveDeadMails(
  db: Db,
  departmentId: string,
  given: { until: Date; now: Date },
): Promise<number> {
  const again = { dead_at: null, next_try_at: given.now.toISOString(), attempts: 0, last_error: null };
  return updateDeadMails(db, departmentId, given.until, again);
}

/** Marks the unit's dead letters of up to `until` as seen; they stay unsent. Returns how many. */
export async function setDeadMailsAside(
  db: Db,
  departmentId: string,
  given: { until: Date; now: Date },
): Promise<number> {
  return updateDeadMails(db, departmentId, given.until, { set_aside_at: given.now.toISOString() });
}

type DeadMailChange = {
  dead_at?: null;
  next_try_at?: string;
  attempts?: number;
  last_error?: null;
  set_aside_at?: string;
};

async function updateDeadMails(db: Db, departmentId: string, until: Date, change: DeadMailChange): Promise<number> {
  const result = await db
    .updateTable('outbox')
    .set(change)
    .where('dead_at', 'is not', null)
    .where('dead_at', '<=', until.toISOString())
    .where('set_aside_at', 'is', null)
    .where('account_id', 'in', (select) =>
      select.selectFrom('accounts').select('id').where('department_id', '=', departmentId),
    )
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
