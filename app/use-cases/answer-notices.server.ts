import type { NoticeOutcome } from '#app/domain/case-event.ts';
import { chooseOrderIssuer } from '#app/domain/department-routing.ts';
import { can } from '#app/domain/permissions.ts';
import { referralNotices } from '#app/domain/sla/firing.ts';
import { standingOf, strangerOf } from '#app/use-cases/act-on-case.server.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { appendEvent, type CaseRecord, openRecord } from '#app/use-cases/case-record.server.ts';
import { fireDue } from '#app/use-cases/fire-due.server.ts';
import { saveRecord } from '#app/use-cases/save-record.server.ts';
import { type Refused, refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { insertPaper } from '#db/repositories/case-papers.server.ts';
import { findCaseForDepartment } from '#db/repositories/cases.server.ts';

/** What discipline makes of the notices of one unit: of those that it was shown, and of no later one. */
export type NoticeBatch = {
  unit: string;
  references: readonly string[];
  outcome: NoticeOutcome;
  reason: string | null;
};

/** The batch is one decision: where one of its cases refuses, nothing of it is kept. */
class RefusedBatch extends Error {
  readonly reason: 'not_found' | 'not_allowed';
  readonly reference: string;
  constructor(reason: 'not_found' | 'not_allowed', reference: string) {
    super(reason);
    this.reason = reason;
    this.reference = reference;
  }
}

/** Written after everything of the batch was taken back. */
const refusedRow = (ctx: StaffContext, reference: string) => strangerOf(ctx, 'answer_notice', reference);

/**
 * Answers the notices of a unit as one batch, in one transaction, with an audit row a case. What was answered alike already is
 * left as it is, so the same form sent twice is one answer (sla.md §5).
 */
export async function answerNotices(
  ctx: StaffContext,
  batch: NoticeBatch,
): Promise<{ ok: true; answered: number } | Refused<'not_found' | 'not_allowed'>> {
  try {
    const answered = await writeTransaction(ctx.db, async (trx) => {
      let count = 0;
      for (const reference of new Set(batch.references))
        count += (await answerOne(trx, ctx, { ...batch, reference })) ? 1 : 0;
      return count;
    });
    return { ok: true, answered };
  } catch (error) {
    if (!(error instanceof RefusedBatch)) throw error;
    const { reason, reference } = error;
    await writeTransaction(ctx.db, (trx) => appendAudit(trx, ctx.keys, refusedRow(ctx, reference)));
    return refused(reason);
  }
}

type OneNotice = NoticeBatch & { reference: string };

/** False where this notice was answered alike before. */
async function answerOne(trx: Db, ctx: StaffContext, notice: OneNotice): Promise<boolean> {
  const found = await findCaseForDepartment(trx, notice.reference, ctx.actor.departmentId);
  if (!found) throw new RefusedBatch('not_found', notice.reference);
  const record = await openRecord(trx, found.caseId, ctx.now);
  await fireDue(trx, record);
  const { notice: referral } = record.caseFile.referrals;
  if (referral?.causes[0]?.unit !== notice.unit) throw new RefusedBatch('not_found', notice.reference);
  if (referral.answer === notice.outcome) {
    // What has just fired, and what it counts against a unit, is kept all the same.
    await saveRecord(trx, record, ctx.keys);
    return false;
  }
  const standing = standingOf(record, ctx.actor.departmentId);
  if (!can(ctx.actor, 'answer_notice', record.caseFile, standing))
    throw new RefusedBatch('not_allowed', notice.reference);
  await writeAnswer(trx, ctx, record, notice);
  await saveRecord(trx, record, ctx.keys);
  const subject = notice.reference;
  const row = auditOf(ctx.actor, { act: 'answer_notice', caseId: record.id, at: ctx.now, subject });
  await appendAudit(trx, ctx.keys, row);
  return true;
}

async function writeAnswer(trx: Db, ctx: StaffContext, record: CaseRecord, notice: OneNotice): Promise<void> {
  const { caseFile, county, id, now } = record;
  const { accountId, departmentId } = ctx.actor;
  const actor = { kind: 'staff', accountId, departmentId } as const;
  const { outcome, reason, unit } = notice;
  const office =
    outcome === 'to_supervision' ? chooseOrderIssuer(new Set([...caseFile.excluded, unit]), caseFile.lead) : null;
  const tells = office ? [office] : [];
  if (reason !== null) {
    const paper = { kind: 'notice_answer', departmentId, accountId, toDepartmentId: office, clause: null } as const;
    await insertPaper(trx, id, { ...paper, body: reason, writtenAt: now });
  }
  appendEvent(record, { type: 'notice_answered', outcome, tells }, actor);
  if (outcome !== 'taken_up') return;
  record.notices.push(...referralNotices(caseFile, 'lead', county.disciplineUnit));
  appendEvent(record, { type: 'referred', kind: 'lead', cause: 'notice_taken_up', unit }, actor);
}
