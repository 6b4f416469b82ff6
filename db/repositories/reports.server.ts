import type { PinnedCheck } from '#app/domain/pinned-check.ts';
import type { Db } from '#db/client.server.ts';
import { fixedStatement } from '#db/fixed-statement.ts';
import type { PaidHow, ReceiptKind } from '#db/schema.ts';

export type ReportAmount = {
  itemCode: string | null;
  itemText: string | null;
  amountFen: number;
  paidOn: string | null;
  paidHow: PaidHow | null;
  receiptKind: ReceiptKind | null;
};

/**
 * What the investor wrote, never edited. `contactBox` is sealed and only for named reporters: given with the report, or
 * added to it later.
 */
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

const INSERT_REPORT = fixedStatement(
  `INSERT INTO reports (case_id, submission_id, locale, what, outcome, content_hash, contact_box, head_personally,
     words_to_higher, filed_at, decided_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
const INSERT_AMOUNT = fixedStatement(
  `INSERT INTO report_amounts (case_id, position, item_code, item_text, amount_fen, paid_on, paid_how, receipt_kind)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
);

/**
 * Stores a report once; the submission id is unique, so a double click is one report. `decidedOn`: the day of a written
 * decision, for the reporter alone.
 */
export async function insertReport(
  db: Db,
  caseId: number,
  report: StoredReport & { submissionId: string; decidedOn?: string | null },
): Promise<void> {
  const { submissionId, locale, what, outcome, contentHash, contactBox, headPersonally, wordsToHigher } = report;
  const written = [what, outcome, contentHash, contactBox];
  const chosen = [Number(headPersonally), Number(wordsToHigher)];
  const days = [report.filedAt.toISOString(), report.decidedOn ?? null];
  await INSERT_REPORT(db, [caseId, submissionId, locale, ...written, ...chosen, ...days]);
  for (const [position, amount] of report.amounts.entries()) {
    const { itemCode, itemText, amountFen, paidOn, paidHow, receiptKind } = amount;
    await INSERT_AMOUNT(db, [caseId, position, itemCode, itemText, amountFen, paidOn, paidHow, receiptKind]);
  }
}

const SELECT_SUBMITTED = fixedStatement<{ case_id: number; reference: string }>(
  `SELECT reports.case_id, cases.reference FROM reports JOIN cases ON cases.id = reports.case_id
     WHERE reports.submission_id = ?`,
);

/** The case that this submission already opened, if it did. */
export async function findSubmittedCase(
  db: Db,
  submissionId: string,
): Promise<{ caseId: number; reference: string } | undefined> {
  const [row] = await SELECT_SUBMITTED(db, [submissionId]);
  return row && { caseId: row.case_id, reference: row.reference };
}

/** The case of a public number that has a report: for whoever shows the county's own receipt for it. */
export async function findReportedCase(db: Db, reference: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('cases')
    .innerJoin('reports', 'reports.case_id', 'cases.id')
    .select('cases.id')
    .where('cases.reference', '=', reference)
    .executeTakeFirst();
  return row?.id;
}

/** The report of a case with its payment lines. Throws for a case without one. */
export async function getReport(db: Db, caseId: number): Promise<StoredReport> {
  const row = await db
    .selectFrom('reports')
    .leftJoin('added_contacts', 'added_contacts.case_id', 'reports.case_id')
    .selectAll('reports')
    .select('added_contacts.contact_box as added_box')
    .where('reports.case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  return {
    locale: row.locale,
    what: row.what,
    outcome: row.outcome,
    contentHash: row.content_hash,
    contactBox: row.contact_box ?? row.added_box,
    headPersonally: row.head_personally === 1,
    wordsToHigher: row.words_to_higher === 1,
    filedAt: new Date(row.filed_at),
    amounts: await listAmounts(db, caseId),
  };
}

const SELECT_DECISION_DAY = fixedStatement<{ decided_on: string | null }>(
  `SELECT decided_on FROM reports WHERE case_id = ?`,
);

/** The day `YYYY-MM-DD` on which the reporter received a written decision; nobody else is shown it. Null: none was told. */
export async function findDecisionDay(db: Db, caseId: number): Promise<string | null> {
  const [row] = await SELECT_DECISION_DAY(db, [caseId]);
  return row?.decided_on ?? null;
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

/** Keeps the sealed contact of a reporter who gave the name after filing; once for ever. */
export async function insertAddedContact(db: Db, caseId: number, contactBox: Buffer, now: Date): Promise<void> {
  await db
    .insertInto('added_contacts')
    .values({ case_id: caseId, contact_box: contactBox, added_at: now.toISOString() })
    .execute();
}

const INSERT_CODE = fixedStatement(`INSERT INTO query_codes (code_hash, case_id) VALUES (?, ?)`);

/** Stores the peppered hash of a query code. */
export async function insertQueryCode(db: Db, caseId: number, codeHash: string): Promise<void> {
  await INSERT_CODE(db, [codeHash, caseId]);
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
