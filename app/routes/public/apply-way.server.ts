import { type AppLoadContext, data } from 'react-router';
import { type ApplicationSession, findApplication } from '#app/auth/application-draft.server.ts';
import { taskHref } from '#app/components/service/application-page.ts';
import type { EarlierApplication } from '#app/components/service/earlier-application.tsx';
import type { CountyRules } from '#app/domain/county-rules.ts';
import {
  type ApplicationAnswers,
  type ApplicationStep,
  applicationSteps,
  firstOpenStep,
  isStepDone,
  type Offer,
} from '#app/domain/service/application.ts';
import { hasAgent } from '#app/domain/service/request.ts';
import type { Service } from '#app/domain/service/service.ts';
import { redirectTo } from '#app/routes/public/report-way.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { findService } from '#db/repositories/services.server.ts';

export type OfferedService = { service: Service & { version: string }; offer: Offer; county: CountyRules };
export type OwnApplication = OfferedService & { session: ApplicationSession; answers: ApplicationAnswers };

/** The service of an address and what its tasks depend on. An unknown one is a 404, a closed one leads to its page. */
export async function requireService(
  context: AppLoadContext,
  request: Request,
  id: string | undefined,
): Promise<OfferedService> {
  const service = await findService(context.db, id ?? '');
  if (!service) throw data(null, 404);
  if (service.closed) throw redirectTo(request, `/services/${service.id}`);
  const county = await getCountyRules(context.db);
  return { service, county, offer: { service, hasAgent: hasAgent(service, county) } };
}

/**
 * The application of this browser for the service of the address. Throws a redirect where there is none, where it is for
 * another service, and where it is sent already.
 */
export async function requireApplication(
  context: AppLoadContext,
  request: Request,
  id: string | undefined,
): Promise<OwnApplication> {
  const offered = await requireService(context, request, id);
  const session = await findApplication(context, request);
  const start = `/apply/${offered.service.id}`;
  if (session === null) throw redirectTo(request, `${start}?gone=1`);
  if (session.draft.receipt) throw redirectTo(request, '/apply/done?again=1');
  if (session.draft.serviceId !== offered.service.id) throw redirectTo(request, start);
  return { ...offered, session, answers: currentAnswers(session.draft, offered.service) };
}

/** The application that this browser has here, sent or not; null where there is none. */
export async function earlierApplication(
  context: AppLoadContext,
  request: Request,
): Promise<EarlierApplication | null> {
  const draft = (await findApplication(context, request))?.draft;
  const service = draft && (await findService(context.db, draft.serviceId));
  if (!service) return null;
  return { state: draft.receipt ? 'sent' : 'open', service: { id: service.id, name: service.name } };
}

/** Papers were ticked in one version's list, and files called by it: in another they are asked again. */
export function currentAnswers(
  draft: { answers: ApplicationAnswers; serviceVersion: string },
  { version }: { version: string },
): ApplicationAnswers {
  if (draft.serviceVersion === version) return draft.answers;
  const { papers: _papers, paperOf: _paperOf, ...answers } = draft.answers;
  return answers;
}

/** The page after a task: the next open one behind it; then the list, or the check page where one came from there. */
export function pageAfterTask(
  step: ApplicationStep,
  answers: ApplicationAnswers,
  { service, offer, fromCheck }: { service: { id: string }; offer: Offer; fromCheck: boolean },
): string {
  const open = firstOpenStep(answers, offer);
  if (fromCheck) return open ? taskHref(service.id, open, true) : `/apply/${service.id}/check`;
  const steps = applicationSteps(offer);
  const next = steps.slice(steps.indexOf(step) + 1).find((later) => !isStepDone(later, answers));
  return next ? taskHref(service.id, next) : `/apply/${service.id}`;
}
