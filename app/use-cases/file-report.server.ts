import { sealBox } from '#app/crypto/box.server.ts';
import { hashQueryCode } from '#app/crypto/code.server.ts';
import { fingerprintOf } from '#app/crypto/receipt-key.server.ts';
import { sealIdentity } from '#app/crypto/seal.server.ts';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import { type CountyRules, currentRules, rulesFor } from '#app/domain/county-rules.ts';
import { excludedUnits } from '#app/domain/department.ts';
import { canHold } from '#app/domain/held-report.ts';
import { holdDays, isHoldDay } from '#app/domain/hold-answer.ts';
import { keptDates, type Receipt, receiptDates, sentChoices } from '#app/domain/receipt.ts';
import { reportText } from '#app/domain/receipt-proof.ts';
import { destinationOf, type Report, type ReportDestination } from '#app/domain/report.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { filesOf, keepWaiting, type WaitingEvidence } from '#app/use-cases/evidence.server.ts';
import { startInvestorMails, wantInvestorMails } from '#app/use-cases/investor-mail.server.ts';
import { keepReport } from '#app/use-cases/keep-report.server.ts';
import { getOpening, openCaseFile } from '#app/use-cases/open-case-file.server.ts';
import { grantedItems } from '#app/use-cases/query-crowd.server.ts';
import { urgentCover } from '#app/use-cases/urgent-cover.server.ts';
import { type Refused, refused, type UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { insertReportHistory } from '#db/repositories/report-histories.server.ts';
import {
  findSubmittedCase,
  getReport,
  insertQueryCode,
  insertReport,
  insertReportCheck,
  insertSealedIdentity,
} from '#db/repositories/reports.server.ts';

export type Submission = {
  submissionId: string;
  code: string;
  report: Report;
  /** The files of its draft that the check page listed; what was taken away meanwhile is not among the case's. */
  evidence?: WaitingEvidence;
  /** The last day until which it is kept for others to hold one too, `YYYY-MM-DD`; without it, it is sent at once. */
  heldUntil?: string | null;
};
type Refusal = 'protected' | 'cannot_wait';
type Filed = { ok: true; reference: string; alreadyFiled: boolean; receipt: Receipt };

/**
 * Files a report: report, case, clocks, allow-list, code and outgoing mails in one transaction. The submission id makes
 * a double click, a retry or a second tab the same report. `alongside` writes what belongs to the same commit (the
 * draft that gives way to its receipt). 'protected': nothing was stored (检举控告工作规则 Art 15). 'cannot_wait': it would have
 * been kept for others, and such a report is not.
 */
export async function fileReport(
  ctx: UseCaseContext,
  submission: Submission,
  alongside: (trx: Db, receipt: Receipt) => Promise<unknown> = async () => undefined,
): Promise<Filed | Refused<Refusal>> {
  return writeTransaction(ctx.db, async (trx) => {
    const filed = await fileWithin(trx, ctx, submission);
    if (filed.ok) await alongside(trx, filed.receipt);
    return filed;
  });
}

async function fileWithin(trx: Db, ctx: UseCaseContext, submission: Submission): Promise<Filed | Refused<Refusal>> {
  const county = await getCountyRules(trx);
  const known = await findSubmittedCase(trx, submission.submissionId);
  if (known) return alreadyFiled(trx, county, known);
  const destination = destinationOf(withOrigin(submission.report), county);
  if (destination === 'protected') return refused('protected');
  const { report, heldUntil } = submission;
  if (heldUntil && !canWait(ctx.now, { report, destination, heldUntil }, county)) return refused('cannot_wait');
  const going = { ...destination, category: report.category };
  const files = await filesOf(trx, submission.evidence);
  const onDuty = await urgentCover(trx, county, going, ctx.now);
  const today = dayOf(currentRules(county).calendar, ctx.now);
  const queryItems = await grantedItems(trx, report, destination.queryUnits, today);
  const opened = {
    ...openedEvent(report, destination, county),
    ...(queryItems && { queryItems }),
    ...(onDuty.length > 0 && { urgent: true }),
    ...(heldUntil && { held: { until: heldUntil, isForeign: withOrigin(report).isForeign ?? false } }),
  };
  const { reference, caseId } = await openCaseFile(trx, ctx, { opened, county, onDuty, files });
  await storeReport(trx, ctx, { ...submission, caseId, reference });
  if (heldUntil) await keepReport(trx, ctx, { caseId, report });
  await keepWaiting(trx, { caseId, files, waiting: submission.evidence, now: ctx.now });
  await appendAudit(trx, ctx.keys, auditOf(ctx.actor, { act: 'file_report', caseId, at: ctx.now }));
  const dates = receiptDates(opened, { departments: county.departments, rules: currentRules(county) }, ctx.now);
  const choices = sentChoices(opened, report.wordsToHigher);
  const receipt = { ...keptDates(dates, opened.held), ...choices, reference, filedAt: ctx.now };
  return { ok: true, reference, alreadyFiled: false, receipt };
}

type Waiting = { report: Report; destination: ReportDestination; heldUntil: string };

function canWait(now: Date, { report, destination, heldUntil }: Waiting, county: CountyRules): boolean {
  return canHold(report, destination, county) && isHoldDay(holdDays(currentRules(county).calendar, now), heldUntil);
}

/** Of hidden and anonymous reporters nobody is asked where they come from: a helper's name would tell. */
function withOrigin(report: Report): Parameters<typeof destinationOf>[0] {
  const { category, accused, identityMode, contact } = report;
  return { category, accused, isForeign: identityMode === 'named' && contact?.isForeign === true };
}

async function alreadyFiled(
  trx: Db,
  county: CountyRules,
  known: { caseId: number; reference: string },
): Promise<Filed> {
  const { filedAt, opened } = await getOpening(trx, known.caseId);
  // By the versions it was opened with: a retry shows the dates that were promised.
  const rules = rulesFor(county, opened.policyVersion, opened.calendarVersion);
  const dates = receiptDates(opened, { departments: county.departments, rules }, filedAt);
  // Two tabs sent at once with different choices: what the first one chose counts and is shown.
  const choices = sentChoices(opened, (await getReport(trx, known.caseId)).wordsToHigher);
  const receipt = { ...keptDates(dates, opened.held), ...choices, reference: known.reference, filedAt };
  return { ok: true, reference: known.reference, alreadyFiled: true, receipt };
}

type Opened = Extract<CaseEventBody, { type: 'case_opened' }>;

/** The first event of a case: what was reported and where it goes, with the versions it will be judged by. */
export function openedEvent(report: Report, destination: ReportDestination, county: CountyRules): Opened {
  const category = report.category === null ? undefined : county.categories.get(report.category);
  return {
    type: 'case_opened',
    kind: 'report',
    route: destination.route,
    category: report.category,
    group: report.group,
    basis: category?.basis ?? false,
    identityMode: report.identityMode,
    accused: [...report.accused.units],
    excluded: [...excludedUnits(report.accused.units, county.departments)].sort(),
    lead: destination.lead,
    hub: destination.hub,
    queryAgreed: report.queryAgreed && destination.queryUnits.length > 0,
    queryUnits: destination.queryUnits,
    co: destination.co,
    policyVersion: county.policyVersion,
    calendarVersion: county.calendarVersion,
  };
}

async function storeReport(
  trx: Db,
  ctx: UseCaseContext,
  filed: Submission & { caseId: number; reference: string },
): Promise<void> {
  const { report, caseId, reference, submissionId, code } = filed;
  const contact = report.contact ? Buffer.from(JSON.stringify(report.contact)) : null;
  await insertReport(trx, caseId, {
    submissionId,
    locale: report.locale,
    what: report.what,
    outcome: report.outcome,
    contentHash: contentHash(report),
    contactBox: contact && report.identityMode === 'named' ? sealBox(ctx.keys.contact, contact, reference) : null,
    headPersonally: report.accused.headPersonally,
    wordsToHigher: report.wordsToHigher,
    filedAt: ctx.now,
    amounts: report.amounts,
    decidedOn: report.decidedOn,
  });
  if (contact && report.identityMode === 'hidden') {
    await insertSealedIdentity(trx, caseId, sealIdentity(ctx.keys.identity, contact, reference), ctx.now);
  }
  if (report.check) await insertReportCheck(trx, caseId, report.check);
  if (report.history) await insertReportHistory(trx, caseId, report.history);
  await insertQueryCode(trx, caseId, hashQueryCode(ctx.keys.pepper, code));
  const { mailTo: email, locale, identityMode } = report;
  if (email && identityMode !== 'anonymous') {
    // That it is kept is no news: the first mail goes when it is received.
    if (filed.heldUntil) await wantInvestorMails(trx, ctx.keys, { caseId, email, locale });
    else await startInvestorMails(trx, ctx.keys, { caseId, email, locale, now: ctx.now });
  }
}

/** SHA-256 over what was written, shown beside the original words: they were never edited. */
export function contentHash(report: Pick<Report, 'what' | 'outcome' | 'amounts'>): string {
  return fingerprintOf(reportText(report));
}
