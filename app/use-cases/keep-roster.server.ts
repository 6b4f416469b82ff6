import { currentRules } from '#app/domain/county-rules.ts';
import { rosterSpan, shiftSpan } from '#app/domain/duty-shift.ts';
import { DESK_ROLES, type StaffActor } from '#app/domain/permissions.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { type Refused, refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { listDepartmentAccounts } from '#db/repositories/accounts.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { deleteFutureShift, hasShift, insertShift } from '#db/repositories/duty-rosters.server.ts';

export type ShiftForm = { on: string; from: string; to: string; accountId: number; phone: string };
type ShiftRefusal = 'not_allowed' | 'time' | 'past' | 'too_far' | 'person';

/** The unit's head keeps its roster; where it has none, anybody of it at the desk. */
export async function keepsRoster(db: Db, actor: StaffActor): Promise<boolean> {
  if (!DESK_ROLES.includes(actor.role)) return false;
  if (actor.role === 'head') return true;
  return (await listDepartmentAccounts(db, actor.departmentId, ['head'])).length === 0;
}

/** Adds a shift of the coming days for a person of the own unit; shifts may overlap. The same one twice is one. */
export function addShift(ctx: StaffContext, form: ShiftForm): Promise<{ ok: true } | Refused<ShiftRefusal>> {
  return writeTransaction(ctx.db, async (trx) => {
    const refusal = await addWithin(trx, ctx, form);
    const result = refusal === null ? ('done' as const) : ('refused' as const);
    await appendAudit(trx, ctx.keys, auditOf(ctx.actor, { act: 'add_shift', caseId: null, at: ctx.now, result }));
    return refusal === null ? { ok: true } : refused(refusal);
  });
}

async function addWithin(trx: Db, ctx: StaffContext, form: ShiftForm): Promise<ShiftRefusal | null> {
  if (!(await keepsRoster(trx, ctx.actor))) return 'not_allowed';
  const { calendar } = currentRules(await getCountyRules(trx));
  const span = shiftSpan(calendar, form);
  if (!span) return 'time';
  if (span.to <= ctx.now) return 'past';
  if (span.from >= rosterSpan(calendar, ctx.now).to) return 'too_far';
  const { departmentId } = ctx.actor;
  const { accountId, phone } = form;
  const people = await listDepartmentAccounts(trx, departmentId, DESK_ROLES);
  if (!people.some(({ id }) => id === accountId)) return 'person';
  const shift = { departmentId, accountId, ...span };
  if (!(await hasShift(trx, shift))) await insertShift(trx, { ...shift, phone });
  return null;
}

/** Removes a shift that has not begun. One that has is a fact: what was promised under it stays. */
export function removeShift(ctx: StaffContext, id: number): Promise<{ ok: true } | Refused<'not_allowed'>> {
  return writeTransaction(ctx.db, async (trx) => {
    const isAllowed = await keepsRoster(trx, ctx.actor);
    const { departmentId } = ctx.actor;
    const isDone = isAllowed && (await deleteFutureShift(trx, { departmentId, id, now: ctx.now }));
    const row = { act: 'remove_shift', caseId: null, at: ctx.now, subject: String(id) };
    await appendAudit(trx, ctx.keys, auditOf(ctx.actor, { ...row, result: isDone ? 'done' : 'refused' }));
    return isAllowed ? { ok: true } : refused('not_allowed');
  });
}
