import type { Case, CaseClock } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { rulesFor } from '#app/domain/county-rules.ts';
import { chooseCoHandlers, chooseLead, type RoutingRules } from '#app/domain/department-routing.ts';
import { clockRules, startClock } from '#app/domain/replay/clocks.ts';
import { replayCase } from '#app/domain/replay/replay-case.ts';
import { tallyChange, tallyClock } from '#app/domain/rules/move-tally.ts';
import type { Rehearsal, RehearsedBy } from '#app/domain/rules/rehearsal.ts';
import { isBefore } from '#app/domain/sla/due-step.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';

/** The clocks that a routing starts for the lead. Each restart of `progress` is an act of the lead's own people. */
const LEADS_CLOCKS: readonly ClockKind[] = ['acceptance', 'first_contact', 'resolution'];

type Opened = Extract<CaseEvent, { type: 'case_opened' }>;
/** Where a case was sent by the rules, and what the rules knew of it. */
type RoutedCase = {
  at: Date;
  kind: Opened['kind'];
  category: string;
  lead: string;
  co: string[];
  hub: string;
  excluded: Set<string>;
};
type Routed = { lead: string; co: string[] };

/**
 * Asks a draft of the routing where a past case would have gone by what was known when it was routed. Of a case that goes
 * elsewhere, the clocks that the routing itself starts are counted: the lead's by the calendar of the unit that would have
 * led, from the same starts to the same stops, since nobody knows what its people would have done; those of co-handlers
 * begin or fall away. A case that either routing sent past an accused unit is counted without a row and without a clock:
 * either would name whom it passed.
 */
export function rehearseRouting(rehearsal: Rehearsal, events: readonly CaseEvent[], by: RehearsedBy): void {
  const routed = routedCase(events);
  if (!routed) return;
  rehearsal.routed += 1;
  const { category, lead, co } = routed;
  const would = wouldGo(routed, by);
  if (isSameRoute(would, routed)) return;
  if (!isPlain(routed, would, by)) {
    rehearsal.unlisted += 1;
    return;
  }
  const key = JSON.stringify([category, lead, would.lead, co, would.co]);
  const known = rehearsal.routes[key];
  if (known) known.cases += 1;
  else rehearsal.routes[key] = { category, from: lead, to: would.lead, coFrom: co, coTo: would.co, cases: 1 };
  tallyRouted(rehearsal, replayed(events, by), { routed, would }, by);
}

/** Null where no routing sent it to a lead: it is in triage, outside the county, with discipline, or kept. */
function routedCase(events: readonly CaseEvent[]): RoutedCase | null {
  const opened = events[0];
  if (opened?.type !== 'case_opened') return null;
  const routed = events.findLast(
    (event) => event.type === 'unit_named' || event.type === 'report_released' || event.type === 'case_opened',
  );
  if (routed?.type !== 'unit_named' && routed?.type !== 'report_released' && routed?.type !== 'case_opened')
    return null;
  const { category, excluded } = routed.type === 'report_released' ? opened : routed;
  const { at, route, lead, hub, co = [] } = routed;
  const isKept = routed.type === 'case_opened' && routed.held !== undefined;
  if (route !== 'lead' || category === null || lead === null || isKept) return null;
  return { at, kind: opened.kind, category, lead, co, hub, excluded: new Set(excluded) };
}

function wouldGo(routed: RoutedCase, { county, routing }: RehearsedBy): Routed {
  const isForeign = hasJoinedAsForeign(routed, routing);
  if (routed.kind === 'request') {
    // A request goes to its service's own unit, whatever the routing says of its category; that gives the co-handlers.
    const by = (rules: RoutingRules) => chooseCoHandlers({ ...routed, isForeign }, routed.excluded, rules);
    const others = routed.co.filter((unit) => !by(routing).includes(unit));
    return { lead: routed.lead, co: [...new Set([...others, ...by(county.routing)])] };
  }
  return routeBy(county.routing, { ...routed, isForeign }, routed.excluded);
}

function isPlain(routed: RoutedCase, would: Routed, { county, routing }: RehearsedBy): boolean {
  if (routed.kind === 'request') return true;
  const asked = { ...routed, isForeign: hasJoinedAsForeign(routed, routing) };
  const nobody = new Set<string>();
  return (
    isSameRoute(routed, routeBy(routing, asked, nobody)) && isSameRoute(would, routeBy(county.routing, asked, nobody))
  );
}

type Asked = Pick<RoutedCase, 'category' | 'hub'> & { isForeign: boolean };

function routeBy(routing: RoutingRules, { category, hub, isForeign }: Asked, excluded: ReadonlySet<string>): Routed {
  const lead = chooseLead(category, excluded, routing) ?? hub;
  return { lead, co: chooseCoHandlers({ category, lead, isForeign }, excluded, routing) };
}

function isSameRoute(one: Routed, other: Routed): boolean {
  return one.lead === other.lead && [...one.co].sort().join() === [...other.co].sort().join();
}

/** The unit for foreign investors was asked to join, and not by the category's own rule. */
function hasJoinedAsForeign({ co, category }: RoutedCase, { foreignCo, rules }: RoutingRules): boolean {
  const rule = rules.find(({ categories }) => categories.includes(category));
  return co.includes(foreignCo) && !rule?.co.includes(foreignCo);
}

function replayed(events: readonly CaseEvent[], { county }: RehearsedBy): Case {
  const first = events[0];
  if (first?.type !== 'case_opened') throw new Error('a case history begins with case_opened');
  return replayCase(events, rulesFor(county, first.policyVersion, first.calendarVersion));
}

type Both = { routed: RoutedCase; would: Routed };

function tallyRouted(rehearsal: Rehearsal, caseFile: Case, { routed, would }: Both, by: RehearsedBy): void {
  const { county, now } = by;
  if (would.lead !== routed.lead) {
    for (const clock of caseFile.clocks.filter((clock) => isStartedBy(routed, clock))) {
      const rules = rulesFor(county, clock.rules.policy.version, clock.rules.calendarVersion);
      const under = { ...clock, owner: would.lead, rules: clockRules(rules, would.lead) };
      tallyClock(rehearsal, { ...clock, owner: routed.lead }, under, now);
    }
  }
  for (const clock of caseFile.clocks) {
    const isGone = clock.owner !== null && routed.co.includes(clock.owner) && !would.co.includes(clock.owner);
    if (isGone && hasJoined(caseFile, clock)) tallyChange(rehearsal, clock, 'falls_away', now);
  }
  for (const unit of would.co.filter((unit) => !routed.co.includes(unit))) {
    const clock = beginning(caseFile, unit, by);
    if (clock) tallyChange(rehearsal, clock, 'begins', now);
  }
}

/** Started with the unit that the routing named, then or later: a transfer leaves it the days that it is counted by. */
function isStartedBy({ lead, at }: RoutedCase, { kind, countedFor, events }: CaseClock): boolean {
  const startedAt = events[0]?.at;
  return LEADS_CLOCKS.includes(kind) && countedFor === lead && startedAt !== undefined && !isBefore(startedAt, at);
}

/** Whether it is the clock of a unit that joined by the routing, and not because the lead asked it. */
function hasJoined({ coHandlers }: Case, { kind, owner, events }: CaseClock): boolean {
  const startedAt = events[0]?.at.getTime();
  return (
    kind === 'co_handling' &&
    coHandlers.some(({ unit, by, at }) => by === 'routing' && unit === owner && at.getTime() === startedAt)
  );
}

/** The clock of a unit that would have joined at the acceptance; null where nothing was accepted, or it joined anyway. */
function beginning(caseFile: Case, unit: string, { county }: RehearsedBy): CaseClock | null {
  const { acceptedAt, coHandlers, policyVersion, calendarVersion } = caseFile;
  if (!acceptedAt || coHandlers.some((known) => known.unit === unit)) return null;
  const rules = rulesFor(county, policyVersion, calendarVersion);
  return startClock({ ...caseFile, clocks: [] }, rules, { kind: 'co_handling', owner: unit, at: acceptedAt });
}
