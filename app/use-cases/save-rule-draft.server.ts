import { ADMIN_ROLES } from '#app/domain/permissions.ts';
import { checkedAgainst, problemsOfDraft, type RuleKind, type RuleProblem } from '#app/domain/rules/rule-draft.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { type Refused, refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { writeTransaction } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { findRuleDraft, insertRuleDraft, updateRuleDraft } from '#db/repositories/rule-drafts.server.ts';

export type DraftToSave = {
  /** Null for a new one. */
  id: number | null;
  kind: RuleKind;
  /** JSON as the version will have it. */
  body: string;
  /** The version that it was made from. */
  baseVersion: string;
  note: string | null;
  /** `YYYY-MM-DD` in the county's zone; null while nobody has said. */
  effectiveOn: string | null;
};
export type SavedDraft = { ok: true; id: number };
export type DraftProblems = { ok: false; reason: 'problems'; problems: RuleProblem[] };

/**
 * Keeps what an administrator drafts, with an audit row. Refuses what cannot be counted by: a draft can always be
 * rehearsed and previewed. A published draft is no draft any more.
 */
export async function saveRuleDraft(
  ctx: StaffContext,
  draft: DraftToSave,
): Promise<SavedDraft | DraftProblems | Refused<'not_allowed' | 'not_found' | 'published'>> {
  if (!ADMIN_ROLES.includes(ctx.actor.role)) return refused('not_allowed');
  return writeTransaction(ctx.db, async (trx) => {
    const problems = problemsOfDraft(draft.kind, draft.body, checkedAgainst(await getCountyRules(trx)));
    if (problems.length > 0) return { ok: false, reason: 'problems', problems };
    const audit = async (id: number): Promise<SavedDraft> => {
      const act = { act: 'save_rule_draft', caseId: null, at: ctx.now, subject: `${draft.kind}:draft-${id}` };
      await appendAudit(trx, ctx.keys, auditOf(ctx.actor, act));
      return { ok: true, id };
    };
    if (draft.id === null) {
      const { kind, body, baseVersion, note, effectiveOn } = draft;
      const { accountId } = ctx.actor;
      return audit(await insertRuleDraft(trx, { kind, body, baseVersion, note, effectiveOn, accountId }, ctx.now));
    }
    const known = await findRuleDraft(trx, draft.id);
    if (known?.kind !== draft.kind) return refused('not_found');
    if (!(await updateRuleDraft(trx, known.id, draft, ctx.now))) return refused('published');
    return audit(known.id);
  });
}
