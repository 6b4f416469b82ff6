import type { Case, CaseClock } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { type CountyRules, rulesFor } from '#app/domain/county-rules.ts';
import type { RoutingRules } from '#app/domain/department-routing.ts';
import { replayCase } from '#app/domain/replay/replay-case.ts';
import { clockUnder } from '#app/domain/replay/rules.ts';
import { tallyPastLadder } from '#app/domain/rules/ladder-tally.ts';
import { emptyTally, type MoveTally, tallyClock } from '#app/domain/rules/move-tally.ts';
import { noOrders, type OrderTally, tallyMarks } from '#app/domain/rules/order-tally.ts';
import { rehearseRouting } from '#app/domain/rules/routing-rehearsal.ts';
import type { RuleKind } from '#app/domain/rules/rule-draft.ts';
import type { ClockTarget } from '#app/domain/sla/clock.ts';
import type { SlaPolicy } from '#app/domain/sla/policy.ts';
import { ruleOf } from '#app/domain/unit-rule.ts';

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
  orders: OrderTally;
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
  /** The routing and the targets in force, which the draft was made from. */
  routing: RoutingRules;
  policy: SlaPolicy;
  now: Date;
};

export function emptyRehearsal(): Rehearsal {
  return { ...emptyTally(), orders: noOrders(), routed: 0, routes: {}, unlisted: 0, unreadable: 0 };
}

/**
 * Runs a draft over one past case, in place. The acts are the recorded ones at their recorded instants, and nothing fires:
 * each clock is read once as it was judged and once with the draft's target and calendar on the same start, pauses and
 * stop. So a clock that silence started still starts when it did, and a breach that vanishes takes nothing back of what
 * followed from it. A draft of targets leaves each clock its own calendar, a draft calendar its own targets. The ladder is
 * read off both, up to `now`, and from its red lights the orders that units are given. For a draft of the routing see
 * rehearseRouting.
 */
export function rehearseCase(rehearsal: Rehearsal, events: readonly CaseEvent[], by: RehearsedBy): void {
  if (by.kind === 'routing') {
    rehearseRouting(rehearsal, events, by);
    return;
  }
  const caseFile = caseOf(events, by.county);
  rehearsal.orders.rules ??= { was: ruleOf('breach', by.policy), is: ruleOf('breach', draftedPolicy(by)) };
  for (const clock of caseFile.clocks) {
    const under = underDraft(caseFile, clock, by);
    tallyClock(rehearsal, clock, under, by.now);
    const steps = tallyPastLadder(rehearsal.ladder, { caseFile, clock, under }, by.now);
    tallyMarks(rehearsal.orders, caseFile, steps, by.county.disciplineUnit);
  }
}

function caseOf(events: readonly CaseEvent[], county: CountyRules): Case {
  const first = events[0];
  if (first?.type !== 'case_opened') throw new Error('a case history begins with case_opened');
  return replayCase(events, rulesFor(county, first.policyVersion, first.calendarVersion));
}

function draftedPolicy({ kind, county, policy }: RehearsedBy): SlaPolicy {
  return (kind === 'policy' && county.policies.get(county.policyVersion)) || policy;
}

function underDraft(caseFile: Case, clock: CaseClock, { kind, county }: RehearsedBy): CaseClock {
  const { policy, calendarVersion } = clock.rules;
  const drafted = kind === 'policy' ? county.policyVersion : policy.version;
  const calendar = kind === 'calendar' ? county.calendarVersion : calendarVersion;
  const under = clockUnder(caseFile, clock, rulesFor(county, drafted, calendar));
  // A verdict keeps its target whatever was named later: it moves only where the draft itself says another one.
  if (kind === 'calendar') return { ...under, target: clock.target };
  if (clock.kind === 'duty') return { ...under, target: dutyTarget(caseFile, clock, under) };
  const own = clockUnder(caseFile, clock, rulesFor(county, policy.version, calendarVersion));
  return isSameTarget(own.target, under.target) ? { ...under, target: clock.target } : under;
}

function isSameTarget(one: ClockTarget, other: ClockTarget): boolean {
  return one.target === other.target && one.unit === other.unit && one.warn.join() === other.warn.join();
}

/** A duty has the days that its step of the ladder gives it; those of a unit's order are the product's. */
function dutyTarget(caseFile: Case, clock: CaseClock, under: CaseClock): ClockTarget {
  const given = caseFile.duties.find((duty) => duty.clock === clock.key);
  if (given?.cause.kind !== 'clock') return under.target;
  const daysBy = ({ ladder }: SlaPolicy) => ladder.steps.find(({ duty }) => duty?.kind === given.kind)?.duty?.days;
  const [own, drafted] = [daysBy(clock.rules.policy), daysBy(under.rules.policy)];
  return drafted === undefined || own === drafted ? under.target : { ...under.target, target: drafted };
}
