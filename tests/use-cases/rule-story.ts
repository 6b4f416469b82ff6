import type { RuleKind } from '#app/domain/rules/rule-draft.ts';
import type { CalendarDefinition } from '#app/domain/sla/calendar.ts';
import type { SlaPolicy } from '#app/domain/sla/policy.ts';
import { applyRules } from '#app/jobs/apply-rules.server.ts';
import { publishRules } from '#app/use-cases/publish-rules.server.ts';
import { saveRuleDraft } from '#app/use-cases/save-rule-draft.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import type { Db } from '#db/client.server.ts';
import calendar from '#db/reference/calendar-county.json' with { type: 'json' };
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { anAccount, asStaff, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testKeys } from '#tests/support/keys.ts';

export const CALENDAR = calendar as unknown as CalendarDefinition;

/** The county's calendar with these days closed under one name, or worked. */
export function aCalendar(change: { closed?: string[]; name?: string; worked?: string[] }): string {
  const { closed = [], name = '停工日', worked = [] } = change;
  return JSON.stringify({
    ...CALENDAR,
    holidays: [...CALENDAR.holidays, ...closed.map((date) => ({ date, name }))],
    workdays: [...CALENDAR.workdays, ...worked],
  });
}

/** The county's targets, changed. */
export async function aPolicy(db: Db, change: (policy: Omit<SlaPolicy, 'version'>) => void): Promise<string> {
  const county = await getCountyRules(db);
  const { version: _version, ...policy } = structuredClone(county.policies.get(county.policyVersion) as SlaPolicy);
  change(policy);
  return JSON.stringify(policy);
}

/** Days of a category in a policy that is being changed. */
export const days = (category: string, count: number) => (policy: Omit<SlaPolicy, 'version'>) => {
  Object.assign(policy.categoryDays, { [category]: count });
};

export async function anAdmin(db: Db, at: string): Promise<StaffContext> {
  return asStaff(db, await anAccount(db, { department: 'xzfb', role: 'system_admin' }), shanghai(at));
}

/** Saves and publishes as an administrator does; returns the version's name. Throws where it is refused. */
export async function publish(
  ctx: StaffContext,
  given: { kind: RuleKind; body: string; on: string; moves?: boolean; base?: string },
): Promise<string> {
  const { kind, body, on, moves = true, base = '2026-11' } = given;
  const draft = { id: null, kind, body, baseVersion: base, note: null, effectiveOn: on };
  const saved = await saveRuleDraft(ctx, draft);
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  const published = await publishRules(ctx, { draftId: saved.id, effectiveOn: on, movesOpenCases: moves });
  if (!published.ok) throw new Error(JSON.stringify(published));
  return published.version;
}

/** Ticks of the job until nothing is left for one that follows at once, and the sweep after them, as in a tick of the portal. */
export function applyAll(db: Db, at: string): Promise<number> {
  return applyAllAt(db, shanghai(at));
}

export async function applyAllAt(db: Db, now: Date): Promise<number> {
  const moved = await walkAllAt(db, now);
  await sweepTo(db, now);
  return moved;
}

/** The walk alone, without the sweep that follows it. */
export async function walkAllAt(db: Db, now: Date): Promise<number> {
  let moved = 0;
  for (let more = true; more; ) {
    const applied = await applyRules({ db, keys: testKeys, now });
    moved += applied.moved;
    more = applied.more;
  }
  return moved;
}
