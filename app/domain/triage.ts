import type { CaseEventBody } from '#app/domain/case-event.ts';
import type { CountyRules } from '#app/domain/county-rules.ts';
import { excludedUnits } from '#app/domain/department.ts';
import { chooseCoHandlers, chooseLead, type Routing } from '#app/domain/department-routing.ts';
import { type AccusedAnswer, destinationOf } from '#app/domain/report.ts';

/** What the hub chose: the category, and whom the report is about. */
export type TriageChoice = AccusedAnswer & { category: string };
/** What the reporter had said: it counts whatever the hub chooses. */
export type TriageFacts = { accused: readonly string[]; headPersonally: boolean; isForeign: boolean };

export type TriagePlan =
  | { kind: 'protected' }
  | (Omit<Routing, 'route'> & {
      kind: 'lead' | 'outside' | 'discipline';
      accused: string[];
      excluded: string[];
      co: string[];
    });

/**
 * Where a case in triage goes by the hub's choice; asked by the page that shows it and by the act (sla.md §4, In triage).
 * 'unknown_unit': the county does not have the category or a unit.
 */
export function planTriage(facts: TriageFacts, choice: TriageChoice, county: CountyRules): TriagePlan | 'unknown_unit' {
  const category = county.categories.get(choice.category);
  if (category?.kind !== 'report' || !choice.units.every((unit) => county.departments.has(unit))) return 'unknown_unit';
  // Once the reporter said that it is about the head personally, it is, whoever names the unit.
  const headPersonally = choice.headPersonally || facts.headPersonally;
  const units = [...new Set([...facts.accused, ...choice.units])];
  const accused = { units, countyLeader: choice.countyLeader, headPersonally };
  const destination = destinationOf({ category: choice.category, accused, isForeign: facts.isForeign }, county);
  if (destination === 'protected') return { kind: 'protected' };
  const excluded = [...excludedUnits(units, county.departments)].sort();
  const { hub, lead, route, co } = destination;
  if (route !== 'triage') return { kind: route, lead, hub, accused: units, excluded, co };
  // "No unit": the category's own lead handles it; nobody is accused.
  const ownLead = chooseLead(choice.category, new Set<string>(), county.routing) ?? hub;
  const asked = { category: choice.category, lead: ownLead, isForeign: facts.isForeign };
  const ownCo = chooseCoHandlers(asked, new Set<string>(), county.routing);
  return { kind: 'lead', lead: ownLead, hub, accused: [], excluded: [], co: ownCo };
}

/** What the plan does to the case, in order. `urgent`: somebody of the new lead is on duty for it at this hour. */
export function triageEvents(plan: TriagePlan, category: string, urgent = false): CaseEventBody[] {
  if (plan.kind === 'protected') return [{ type: 'protected_unit_named' }];
  const { kind: route, accused, excluded, lead, hub, co } = plan;
  const named: CaseEventBody = {
    type: 'unit_named',
    category,
    route,
    accused,
    excluded,
    lead,
    hub,
    co,
    ...(urgent && { urgent }),
  };
  if (route !== 'discipline') return [named];
  const cause = category === 'L8' ? 'category_L8' : 'category_L5';
  return [named, { type: 'referred', kind: 'lead', cause, unit: accused[0] ?? null }];
}
