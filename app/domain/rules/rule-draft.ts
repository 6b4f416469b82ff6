import type { Category } from '#app/domain/category.ts';
import type { CountyRules } from '#app/domain/county-rules.ts';
import type { RoutingRules } from '#app/domain/department-routing.ts';
import { problemsOfCalendar } from '#app/domain/rules/check-calendar.ts';
import { problemsOfPolicy } from '#app/domain/rules/check-policy.ts';
import { problemsOfRouting } from '#app/domain/rules/check-routing.ts';
import {
  type CalendarDefinition,
  compileCalendar,
  compileUnitCalendars,
  publishedThrough,
} from '#app/domain/sla/calendar.ts';
import type { SlaPolicy } from '#app/domain/sla/policy.ts';

/** What an administrator drafts, rehearses and publishes. */
export type RuleKind = 'policy' | 'calendar' | 'routing';

export type RuleProblemCode =
  | 'not_readable'
  | 'not_the_same_rules'
  | 'target_out_of_range'
  | 'warning_out_of_range'
  | 'days_out_of_range'
  | 'days_not_ascending'
  | 'calendar_impossible'
  | 'zone_changed'
  | 'horizon_goes_back'
  | 'unit_unknown'
  | 'unit_cannot_lead'
  | 'unit_twice'
  | 'lead_is_fixed';

/** Why a draft cannot be published; `at` names the row, the day or the category, in the field's own codes. */
export type RuleProblem = { code: RuleProblemCode; at: string };

export type PolicyBody = Omit<SlaPolicy, 'version'>;
export type RoutingBody = Omit<RoutingRules, 'version'>;

/** What a draft is checked against: the county as it is in force. */
export type CheckedAgainst = {
  policy: PolicyBody;
  routing: RoutingBody;
  calendar: { timeZone: string; publishedThrough: string | null };
  departments: CountyRules['departments'];
  categories: ReadonlyMap<string, Category>;
};

/** The county as it is in force, for the checks. */
export function checkedAgainst(county: CountyRules): CheckedAgainst {
  const policy = county.policies.get(county.policyVersion);
  const calendar = county.calendars.get(county.calendarVersion);
  if (!policy || !calendar) throw new Error('a county without rules in force');
  const { version: _policy, ...policyBody } = policy;
  const { version: _routing, ...routingBody } = county.routing;
  return {
    policy: policyBody,
    routing: routingBody,
    calendar: { timeZone: county.timeZone, publishedThrough: publishedThrough(calendar) },
    departments: county.departments,
    categories: county.categories,
  };
}

/**
 * Everything that keeps a draft from being published; empty where nothing does. The body is JSON as a version holds it:
 * targets and ladder, the calendar's definition, or the routing's rules. Never throws.
 */
export function problemsOfDraft(kind: RuleKind, body: string, against: CheckedAgainst): RuleProblem[] {
  try {
    const draft: unknown = JSON.parse(body);
    switch (kind) {
      case 'policy':
        return problemsOfPolicy(draft as PolicyBody, against);
      case 'calendar':
        return problemsOfCalendar(draft as CalendarDefinition, against);
      case 'routing':
        return problemsOfRouting(draft as RoutingBody, against);
    }
  } catch {
    return [{ code: 'not_readable', at: '' }];
  }
}

/**
 * The county's rules with a draft in force under this name: what is rehearsed and previewed by. The draft has been
 * checked; throws where it cannot be read.
 */
export function countyWith(
  county: CountyRules,
  { kind, version, body }: { kind: RuleKind; version: string; body: string },
): CountyRules {
  switch (kind) {
    case 'policy': {
      const policies = new Map([...county.policies, [version, readPolicy(version, body)]]);
      return { ...county, policies, policyVersion: version };
    }
    case 'calendar': {
      const definition = JSON.parse(body) as CalendarDefinition;
      const calendars = new Map([...county.calendars, [version, compileCalendar(definition)]]);
      const unitCalendars = new Map([...county.unitCalendars, [version, compileUnitCalendars(definition)]]);
      return { ...county, calendars, unitCalendars, calendarVersion: version, timeZone: definition.timeZone };
    }
    case 'routing':
      return { ...county, routing: readRouting(version, body) };
  }
}

/** A published policy as the domain reads it. */
export function readPolicy(version: string, body: string): SlaPolicy {
  return { version, ...(JSON.parse(body) as PolicyBody) };
}

/** A published routing as the domain reads it. */
export function readRouting(version: string, body: string): RoutingRules {
  return { version, ...(JSON.parse(body) as RoutingBody) };
}
