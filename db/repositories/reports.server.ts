import type { PinnedCheck } from '#app/domain/pinned-check.ts';
import type { Db } from '#db/client.server.ts';
import type { PaidHow, ReceiptKind } from '#db/schema.ts';

export type ReportAmount = {
  itemCode: string | null;
  itemText: string | null;
  amountFen: number;
  paidOn: string | null;
  paidHow: PaidHow | null;
  receiptKind: ReceiptKind | null;
};

/** What the investor wrote, never edited. `contactBox` is sealed and only for named reporters. */
export type StoredReport = {
  locale: 'zh-CN' | 'en' | 'ru';
  what: string;
  outcome: string | null;
  contentHash: string;
  contactBox: Buffer | null;
  headPersonally: boolean;
  wordsToHigher: boolean;
  filedAt: Date;
  amounts: ReportAmount[];
};

/** Stores a report once; the submission id is unique, so a double click is one report. */
export async function insertReport(
  db: Db,
  caseId: number,
  report: StoredReport & { submissionId: string },
): Promise<void> {
  await db
    .insertInto('reports')
    .values({
      case_id: caseId,
      submission_id: report.submissionId,
      locale: report.locale,
      what: report.what,
      outcome: report.outcome,
      content_hash: report.contentHash,
      contact_box: report.contactBox,
      head_personally: report.headPersonally ? 1 : 0,
      words_to_higher: report.wordsToHigher ? 1 : 0,
      filed_at: report.filedAt.toISOString(),
    })
    .execute();
  if (report.amounts.length === 0) return;
  const rows = report.amounts.map((amount, position) => ({
    case_id: caseId,
    position,
    item_code: amount.itemCode,
    item_text: amount.itemText,
    amount_fen: amount.amountFen,
    paid_on: amount.paidOn,
    paid_how: amount.paidHow,
    receipt_kind: amount.receiptKind,
  }));
  await db.insertInto('report_amounts').values(rows).execute();
}

/** The case that this submission already opened, if it did. */
export async function findSubmittedCase(
  db: Db,
  submissionId: string,
): Promise<{ caseId: number; reference: string } | undefined> {
  const row = await db
    .selectFrom('reports')
    .innerJoin('cases', 'cases.id', 'reports.case_id')
    .select(['reports.case_id', 'cases.reference'])
    .where('reports.submission_id', '=', submissionId)
    .executeTakeFirst();
  return row && { caseId: row.case_id, reference: row.reference };
}

/** The report of a case with its payment lines. Throws for a case without one. */
export async function getReport(db: Db, caseId: number): Promise<StoredReport> {
  const row = await db.selectFrom('reports').selectAll().where('case_id', '=', caseId).executeTakeFirstOrThrow();
  return {
    locale: row.locale,
    what: row.what,
    outcome: row.outcome,
    contentHash: row.content_hash,
    contactBox: row.contact_box,
    headPersonally: row.head_personally === 1,
    wordsToHigher: row.words_to_higher === 1,
    filedAt: new Date(row.filed_at),
    amounts: await listAmounts(db, caseId),
  };
}

/** The payment lines of a report, in the order they were typed. */
export async function listAmounts(db: Db, caseId: number): Promise<ReportAmount[]> {
  const rows = await db
    .selectFrom('report_amounts')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    itemCode: row.item_code,
    itemText: row.item_text,
    amountFen: row.amount_fen,
    paidOn: row.paid_on,
    paidHow: row.paid_how,
    receiptKind: row.receipt_kind,
  }));
}

/** Seals a hidden reporter's identity away in a table of its own. */
export async function insertSealedIdentity(db: Db, caseId: number, envelope: Buffer, now: Date): Promise<void> {
  await db
    .insertInto('sealed_identities')
    .values({ case_id: caseId, envelope, sealed_at: now.toISOString() })
    .execute();
}

/** Stores the peppered hash of a query code. */
export async function insertQueryCode(db: Db, caseId: number, codeHash: string): Promise<void> {
  await db.insertInto('query_codes').values({ code_hash: codeHash, case_id: caseId }).execute();
}

/** The case that a code opens. */
export async function findCaseByCode(db: Db, codeHash: string): Promise<number | undefined> {
  const row = await db.selectFrom('query_codes').select('case_id').where('code_hash', '=', codeHash).executeTakeFirst();
  return row?.case_id;
}

/** Pins what a checker said to the case, once for ever. */
export async function insertReportCheck(db: Db, caseId: number, check: PinnedCheck): Promise<void> {
  const catalogue_version = check.kind === 'fee' ? check.catalogueVersion : null;
  await db
    .insertInto('report_checks')
    .values({
      case_id: caseId,
      kind: check.kind,
      catalogue_version,
      body: JSON.stringify(check),
      checked_on: check.checkedOn,
    })
    .execute();
}

/** What a checker said before the report; null where nothing was checked. */
export async function findReportCheck(db: Db, caseId: number): Promise<PinnedCheck | null> {
  const row = await db.selectFrom('report_checks').select('body').where('case_id', '=', caseId).executeTakeFirst();
  return row ? (JSON.parse(row.body) as PinnedCheck) : null;
}
