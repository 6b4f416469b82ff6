import type { Service, ServiceCatalogue } from '#app/domain/service/service.ts';
import type { AnsweredRequest } from '#app/domain/service/service-figures.ts';
import type { Db } from '#db/client.server.ts';
import { fixedStatement } from '#db/fixed-statement.ts';

const SELECT_SERVICES = fixedStatement<{ version: string; body: string }>(
  `SELECT version, body FROM services WHERE version = (SELECT max(version) FROM services) ORDER BY position`,
);

/** The newest version of what the county offers, in its order. Throws where nothing was seeded. */
export async function getServices(db: Db): Promise<ServiceCatalogue> {
  const rows = await SELECT_SERVICES(db, []);
  const version = rows[0]?.version;
  if (version === undefined) throw new Error('the county has no services');
  return { version, services: rows.map(({ body }) => JSON.parse(body) as Service) };
}

/** A service of the newest version by its id. */
export async function findService(db: Db, id: string): Promise<(Service & { version: string }) | undefined> {
  const { version, services } = await getServices(db);
  const service = services.find((candidate) => candidate.id === id);
  return service && { ...service, version };
}

const SELECT_ANSWERED = fixedStatement<{ opened_at: string; stopped_at: string; breached_at: string | null }>(
  `SELECT cases.opened_at, sla_clocks.stopped_at, sla_clocks.breached_at
     FROM service_requests
     JOIN cases ON cases.id = service_requests.case_id
     JOIN sla_clocks ON sla_clocks.case_id = cases.id AND sla_clocks.kind = 'resolution' AND sla_clocks.cycle = 1
     WHERE NOT EXISTS (SELECT 1 FROM written_asks WHERE written_asks.case_id = cases.id)
       AND service_requests.service_id = ? AND sla_clocks.stopped_at >= ? AND sla_clocks.stopped_at < ?`,
);

/** The requests for a service that were first answered in `[from, to)`; a "no" in writing is no service rendered. */
export async function listAnsweredRequests(
  db: Db,
  serviceId: string,
  { from, to }: { from: Date; to: Date },
): Promise<AnsweredRequest[]> {
  const rows = await SELECT_ANSWERED(db, [serviceId, from.toISOString(), to.toISOString()]);
  return rows.map((row) => ({
    filedAt: new Date(row.opened_at),
    answeredAt: new Date(row.stopped_at),
    isOnTime: row.breached_at === null,
  }));
}
