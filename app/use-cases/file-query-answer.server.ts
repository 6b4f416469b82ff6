import { isOver } from '#app/domain/query.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { appendEvent, openRecord } from '#app/use-cases/case-record.server.ts';
import { fireDue } from '#app/use-cases/fire-due.server.ts';
import { saveRecord } from '#app/use-cases/save-record.server.ts';
import { type Refused, refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { writeTransaction } from '#db/client.server.ts';
import { findQueryForDepartment, getCaseOfQuery, insertQueryAnswer } from '#db/repositories/queries.server.ts';

export type QueryAnswerInput =
  | {
      kind: 'basis';
      documentNumber: string;
      article: string;
      catalogueItem: string;
      validity: string;
      receiptKind: string;
      note: string | null;
    }
  | { kind: 'refund'; note: string | null };

/**
 * The accused unit answers its query, knowing of no report: the structured basis, complete, or a refund for every
 * payer. After a presumption the answer is still taken and prevents the lead; the presumption stays (sla.md §4).
 */
export async function fileQueryAnswer(
  ctx: StaffContext,
  number: string,
  answer: QueryAnswerInput,
): Promise<{ ok: true } | Refused<'not_found' | 'incomplete' | 'closed'>> {
  return writeTransaction(ctx.db, async (trx) => {
    const { departmentId, accountId } = ctx.actor;
    const query = await findQueryForDepartment(trx, number, departmentId);
    if (!query) return refused('not_found');
    const refusal = isOver(query, ctx.now) ? 'closed' : isComplete(answer) ? null : 'incomplete';
    if (refusal) {
      const row = { act: 'file_basis', caseId: null, at: ctx.now, subject: number, result: 'refused' } as const;
      await appendAudit(trx, ctx.keys, auditOf(ctx.actor, row));
      return refused(refusal);
    }
    const record = await openRecord(trx, await getCaseOfQuery(trx, number), ctx.now);
    await fireDue(trx, record);
    const actor = { kind: 'staff', accountId, departmentId } as const;
    appendEvent(record, { type: 'basis_filed', unit: departmentId, refund: answer.kind === 'refund' }, actor);
    const fields = answer.kind === 'basis' ? answer : { ...NO_BASIS, ...answer };
    await insertQueryAnswer(trx, { ...fields, number, accountId, filedAt: record.now });
    await saveRecord(trx, record, ctx.keys);
    await appendAudit(
      trx,
      ctx.keys,
      auditOf(ctx.actor, { act: 'file_basis', caseId: record.id, at: ctx.now, subject: number }),
    );
    return { ok: true };
  });
}

const NO_BASIS = { documentNumber: null, article: null, catalogueItem: null, validity: null, receiptKind: null };

/** Complete = document number and article, catalogue item, validity and receipt kind (sla.md §4). */
function isComplete(answer: QueryAnswerInput): boolean {
  if (answer.kind === 'refund') return true;
  const { documentNumber, article, catalogueItem, validity, receiptKind } = answer;
  return [documentNumber, article, catalogueItem, validity, receiptKind].every((field) => field.trim() !== '');
}
