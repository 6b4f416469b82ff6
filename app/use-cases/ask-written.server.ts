import { sealBox } from '#app/crypto/box.server.ts';
import { hashQueryCode } from '#app/crypto/code.server.ts';
import type { CountyRules } from '#app/domain/county-rules.ts';
import type { Receipt } from '#app/domain/receipt.ts';
import type { Contact, ReportLocale } from '#app/domain/report.ts';
import { requestDates, writtenAskOpened } from '#app/domain/service/request.ts';
import { canAskWritten, type WrittenAsk } from '#app/domain/service/written-answer.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { fireDueSteps, openRecord } from '#app/use-cases/case-record.server.ts';
import { openContact } from '#app/use-cases/contact-box.server.ts';
import { contentHash } from '#app/use-cases/file-report.server.ts';
import { startSameMails } from '#app/use-cases/investor-mail.server.ts';
import { getOpening, openCaseFile } from '#app/use-cases/open-case-file.server.ts';
import { type Refused, refused, type UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { getReference } from '#db/repositories/cases.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { insertCaseBeside } from '#db/repositories/investor-accounts.server.ts';
import { findSubmittedCase, getReport, insertQueryCode, insertReport } from '#db/repositories/reports.server.ts';
import {
  findServiceRequest,
  insertServiceRequest,
  type StoredRequest,
} from '#db/repositories/service-requests.server.ts';
import { findService } from '#db/repositories/services.server.ts';
import { findAskAbout, insertWrittenAsk } from '#db/repositories/written-asks.server.ts';

export type WrittenAskSubmission = {
  submissionId: string;
  code: string;
  locale: ReportLocale;
  serviceId: string;
  ask: WrittenAsk;
};
type Asked = { ok: true; reference: string; alreadyFiled: boolean; receipt: Receipt };

/**
 * Asks the unit of a service for a written answer: a case of its own, owed at the end of the next working day. The submission
 * id makes a double click the same ask. 'closed': the service is not handled here; nothing was stored.
 */
export async function askWritten(
  ctx: UseCaseContext,
  submission: WrittenAskSubmission,
): Promise<Asked | Refused<'closed'>> {
  return writeTransaction(ctx.db, async (trx): Promise<Asked | Refused<'closed'>> => {
    const county = await getCountyRules(trx);
    const known = await findSubmittedCase(trx, submission.submissionId);
    if (known) return alreadyAsked(trx, county, known);
    const service = await findService(trx, submission.serviceId);
    if (!service || service.closed) return refused('closed');
    const { contact, creditCode, what, refusedOn, place } = submission.ask;
    const { caseId, reference } = await openAsk(trx, ctx, {
      county,
      lead: service.department,
      submissionId: submission.submissionId,
      locale: submission.locale,
      what,
      contact: { ...contact, project: null, creditCode },
      request: {
        ...NOTHING_FILED,
        serviceId: service.id,
        serviceVersion: service.version,
        applicant: applicantOf(creditCode),
      },
      about: { aboutCaseId: null, refusedOn, place },
    });
    await insertQueryCode(trx, caseId, hashQueryCode(ctx.keys.pepper, submission.code));
    const dates = requestDates(writtenAskOpened(service.department, county), county, ctx.now);
    const receipt = { ...dates, ...NOT_ASKED, reference, filedAt: ctx.now };
    return { ok: true, reference, alreadyFiled: false, receipt };
  });
}

/**
 * Asks for a written answer about the investor's own open request, of the unit that leads it; who asks is known already. The
 * request's own code stays the way to both; mails and lists of accounts follow the request's. Nothing is written into the
 * request. 'not_possible': it is over, or was asked.
 */
export async function askWrittenAbout(
  ctx: UseCaseContext,
  requestId: number,
  told: { what: string; locale: ReportLocale },
): Promise<{ ok: true; caseId: number } | Refused<'not_possible'>> {
  return writeTransaction(ctx.db, async (trx): Promise<{ ok: true; caseId: number } | Refused<'not_possible'>> => {
    const earlier = await findAskAbout(trx, requestId);
    if (earlier) return { ok: true, caseId: earlier.caseId };
    const record = await openRecord(trx, requestId, ctx.now);
    fireDueSteps(record);
    const { caseFile, county } = record;
    const request = await findServiceRequest(trx, requestId);
    if (!request || caseFile.lead === null || !canAskWritten(caseFile)) return refused('not_possible');
    const report = await getReport(trx, requestId);
    const contact = openContact(ctx.keys, report.contactBox, await getReference(trx, requestId));
    if (!contact) return refused('not_possible');
    const { serviceId, serviceVersion, applicant } = request;
    const { caseId } = await openAsk(trx, ctx, {
      county,
      lead: caseFile.lead,
      submissionId: `written-answer-${requestId}`,
      ...told,
      contact,
      request: { ...NOTHING_FILED, serviceId, serviceVersion, applicant },
      about: { aboutCaseId: requestId, refusedOn: null, place: null },
    });
    await startSameMails(trx, ctx.keys, { caseId, like: requestId, now: ctx.now });
    await insertCaseBeside(trx, requestId, caseId, ctx.now);
    return { ok: true, caseId };
  });
}

/** Nobody is accused, so nothing of it is asked; no papers are handed in, and nobody runs the errands. */
const NOT_ASKED = { queryAgreed: null, wordsToHigher: null } as const;
const NOTHING_FILED = { byAgent: false, papers: [] } as const;

function applicantOf(creditCode: string | null): StoredRequest['applicant'] {
  return creditCode === null ? 'founder' : 'company';
}

type Ask = {
  county: CountyRules;
  lead: string;
  submissionId: string;
  locale: ReportLocale;
  what: string;
  contact: Contact;
  request: StoredRequest;
  about: Parameters<typeof insertWrittenAsk>[2];
};

async function openAsk(trx: Db, ctx: UseCaseContext, ask: Ask): Promise<{ caseId: number; reference: string }> {
  const opened = writtenAskOpened(ask.lead, ask.county);
  const { caseId, reference } = await openCaseFile(trx, ctx, { opened, county: ask.county, onDuty: [] });
  const written = { what: ask.what, outcome: null, amounts: [] };
  await insertReport(trx, caseId, {
    ...written,
    submissionId: ask.submissionId,
    locale: ask.locale,
    contentHash: contentHash(written),
    contactBox: sealBox(ctx.keys.contact, Buffer.from(JSON.stringify(ask.contact)), reference),
    headPersonally: false,
    wordsToHigher: false,
    filedAt: ctx.now,
  });
  await insertServiceRequest(trx, caseId, ask.request);
  await insertWrittenAsk(trx, caseId, ask.about);
  await appendAudit(trx, ctx.keys, auditOf(ctx.actor, { act: 'ask_written', caseId, at: ctx.now }));
  return { caseId, reference };
}

async function alreadyAsked(
  trx: Db,
  county: CountyRules,
  known: { caseId: number; reference: string },
): Promise<Asked> {
  const { filedAt, opened } = await getOpening(trx, known.caseId);
  const { policyVersion, calendarVersion } = opened;
  const dates = requestDates(opened, { ...county, policyVersion, calendarVersion }, filedAt);
  const receipt = { ...dates, ...NOT_ASKED, reference: known.reference, filedAt };
  return { ok: true, reference: known.reference, alreadyFiled: true, receipt };
}
