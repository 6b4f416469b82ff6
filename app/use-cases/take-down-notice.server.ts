import { currentRules } from '#app/domain/county-rules.ts';
import { ADMIN_ROLES } from '#app/domain/permissions.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { type Refused, refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { writeTransaction } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { findNotice, insertNoticeRemoval } from '#db/repositories/public-notices.server.ts';

/**
 * Takes a notice down, with its audit row: title, day and reason stay on its page, the text does not. One that was still to
 * come is never shown. Taken down twice is once, with the first reason.
 */
export async function takeDownNotice(
  ctx: StaffContext,
  id: number,
  reason: string,
): Promise<{ ok: true } | Refused<'not_allowed' | 'not_found'>> {
  if (!ADMIN_ROLES.includes(ctx.actor.role)) return refused('not_allowed');
  return writeTransaction(ctx.db, async (trx) => {
    const notice = await findNotice(trx, id);
    if (!notice) return refused('not_found');
    if (notice.removal) return { ok: true };
    const on = dayOf(currentRules(await getCountyRules(trx)).calendar, ctx.now);
    await insertNoticeRemoval(trx, { noticeId: id, on, reason, removedBy: ctx.actor.accountId }, ctx.now);
    const act = { act: 'take_down_notice', caseId: null, at: ctx.now, subject: `notice-${id}` };
    await appendAudit(trx, ctx.keys, auditOf(ctx.actor, act));
    return { ok: true };
  });
}
