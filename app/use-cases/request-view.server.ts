import type { RequestView } from '#app/domain/service/request-view.ts';
import type { Db } from '#db/client.server.ts';
import { listEvidence } from '#db/repositories/evidence-files.server.ts';
import { findServiceRequest } from '#db/repositories/service-requests.server.ts';
import { findWrittenAsk } from '#db/repositories/written-asks.server.ts';

/** What was asked for on a case, as it was published then; null for a report. */
export async function requestView(db: Db, caseId: number): Promise<RequestView | null> {
  const request = await findServiceRequest(db, caseId);
  if (!request) return null;
  const { service, applicant, byAgent } = request;
  const evidence = await listEvidence(db, caseId);
  const filesOf = (place: number) => evidence.flatMap(({ paper }, index) => (paper === place ? [index + 1] : []));
  const ask = await findWrittenAsk(db, caseId);
  return {
    service: { id: service.id, name: service.name },
    applicant,
    byAgent,
    papers: (ask ? [] : service.papers).map((name, place) => ({
      name,
      isAtHand: request.papers.includes(place),
      files: filesOf(place),
    })),
    ask,
  };
}
