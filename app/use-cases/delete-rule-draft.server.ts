import { ADMIN_ROLES } from '#app/domain/permissions.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { type Refused, refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { writeTransaction } from '#db/client.server.ts';
import { deleteRuleDraft, findDeletedDraft, findRuleDraft } from '#db/repositories/rule-drafts.server.ts';

/**
 * Gives a draft up, with an audit row. What was published, in force or still to come, is not a draft any more and stays;
 * a rehearsal of it keeps its numbers. Deleted twice is once.
 */
export async function deleteDraft(
  ctx: StaffContext,
  id: number,
): Promise<{ ok: true } | Refused<'not_allowed' | 'not_found' | 'published'>> {
  if (!ADMIN_ROLES.includes(ctx.actor.role)) return refused('not_allowed');
  return writeTransaction(ctx.db, async (trx) => {
    if (await findDeletedDraft(trx, id)) return { ok: true };
    const draft = await findRuleDraft(trx, id);
    if (!draft) return refused('not_found');
    if (!(await deleteRuleDraft(trx, id, ctx.actor.accountId, ctx.now))) return refused('published');
    const act = { act: 'delete_rule_draft', caseId: null, at: ctx.now, subject: `${draft.kind}:draft-${id}` };
    await appendAudit(trx, ctx.keys, auditOf(ctx.actor, act));
    return { ok: true };
  });
}
