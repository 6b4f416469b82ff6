import type { Category, CategoryGroup } from '#app/domain/category.ts';
import type { Departments } from '#app/domain/department.ts';
import type { RoutingRules } from '#app/domain/department-routing.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import type { WorkingCalendar } from '#app/domain/sla/calendar.ts';
import type { SlaPolicy } from '#app/domain/sla/policy.ts';

/** Everything a county configures, by version, as the domain reads it. */
export type CountyRules = {
  departments: Departments;
  groups: readonly CategoryGroup[];
  categories: ReadonlyMap<string, Category>;
  routing: RoutingRules;
  /** Published versions in the order in which they come into force: those still to come are the last. */
  policies: ReadonlyMap<string, SlaPolicy>;
  calendars: ReadonlyMap<string, WorkingCalendar>;
  /** Calendars of units with days of their own, by calendar version. */
  unitCalendars: ReadonlyMap<string, ReadonlyMap<string, WorkingCalendar>>;
  /** Versions that the running clocks come under, in the order of their instants. */
  changes: readonly RuleChange[];
  /** Versions in force for cases opened now. */
  policyVersion: string;
  /** The day `YYYY-MM-DD` from which that policy holds. */
  policySince: string;
  calendarVersion: string;
  /** IANA zone of the county's calendar: dates are shown in it. */
  timeZone: string;
  disciplineUnit: string;
};

/** The rules of one pair of published versions. Throws when a version is not on record. */
export function rulesFor(rules: CountyRules, policyVersion: string, calendarVersion: string): SlaRules {
  const policy = rules.policies.get(policyVersion);
  const calendar = rules.calendars.get(calendarVersion);
  if (!policy || !calendar) throw new Error(`policy ${policyVersion} or calendar ${calendarVersion} is not on record`);
  return {
    policy,
    calendar,
    calendarVersion,
    unitCalendars: rules.unitCalendars.get(calendarVersion) ?? NO_UNIT_CALENDARS,
    disciplineUnit: rules.disciplineUnit,
    inVersion: (policyVersion, calendarVersion) => rulesFor(rules, policyVersion, calendarVersion),
  };
}

const NO_UNIT_CALENDARS: ReadonlyMap<string, WorkingCalendar> = new Map();

/** The rules for a case opened now. */
export function currentRules(rules: CountyRules): SlaRules {
  return rulesFor(rules, rules.policyVersion, rules.calendarVersion);
}

/** A version that the running clocks come under, and the instant from which it holds, which may be still to come. */
export type RuleChange = { kind: 'policy' | 'calendar'; version: string; at: Date };
type Versions = { policyVersion: string; calendarVersion: string };

/**
 * What a case comes under next, of the versions that hold by `now`: those of the earliest instant together. Null where it is
 * under them, or under later ones: no case is ever moved back.
 */
export function nextRuleChange(county: CountyRules, caseFile: Versions, now: Date): (Versions & { at: Date }) | null {
  const { policyVersion, calendarVersion } = caseFile;
  const isAhead = ({ kind, version }: RuleChange) =>
    kind === 'policy'
      ? version !== policyVersion && laterVersion(county.policies, version, policyVersion) === version
      : version !== calendarVersion && laterVersion(county.calendars, version, calendarVersion) === version;
  const due = county.changes.filter((change) => change.at <= now && isAhead(change));
  const [first] = due;
  if (!first) return null;
  const together = due.filter(({ at }) => at.getTime() === first.at.getTime());
  const latest = (of: RuleChange['kind']) => together.findLast(({ kind }) => kind === of)?.version;
  return {
    at: first.at,
    policyVersion: latest('policy') ?? policyVersion,
    calendarVersion: latest('calendar') ?? calendarVersion,
  };
}

/** Of two published versions the one that comes into force later; the maps hold them in that order. */
function laterVersion(versions: ReadonlyMap<string, unknown>, one: string, other: string): string {
  const order = [...versions.keys()];
  return order.indexOf(one) > order.indexOf(other) ? one : other;
}
