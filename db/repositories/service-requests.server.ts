import type { ApplicantKind, Service } from '#app/domain/service/service.ts';
import type { Db } from '#db/client.server.ts';

/** What was asked for on a case, and how, as it was sent; never changed. `papers`: places in that version's list. */
export type StoredRequest = {
  serviceId: string;
  serviceVersion: string;
  applicant: ApplicantKind;
  byAgent: boolean;
  papers: readonly number[];
};

/** Pins what was asked for to its case. */
export async function insertServiceRequest(db: Db, caseId: number, request: StoredRequest): Promise<void> {
  await db
    .insertInto('service_requests')
    .values({
      case_id: caseId,
      service_id: request.serviceId,
      service_version: request.serviceVersion,
      applicant: request.applicant,
      by_agent: request.byAgent ? 1 : 0,
      papers: JSON.stringify(request.papers),
    })
    .execute();
}

/** What was asked for on a case, with the service as it was published then; null for a report. */
export async function findServiceRequest(
  db: Db,
  caseId: number,
): Promise<(StoredRequest & { service: Service }) | null> {
  const row = await db
    .selectFrom('service_requests as request')
    .innerJoin('services', (join) =>
      join.onRef('services.version', '=', 'request.service_version').onRef('services.id', '=', 'request.service_id'),
    )
    .select(['service_id', 'service_version', 'applicant', 'by_agent', 'papers', 'services.body'])
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    serviceId: row.service_id,
    serviceVersion: row.service_version,
    applicant: row.applicant,
    byAgent: row.by_agent === 1,
    papers: JSON.parse(row.papers) as number[],
    service: JSON.parse(row.body) as Service,
  };
}
