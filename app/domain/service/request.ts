import type { CaseEventBody } from '#app/domain/case-event.ts';
import { type CountyRules, currentRules } from '#app/domain/county-rules.ts';
import { chooseCoHandlers, chooseHub, chooseLead } from '#app/domain/department-routing.ts';
import { type ReceiptDates, receiptDates } from '#app/domain/receipt.ts';
import type { Contact } from '#app/domain/report.ts';
import type { Application } from '#app/domain/service/application.ts';
import type { Service } from '#app/domain/service/service.ts';

/** The category of the agent service: its lead runs the errands. */
const AGENT_CATEGORY = 'R2';
/** A written answer: basis, gap, other route and officer. */
const WRITTEN_ANSWER = 'R9';
const NOBODY: ReadonlySet<string> = new Set();

/** Who handles a request, and who joins when it is accepted. */
export type RequestDestination = { lead: string; hub: string; co: string[] };

/** The unit that runs errands for applicants. */
export function agentUnit(county: CountyRules): string | null {
  return chooseLead(AGENT_CATEGORY, NOBODY, county.routing);
}

/** Whether an agent can be had for a service: not where the agent's own unit handles it anyway. */
export function hasAgent(service: Pick<Service, 'department'>, county: CountyRules): boolean {
  const unit = agentUnit(county);
  return unit !== null && unit !== service.department;
}

/**
 * Where a request goes: to the service's own unit, or to the agent, and then that unit does its part as a co-handler.
 * The routing's co-handlers of the category join too, for an investor from abroad also the unit for them. Nobody is accused.
 */
export function requestDestination(
  service: Pick<Service, 'department' | 'category'>,
  application: Pick<Application, 'applicant' | 'byAgent'>,
  county: CountyRules,
): RequestDestination {
  const agent = application.byAgent ? agentUnit(county) : null;
  const lead = agent ?? service.department;
  const isForeign = application.applicant === 'foreign';
  const co = chooseCoHandlers({ category: service.category, lead, isForeign }, NOBODY, county.routing);
  const joining = agent ? [service.department, ...co] : co;
  return { lead, hub: chooseHub(NOBODY) ?? lead, co: [...new Set(joining)] };
}

type Opened = Extract<CaseEventBody, { type: 'case_opened' }>;

/** The first event of a request's case: what is asked for and where it goes, with the versions it will be judged by. */
export function requestOpened(
  service: Pick<Service, 'category'>,
  { lead, hub, co }: RequestDestination,
  county: CountyRules,
): Opened {
  return {
    type: 'case_opened',
    kind: 'request',
    route: 'lead',
    category: service.category,
    group: null,
    basis: false,
    identityMode: 'named',
    accused: [],
    excluded: [],
    lead,
    hub,
    queryAgreed: false,
    queryUnits: [],
    co,
    policyVersion: county.policyVersion,
    calendarVersion: county.calendarVersion,
  };
}

/** The first event of an ask for a written answer: its unit owes it at once, whatever the service's own days are. */
export function writtenAskOpened(lead: string, county: CountyRules): Opened {
  const going = { lead, hub: chooseHub(NOBODY) ?? lead, co: [] };
  return { ...requestOpened({ category: WRITTEN_ANSWER }, going, county), asksWritten: true };
}

/** What is promised to whoever sends a request now; the same function for the check page and the receipt. */
export function requestDates(
  opened: Pick<Opened, 'lead' | 'hub' | 'category' | 'urgent' | 'asksWritten'>,
  county: CountyRules,
  now: Date,
): ReceiptDates {
  const { lead, hub, category, urgent, asksWritten } = opened;
  const asked = { route: 'lead', lead, hub, category, kind: 'request', urgent, asksWritten } as const;
  return receiptDates(asked, { departments: county.departments, rules: currentRules(county) }, now);
}

/** How to reach the applicant and who that is, as it is sealed for the unit that handles it. */
export function applicantContact({ applicant, company, contact }: Application): Contact {
  return {
    ...contact,
    project: company.name,
    creditCode: company.creditCode,
    registration: company.registration,
    ...(applicant === 'foreign' && { isForeign: true }),
  };
}
