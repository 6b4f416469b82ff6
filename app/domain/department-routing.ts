import { type Departments, disciplineUnit, excludedUnits } from '#app/domain/department.ts';

export type RoutingRule = {
  categories: readonly string[];
  lead: string;
  co: readonly string[];
  fallback: readonly string[];
};
export type RoutingRules = { version: string; rules: readonly RoutingRule[]; foreignCo: string };

/** Where a report stands after routing. */
export type Route = 'lead' | 'triage' | 'outside' | 'discipline';
export type Routing = { route: Route; lead: string | null; hub: string };

/** Hub rights belong to the first of these that is not accused (sla.md §5). */
export const HUB_ORDER = ['zsj', 'xzfb', 'yshj', 'xwb'] as const;
/** A refusal's appeal goes to the first of these that did not refuse and is not accused (sla.md §4). */
const APPEAL_ORDER = ['zsj', 'xzfb', 'yshj'] as const;
/** A review goes to the first of these that did not handle the case and is not accused (sla.md §4). */
const REVIEW_ORDER = ['xzfb', 'sfj', 'yshj', 'xwb'] as const;
/** Supervision orders are issued by the first of these that neither leads nor is accused (sla.md §5). */
const ORDER_ISSUERS = ['xzfb', 'xwb', 'yshj'] as const;
/** Tried after the rule's own fallbacks (routing.json). */
const LAST_LEADS = ['yshj', 'xzfb'] as const;

function firstAllowed(order: readonly string[], excluded: ReadonlySet<string>): string | null {
  return order.find((id) => !excluded.has(id)) ?? null;
}

/** The unit with hub rights on a case with these excluded units; null when all four are excluded. */
export function chooseHub(excluded: ReadonlySet<string>): string | null {
  return firstAllowed(HUB_ORDER, excluded);
}

/** Who rules between units, grants a second pause or a statutory procedure: hub rights, and none of the parties. */
export function chooseDecider(excluded: ReadonlySet<string>, parties: readonly (string | null)[]): string | null {
  return firstAllowed(HUB_ORDER, new Set([...excluded, ...parties.filter((party) => party !== null)]));
}

/** The units that join as co-handlers when a case of this category is accepted: never the accused, nor the lead. */
export function chooseCoHandlers(
  report: { category: string | null; lead: string | null; isForeign: boolean },
  excluded: ReadonlySet<string>,
  rules: RoutingRules,
): string[] {
  if (report.category === null) return [];
  const rule = rules.rules.find((candidate) => candidate.categories.includes(report.category ?? ''));
  const units = [...(rule?.co ?? []), ...(report.isForeign ? [rules.foreignCo] : [])];
  return [...new Set(units)].filter((unit) => unit !== report.lead && !excluded.has(unit));
}

/** Who decides the appeal against a refusal: nobody who refused, led or is accused. */
export function chooseAppealBody(excluded: ReadonlySet<string>, handled: Iterable<string>): string | null {
  return firstAllowed(APPEAL_ORDER, new Set([...excluded, ...handled]));
}

/** Who reviews after the second "not solved": nobody who refused, led, co-handled or is accused. */
export function chooseReviewBody(excluded: ReadonlySet<string>, handled: Iterable<string>): string | null {
  return firstAllowed(REVIEW_ORDER, new Set([...excluded, ...handled]));
}

/** Whether a unit can be the one in whose name orders are issued, and so hears of every summons (sla.md §5, level 4). */
export function issuesOrders(unit: string): boolean {
  return ORDER_ISSUERS.some((issuer) => issuer === unit);
}

/** In whose name a supervision order or a summons is issued. */
export function chooseOrderIssuer(excluded: ReadonlySet<string>, lead: string | null): string | null {
  return firstAllowed(ORDER_ISSUERS, new Set(lead ? [...excluded, lead] : excluded));
}

/**
 * Which unit is responsible (routing.json, sla.md §4 and §5). Never the accused, its parent or its children.
 * `category` null = not settled yet; `accused` empty = not known. Returns null when no impartial unit is left
 * in the county: the higher channel is shown and nothing is stored.
 */
export function chooseDepartment(
  report: { category: string | null; refer: boolean; accused: readonly string[] },
  rules: RoutingRules,
  departments: Departments,
): Routing | null {
  const excluded = excludedUnits(report.accused, departments);
  const hub = chooseHub(excluded);
  if (report.refer) {
    const discipline = disciplineUnit(departments);
    // Never the hub's, whatever the accused: without an impartial hub discipline still takes it.
    return { route: 'discipline', lead: discipline, hub: hub ?? discipline };
  }
  if (hub === null) return null;
  if (report.accused.length === 0) return { route: 'triage', lead: null, hub };
  // Before the category: nobody in the county could handle it, whatever it turns out to be.
  if (report.accused.every((id) => departments.get(id)?.reach === 'outside')) {
    return { route: 'outside', lead: hub, hub };
  }
  if (report.category === null) return { route: 'triage', lead: null, hub };
  return { route: 'lead', lead: chooseLead(report.category, excluded, rules) ?? hub, hub };
}

/** The lead of a category, skipping the excluded units; null when every candidate is excluded. */
export function chooseLead(category: string, excluded: ReadonlySet<string>, rules: RoutingRules): string | null {
  const rule = rules.rules.find((candidate) => candidate.categories.includes(category));
  if (!rule) throw new Error(`no routing rule for category ${category}`);
  return firstAllowed([rule.lead, ...rule.fallback, ...LAST_LEADS], excluded);
}

/**
 * Reports about discipline inspection, a county leader, or personally about a head who is managed above the
 * county are never stored; one such entry in the set is enough (检举控告工作规则 Art 15; product.md "Not stored").
 */
export function isProtected(
  accused: { units: readonly string[]; countyLeader: boolean; headPersonally: boolean },
  departments: Departments,
): boolean {
  if (accused.countyLeader) return true;
  return accused.units.some((id) => {
    const unit = departments.get(id);
    return unit?.role === 'discipline' || (accused.headPersonally && unit?.headHigher === true);
  });
}
