import type { DutyHours } from '#app/domain/duty-shift.ts';
import type { Db } from '#db/client.server.ts';

/** A person of a unit who answers at once from one instant to another. */
export type Shift = { id: number; accountId: number; name: string; from: Date; to: Date; phone: string };

export async function insertShift(db: Db, shift: Omit<Shift, 'id' | 'name'> & { departmentId: string }): Promise<void> {
  await db
    .insertInto('duty_rosters')
    .values({
      department_id: shift.departmentId,
      account_id: shift.accountId,
      from_at: shift.from.toISOString(),
      to_at: shift.to.toISOString(),
      phone: shift.phone,
    })
    .execute();
}

/** Whether the unit has this very shift already: a form that was sent twice. */
export async function hasShift(
  db: Db,
  shift: { departmentId: string; accountId: number; from: Date; to: Date },
): Promise<boolean> {
  const row = await db
    .selectFrom('duty_rosters')
    .select('id')
    .where('department_id', '=', shift.departmentId)
    .where('account_id', '=', shift.accountId)
    .where('from_at', '=', shift.from.toISOString())
    .where('to_at', '=', shift.to.toISOString())
    .executeTakeFirst();
  return row !== undefined;
}

/** The shifts of a unit that touch a span, the earliest first. */
export async function listShifts(db: Db, departmentId: string, span: { from: Date; to: Date }): Promise<Shift[]> {
  const rows = await db
    .selectFrom('duty_rosters as shift')
    .innerJoin('accounts', 'accounts.id', 'shift.account_id')
    .select(['shift.id', 'shift.account_id', 'accounts.display_name', 'shift.from_at', 'shift.to_at', 'shift.phone'])
    .where('shift.department_id', '=', departmentId)
    .where('shift.to_at', '>', span.from.toISOString())
    .where('shift.from_at', '<', span.to.toISOString())
    .orderBy('shift.from_at')
    .orderBy('shift.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    name: row.display_name,
    from: new Date(row.from_at),
    to: new Date(row.to_at),
    phone: row.phone,
  }));
}

/** The hours of a unit's shifts that touch a span. A shift ends for whoever is disabled in the midst of it. */
export async function listDutyHours(
  db: Db,
  departmentId: string,
  span: { from: Date; to: Date },
): Promise<DutyHours[]> {
  const rows = await db
    .selectFrom('duty_rosters as shift')
    .innerJoin('accounts', 'accounts.id', 'shift.account_id')
    .select(['shift.account_id', 'shift.from_at', 'shift.to_at', 'accounts.disabled_at'])
    .where('shift.department_id', '=', departmentId)
    .where('shift.to_at', '>', span.from.toISOString())
    .where('shift.from_at', '<=', span.to.toISOString())
    .execute();
  return rows.map(({ account_id: accountId, from_at, to_at, disabled_at }) => {
    const to = disabled_at !== null && disabled_at < to_at ? disabled_at : to_at;
    return { accountId, from: new Date(from_at), to: new Date(to) };
  });
}

/** Removes a shift of the unit that has not begun. False where there is none. */
export async function deleteFutureShift(db: Db, of: { departmentId: string; id: number; now: Date }): Promise<boolean> {
  const result = await db
    .deleteFrom('duty_rosters')
    .where('id', '=', of.id)
    .where('department_id', '=', of.departmentId)
    .where('from_at', '>', of.now.toISOString())
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
