import { ADMIN_ROLES, type StaffActor } from '#app/domain/permissions.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { type Refused, refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { listDepartmentAccounts } from '#db/repositories/accounts.server.ts';
import { reviveDeadMails, setDeadMailsAside } from '#db/repositories/dead-mails.server.ts';

const SETTLE = { retry: reviveDeadMails, set_aside: setDeadMailsAside };

export type SettleHow = keyof typeof SETTLE;

/**
 * Who looks after the mails of the own unit that were given up: its head and its hub people, discipline its own; where a
 * unit has neither head nor hub, its officers. Nobody sees another unit's, which would tell of that unit's cases.
 */
export async function mindsMails(db: Db, actor: StaffActor): Promise<boolean> {
  if (ADMIN_ROLES.includes(actor.role)) return false;
  if (actor.role !== 'officer') return true;
  return (await listDepartmentAccounts(db, actor.departmentId, ['head', 'hub'])).length === 0;
}

/**
 * Sends the unit's given-up mails again or sets them aside: all that had failed by `until`, the instant of the list that
 * was looked at, so that nothing is settled unseen. Both are audited.
 */
export function settleMails(
  ctx: StaffContext,
  given: { how: SettleHow; until: Date },
): Promise<{ ok: true } | Refused<'not_allowed'>> {
  return writeTransaction(ctx.db, async (trx) => {
    const { departmentId } = ctx.actor;
    const { how, until } = given;
    const isAllowed = await mindsMails(trx, ctx.actor);
    const settled = isAllowed ? await SETTLE[how](trx, departmentId, { until, now: ctx.now }) : null;
    const row = {
      act: `mails_${how}`,
      caseId: null,
      at: ctx.now,
      subject: settled === null ? null : String(settled),
      result: isAllowed ? 'done' : 'refused',
    } as const;
    await appendAudit(trx, ctx.keys, auditOf(ctx.actor, row));
    return isAllowed ? { ok: true } : refused('not_allowed');
  });
}
