import type { StaffActor } from '#app/domain/permissions.ts';
import { checkedAgainst } from '#app/domain/rules/rule-draft.ts';
import { askForRehearsal, rehearseNext } from '#app/use-cases/rehearse-rules.server.ts';
import { saveRuleDraft } from '#app/use-cases/save-rule-draft.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

const SHORTER = { category: 'L1', days: 4 } as const;

/** An administrator's draft of a shorter target, rehearsed over the quarter and not published. */
export async function draftShorterTarget(ctx: Omit<StaffContext, 'actor'>, actor: StaffActor): Promise<void> {
  const county = await getCountyRules(ctx.db);
  const { policy } = checkedAgainst(county);
  const categoryDays = { ...policy.categoryDays, [SHORTER.category]: SHORTER.days };
  const saved = await saveRuleDraft(
    { ...ctx, actor },
    {
      id: null,
      kind: 'policy',
      body: JSON.stringify({ ...policy, categoryDays }),
      baseVersion: county.policyVersion,
      note: `试行：乱收费的答复由 ${policy.categoryDays[SHORTER.category]} 个工作日改为 ${SHORTER.days} 个`,
      effectiveOn: null,
    },
  );
  if (!saved.ok) throw new Error(`the draft was not saved: ${saved.reason}`);
  const asked = await askForRehearsal({ ...ctx, actor }, { draftId: saved.id, months: 3 });
  if (!asked.ok) throw new Error(`the draft was not rehearsed: ${asked.reason}`);
  await rehearseNext(ctx);
}
