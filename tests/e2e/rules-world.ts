import type { StaffActor } from '#app/domain/permissions.ts';
import { askForRehearsal } from '#app/use-cases/rehearse-rules.server.ts';
import { saveRuleDraft } from '#app/use-cases/save-rule-draft.server.ts';
import { listRuleVersions } from '#db/repositories/rule-versions.server.ts';
import type { TestPortal } from '#tests/support/portal.ts';

/** A draft of the routing and its rehearsal, as the administrator left them. */
export type RulesWorld = { draft: number; rehearsal: number };

export async function buildRules({ db, keys, now }: TestPortal, actor: StaffActor): Promise<RulesWorld> {
  const ctx = { db, keys, now: now(), actor };
  const [base] = await listRuleVersions(db, 'routing');
  if (!base) throw new Error('no routing to begin with');
  const { version: baseVersion, body } = base;
  const draft = { id: null, kind: 'routing', body, baseVersion, note: null, effectiveOn: null } as const;
  const saved = await saveRuleDraft(ctx, draft);
  if (!saved.ok) throw new Error(saved.reason);
  const asked = await askForRehearsal(ctx, { draftId: saved.id, months: 3 });
  if (!asked.ok) throw new Error(asked.reason);
  return { draft: saved.id, rehearsal: asked.id };
}

/** Addresses of the draft and its rehearsal in place of their patterns. */
export function withRules(path: string, { draft, rehearsal }: RulesWorld): string {
  return path
    .replace('/routing/draft/:id', `/routing/draft/${draft}`)
    .replace('/drafts/:id/', `/drafts/${draft}/`)
    .replace('/rehearsal/:id', `/rehearsal/${rehearsal}`);
}
