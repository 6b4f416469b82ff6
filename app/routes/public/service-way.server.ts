import type { AppLoadContext } from 'react-router';
import type { ServicePageData, ServicePromise } from '#app/components/service/service-page.ts';
import { type CountyRules, currentRules } from '#app/domain/county-rules.ts';
import { hasAgent } from '#app/domain/service/request.ts';
import type { Service } from '#app/domain/service/service.ts';
import { lastQuarter, quarterFigures } from '#app/domain/service/service-figures.ts';
import { clockRow, resolutionDays } from '#app/domain/sla/policy.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { getServices, listAnsweredRequests } from '#db/repositories/services.server.ts';

/** All that a service's page shows; null for an unknown one. */
export async function readServicePage(context: AppLoadContext, id: string): Promise<ServicePageData | null> {
  const { services } = await getServices(context.db);
  const service = services.find((candidate) => candidate.id === id);
  if (!service) return null;
  const county = await getCountyRules(context.db);
  const unit = county.departments.get(service.department);
  if (!unit) throw new Error(`no department is in charge of ${id}`);
  const { calendar } = currentRules(county);
  const answered = await listAnsweredRequests(context.db, id, lastQuarter(calendar, context.clock()));
  const instead = services.find((candidate) => candidate.id === service.closed?.alternative);
  return {
    service,
    unit: { id: unit.id, name: unit.name, phone: unit.phone },
    promise: promiseOf(service, county),
    quarter: quarterFigures(calendar, answered),
    hasAgent: hasAgent(service, county),
    alternative: instead ? { id: instead.id, name: instead.name } : null,
  };
}

/** What is promised to whoever applies now. */
function promiseOf(service: Service, county: CountyRules): ServicePromise {
  const { policy } = currentRules(county);
  return {
    acceptDays: clockRow(policy, 'acceptance', { kind: 'request' }).target ?? 0,
    answerDays: resolutionDays(policy, service.category),
  };
}
