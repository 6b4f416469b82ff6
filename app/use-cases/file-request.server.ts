import { sealBox } from '#app/crypto/box.server.ts';
import { hashQueryCode } from '#app/crypto/code.server.ts';
import { type CountyRules, currentRules } from '#app/domain/county-rules.ts';
import type { Receipt } from '#app/domain/receipt.ts';
import type { ReportLocale } from '#app/domain/report.ts';
import type { Application } from '#app/domain/service/application.ts';
import { applicantContact, requestDates, requestDestination, requestOpened } from '#app/domain/service/request.ts';
import type { Service } from '#app/domain/service/service.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { filesOf, keepWaiting, type WaitingEvidence } from '#app/use-cases/evidence.server.ts';
import { contentHash } from '#app/use-cases/file-report.server.ts';
import { startInvestorMails } from '#app/use-cases/investor-mail.server.ts';
import { getOpening, openCaseFile } from '#app/use-cases/open-case-file.server.ts';
import { noteChargedFirm } from '#app/use-cases/query-crowd.server.ts';
import { urgentCover } from '#app/use-cases/urgent-cover.server.ts';
import { type Refused, refused, type UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { findSubmittedCase, insertQueryCode, insertReport } from '#db/repositories/reports.server.ts';
import { insertServiceRequest } from '#db/repositories/service-requests.server.ts';
import { findService } from '#db/repositories/services.server.ts';

export type RequestSubmission = {
  submissionId: string;
  code: string;
  locale: ReportLocale;
  serviceId: string;
  application: Application;
  /** The files of its draft that the check page listed; what was taken away meanwhile is not among the case's. */
  evidence?: WaitingEvidence;
};
type FiledRequest = { ok: true; reference: string; alreadyFiled: boolean; receipt: Receipt };

/**
 * Files a request for a service: case, clocks, allow-list, code and outgoing mails in one transaction, and `alongside` in
 * the same commit. The submission id makes a double click, a retry or a second tab the same request. 'closed': the service
 * is not filed here any more; nothing was stored.
 */
export async function fileRequest(
  ctx: UseCaseContext,
  submission: RequestSubmission,
  alongside: (trx: Db, receipt: Receipt) => Promise<unknown> = async () => undefined,
): Promise<FiledRequest | Refused<'closed'>> {
  return writeTransaction(ctx.db, async (trx) => {
    const filed = await fileWithin(trx, ctx, submission);
    if (filed.ok) await alongside(trx, filed.receipt);
    return filed;
  });
}

async function fileWithin(
  trx: Db,
  ctx: UseCaseContext,
  submission: RequestSubmission,
): Promise<FiledRequest | Refused<'closed'>> {
  const county = await getCountyRules(trx);
  const known = await findSubmittedCase(trx, submission.submissionId);
  if (known) return alreadyFiled(trx, county, known);
  const service = await findService(trx, submission.serviceId);
  if (!service || service.closed) return refused('closed');
  const destination = requestDestination(service, submission.application, county);
  const going = { route: 'lead', category: service.category, lead: destination.lead } as const;
  const files = await filesOf(trx, submission.evidence);
  const onDuty = await urgentCover(trx, county, going, ctx.now);
  const opened = { ...requestOpened(service, destination, county), ...(onDuty.length > 0 && { urgent: true }) };
  const { reference, caseId } = await openCaseFile(trx, ctx, { opened, county, onDuty, files });
  await storeRequest(trx, ctx, { ...submission, caseId, reference, service });
  const askedOn = dayOf(currentRules(county).calendar, ctx.now);
  await noteChargedFirm(trx, ctx.keys, { caseId, service, application: submission.application, askedOn });
  await keepWaiting(trx, { caseId, files, waiting: submission.evidence, now: ctx.now });
  await appendAudit(trx, ctx.keys, auditOf(ctx.actor, { act: 'file_request', caseId, at: ctx.now }));
  const receipt = { ...requestDates(opened, county, ctx.now), ...NOT_ASKED, reference, filedAt: ctx.now };
  return { ok: true, reference, alreadyFiled: false, receipt };
}

/** Nobody is accused, so nothing of it is asked. */
const NOT_ASKED = { queryAgreed: null, wordsToHigher: null } as const;

async function alreadyFiled(
  trx: Db,
  county: CountyRules,
  known: { caseId: number; reference: string },
): Promise<FiledRequest> {
  const { filedAt, opened } = await getOpening(trx, known.caseId);
  const { policyVersion, calendarVersion } = opened;
  const dates = requestDates(opened, { ...county, policyVersion, calendarVersion }, filedAt);
  const receipt = { ...dates, ...NOT_ASKED, reference: known.reference, filedAt };
  return { ok: true, reference: known.reference, alreadyFiled: true, receipt };
}

type Stored = RequestSubmission & { caseId: number; reference: string; service: Service & { version: string } };

async function storeRequest(trx: Db, ctx: UseCaseContext, filed: Stored): Promise<void> {
  const { caseId, reference, submissionId, locale, application, service } = filed;
  const contact = Buffer.from(JSON.stringify(applicantContact(application)));
  const written = { what: application.matter, outcome: null, amounts: [] };
  await insertReport(trx, caseId, {
    ...written,
    submissionId,
    locale,
    contentHash: contentHash(written),
    contactBox: sealBox(ctx.keys.contact, contact, reference),
    headPersonally: false,
    wordsToHigher: false,
    filedAt: ctx.now,
  });
  const { applicant, byAgent, papers } = application;
  await insertServiceRequest(trx, caseId, {
    serviceId: service.id,
    serviceVersion: service.version,
    applicant,
    byAgent,
    papers,
  });
  await insertQueryCode(trx, caseId, hashQueryCode(ctx.keys.pepper, filed.code));
  const { mailTo: email } = application;
  if (email) await startInvestorMails(trx, ctx.keys, { caseId, email, locale, now: ctx.now });
}
