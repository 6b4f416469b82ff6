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
  /** Published versions: those still to come, then those in force in the order in which they came into it. */
  policies: ReadonlyMap<string, SlaPolicy>;
  calendars: ReadonlyMap<string, WorkingCalendar>;
  /** Calendars of units with days of their own, by calendar version. */
  unitCalendars: ReadonlyMap<string, ReadonlyMap<string, WorkingCalendar>>;
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

/** Of two published versions the one that came into force later; the maps hold them in that order. */
export function laterVersion(versions: ReadonlyMap<string, unknown>, one: string, other: string): string {
  const order = [...versions.keys()];
  return order.indexOf(one) > order.indexOf(other) ? one : other;
}
