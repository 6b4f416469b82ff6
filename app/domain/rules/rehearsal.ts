import type { Case, CaseClock } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { type CountyRules, rulesFor } from '#app/domain/county-rules.ts';
import { chooseCoHandlers, chooseLead, type RoutingRules } from '#app/domain/department-routing.ts';
import { replayCase } from '#app/domain/replay/replay-case.ts';
import { clockUnder } from '#app/domain/replay/rules.ts';
import { emptyTally, type MoveTally, tallyClock } from '#app/domain/rules/move-tally.ts';
import type { RuleKind } from '#app/domain/rules/rule-draft.ts';

/** Where cases of a category would have gone instead. */
export type RouteChange = {
  category: string;
  from: string;
  to: string;
  coFrom: string[];
  coTo: string[];
  cases: number;
};

/** What a draft would have made of past cases, so far. Plain data: stored between two pages of cases. */
export type Rehearsal = MoveTally & {
  routed: number;
  routes: Record<string, RouteChange>;
  /** Cases that go elsewhere and stand in no row: whom a rule passed over would tell who is accused. */
  unlisted: number;
  /** Cases whose history cannot be read: not in any of the other numbers. */
  unreadable: number;
};

export type RehearsedBy = {
  kind: RuleKind;
  /** The county with the draft in force, see countyWith. */
  county: CountyRules;
  /** The routing in force, which the draft was made from. */
  routing: RoutingRules;
  now: Date;
};

export function emptyRehearsal(): Rehearsal {
  return { ...emptyTally(), routed: 0, routes: {}, unlisted: 0, unreadable: 0 };
}

/**
 * Runs a draft over one past case, in place. The acts are the recorded ones at their recorded instants, and nothing fires:
 * each clock is read once as it was judged and once with the draft's target and calendar on the same start, pauses and
 * stop. So a clock that silence started still starts when it did, and a breach that vanishes takes nothing back of what
 * followed from it. A draft of targets leaves each clock its own calendar, a draft calendar its own targets. A draft of
 * the routing is asked where the case would have gone by what was known when it was routed; its clocks are not counted, and
 * a case that either routing sent past an accused unit is counted without a row.
 */
export function rehearseCase(rehearsal: Rehearsal, events: readonly CaseEvent[], by: RehearsedBy): void {
  if (by.kind === 'routing') {
    rehearseRouting(rehearsal, events, by);
    return;
  }
  const first = events[0];
  if (first?.type !== 'case_opened') throw new Error('a case history begins with case_opened');
  const caseFile = replayCase(events, rulesFor(by.county, first.policyVersion, first.calendarVersion));
  for (const clock of caseFile.clocks) tallyClock(rehearsal, clock, underDraft(caseFile, clock, by), by.now);
}

function underDraft(caseFile: Case, clock: CaseClock, { kind, county }: RehearsedBy): CaseClock {
  const { policy, calendarVersion } = clock.rules;
  const drafted = kind === 'policy' ? county.policyVersion : policy.version;
  const calendar = kind === 'calendar' ? county.calendarVersion : calendarVersion;
  const under = clockUnder(caseFile, clock, rulesFor(county, drafted, calendar));
  const own = clockUnder(caseFile, clock, rulesFor(county, policy.version, calendarVersion));
  // A verdict keeps its target whatever was named later: it moves only where the draft itself says another one.
  const isSame = JSON.stringify(own.target) === JSON.stringify(under.target);
  return isSame ? { ...under, target: clock.target } : under;
}

function rehearseRouting(rehearsal: Rehearsal, events: readonly CaseEvent[], by: RehearsedBy): void {
  const routed = events.findLast((event) => event.type === 'unit_named' || event.type === 'case_opened');
  if (!routed || (routed.type !== 'unit_named' && routed.type !== 'case_opened')) return;
  // A request goes to its service's own unit, whatever the routing says of its category.
  if (routed.type === 'case_opened' && routed.kind === 'request') return;
  const { route, category, lead, hub } = routed;
  if (route !== 'lead' || category === null || lead === null) return;
  rehearsal.routed += 1;
  const coFrom = routed.co ?? [];
  const asked = { category, hub, isForeign: hasJoinedAsForeign(coFrom, category, by.routing) };
  const excluded = new Set(routed.excluded);
  const would = routeBy(by.county.routing, asked, excluded);
  const was = { lead, co: coFrom };
  if (isSameRoute(would, was)) return;
  const nobody = new Set<string>();
  const isPlain =
    isSameRoute(was, routeBy(by.routing, asked, nobody)) &&
    isSameRoute(would, routeBy(by.county.routing, asked, nobody));
  if (!isPlain) {
    rehearsal.unlisted += 1;
    return;
  }
  const key = JSON.stringify([category, lead, would.lead, coFrom, would.co]);
  const known = rehearsal.routes[key];
  if (known) known.cases += 1;
  else rehearsal.routes[key] = { category, from: lead, to: would.lead, coFrom, coTo: would.co, cases: 1 };
}

type Asked = { category: string; hub: string; isForeign: boolean };
type Routed = { lead: string; co: string[] };

function routeBy(routing: RoutingRules, { category, hub, isForeign }: Asked, excluded: ReadonlySet<string>): Routed {
  const lead = chooseLead(category, excluded, routing) ?? hub;
  return { lead, co: chooseCoHandlers({ category, lead, isForeign }, excluded, routing) };
}

function isSameRoute(one: Routed, other: Routed): boolean {
  return one.lead === other.lead && [...one.co].sort().join() === [...other.co].sort().join();
}

/** The unit for foreign investors was asked to join, and not by the category's own rule. */
function hasJoinedAsForeign(co: readonly string[], category: string, { foreignCo, rules }: RoutingRules): boolean {
  const rule = rules.find(({ categories }) => categories.includes(category));
  return co.includes(foreignCo) && !rule?.co.includes(foreignCo);
}
