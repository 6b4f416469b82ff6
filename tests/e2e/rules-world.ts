import type { StaffActor } from '#app/domain/permissions.ts';
import type { RuleKind } from '#app/domain/rules/rule-draft.ts';
import { askForRehearsal } from '#app/use-cases/rehearse-rules.server.ts';
import { saveRuleDraft } from '#app/use-cases/save-rule-draft.server.ts';
import { listRuleVersions } from '#db/repositories/rule-versions.server.ts';
import type { TestPortal } from '#tests/support/portal.ts';

/** A draft of each kind, and a rehearsal of the routing's, as the administrator left them. */
export type RulesWorld = { draft: number; rehearsal: number; calendar: number; policy: number };

export async function buildRules({ db, keys, now }: TestPortal, actor: StaffActor): Promise<RulesWorld> {
  const ctx = { db, keys, now: now(), actor };
  const draftOf = async (kind: RuleKind): Promise<number> => {
    const [base] = await listRuleVersions(db, kind);
    if (!base) throw new Error(`no ${kind} to begin with`);
    const { version: baseVersion, body } = base;
    const saved = await saveRuleDraft(ctx, { id: null, kind, body, baseVersion, note: null, effectiveOn: null });
    if (!saved.ok) throw new Error(saved.reason);
    return saved.id;
  };
  const draft = await draftOf('routing');
  const asked = await askForRehearsal(ctx, { draftId: draft, months: 3 });
  if (!asked.ok) throw new Error(asked.reason);
  return { draft, rehearsal: asked.id, calendar: await draftOf('calendar'), policy: await draftOf('policy') };
}

/** Addresses of the drafts and the rehearsal in place of their patterns. */
export function withRules(path: string, { draft, rehearsal, calendar, policy }: RulesWorld): string {
  return path
    .replace('/routing/draft/:id', `/routing/draft/${draft}`)
    .replace('/calendars/draft/:id', `/calendars/draft/${calendar}`)
    .replace('/clocks/draft/:id', `/clocks/draft/${policy}`)
    .replace('/drafts/:id/', `/drafts/${draft}/`)
    .replace('/rehearsal/:id', `/rehearsal/${rehearsal}`);
}
