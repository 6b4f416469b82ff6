import type { RoutingRule } from '#app/domain/department-routing.ts';
import type { CheckedAgainst, RoutingBody, RuleProblem } from '#app/domain/rules/rule-draft.ts';

/**
 * Who leads what, among units of the county that there are; never discipline, except L5 and L8, which are always its own
 * (sla.md §5). Which categories go together is the product's.
 */
export function problemsOfRouting(draft: RoutingBody, against: CheckedAgainst): RuleProblem[] {
  const groups = (body: RoutingBody) => JSON.stringify(body.rules.map(({ categories }) => categories));
  if (groups(draft) !== groups(against.routing)) return [{ code: 'not_the_same_rules', at: '' }];
  const problems = draft.rules.flatMap((rule, place) => problemsOfRule(rule, against.routing.rules[place], against));
  const foreign = problemOfUnit(draft.foreignCo, against);
  return foreign ? [...problems, { code: foreign, at: 'foreign_co' }] : problems;
}

function problemsOfRule(rule: RoutingRule, base: RoutingRule | undefined, against: CheckedAgainst): RuleProblem[] {
  const at = rule.categories.join();
  const isConduct = rule.categories.some((code) => against.categories.get(code)?.refer);
  if (isConduct) {
    return JSON.stringify(rule) === JSON.stringify(base) ? [] : [{ code: 'lead_is_fixed', at }];
  }
  const units = [rule.lead, ...rule.co, ...rule.fallback];
  const problems: RuleProblem[] = [];
  for (const code of new Set(units.map((unit) => problemOfUnit(unit, against)).filter((code) => code !== null))) {
    problems.push({ code, at });
  }
  const leads = [rule.lead, ...rule.fallback];
  if (new Set(leads).size < leads.length || new Set([rule.lead, ...rule.co]).size < rule.co.length + 1) {
    problems.push({ code: 'unit_twice', at });
  }
  return problems;
}

function problemOfUnit(id: string, { departments }: CheckedAgainst): 'unit_unknown' | 'unit_cannot_lead' | null {
  const unit = departments.get(id);
  if (!unit) return 'unit_unknown';
  return unit.reach === 'outside' || unit.role === 'discipline' ? 'unit_cannot_lead' : null;
}
