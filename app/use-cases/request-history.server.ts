import {
  HISTORY_CLOCKS,
  pinClocks,
  type RequestHistory,
  type StalledReason,
} from '#app/domain/service/request-history.ts';
import { fireDueSteps, openRecord } from '#app/use-cases/case-record.server.ts';
import { unitName } from '#app/use-cases/clock-views.ts';
import { explainClocks } from '#app/use-cases/explain-clock.server.ts';
import { requestView } from '#app/use-cases/request-view.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { getReference } from '#db/repositories/cases.server.ts';
import { getReport } from '#db/repositories/reports.server.ts';

/**
 * The history of an investor's own request, to be carried into a report: reference, unit and every promise explained day by
 * day. Nothing is written: the request's unit learns of no report. Null where it is no request, or the reason does not hold.
 */
export async function requestHistory(
  ctx: UseCaseContext,
  caseId: number,
  why: StalledReason,
): Promise<RequestHistory | null> {
  const record = await openRecord(ctx.db, caseId, ctx.now);
  fireDueSteps(record);
  const { caseFile, county } = record;
  const request = caseFile.kind === 'request' ? await requestView(ctx.db, caseId) : null;
  const events = [...(await listCaseEvents(ctx.db, caseId)), ...record.added];
  const reference = await getReference(ctx.db, caseId);
  const explained = explainClocks(record, { reference, events });
  const clocks = explained.filter(({ clock }) => HISTORY_CLOCKS.includes(clock.kind));
  const late = clocks.find(({ clock }) => clock.kind === 'resolution' && clock.breachedAt !== null && !clock.stoppedAt);
  const holds = {
    overdue: late !== undefined && !caseFile.asksWritten,
    refused: caseFile.status === 'refused',
    verbal_no: !caseFile.asksWritten,
    not_written: late !== undefined && caseFile.asksWritten,
  };
  if (!holds[why]) return null;
  const unit = unitName(county, late?.clock.owner?.id ?? caseFile.lead);
  if (!request || !unit) return null;
  const madeAt = ctx.now.toISOString();
  const history = { reference, service: request.service.name, unit, why, madeAt, clocks: pinClocks(clocks) };
  const owedBy = late?.clock.breachedAt;
  if (why !== 'not_written' || !owedBy) return history;
  const { what: words } = await getReport(ctx.db, caseId);
  return { ...history, ask: { askedAt: caseFile.openedAt.toISOString(), owedBy: owedBy.toISOString(), words } };
}
