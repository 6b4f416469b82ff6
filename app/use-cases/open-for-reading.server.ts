import type { ReadsAs } from '#app/domain/case-readers.ts';
import { can } from '#app/domain/permissions.ts';
import { standingOf, strangerOf } from '#app/use-cases/act-on-case.server.ts';
import { appendAudit } from '#app/use-cases/audit.server.ts';
import { type CaseRecord, openRecord } from '#app/use-cases/case-record.server.ts';
import { fireDue } from '#app/use-cases/fire-due.server.ts';
import { saveRecord } from '#app/use-cases/save-record.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { findCaseForDepartment } from '#db/repositories/cases.server.ts';

export type OpenForReading = { record: CaseRecord; standing: ReadsAs[]; readsText: boolean };

/**
 * The frame of every reading of a case: found through the allow-list, what is due fired and saved, the permission asked.
 * Null for an unknown reference and a stranger alike, with an audit row. Whoever reads appends the row of the reading.
 */
export async function openForReading(trx: Db, ctx: StaffContext, reference: string): Promise<OpenForReading | null> {
  const { departmentId } = ctx.actor;
  const found = await findCaseForDepartment(trx, reference, departmentId);
  const record = found && (await openRecord(trx, found.caseId, ctx.now));
  if (record) {
    await fireDue(trx, record);
    await saveRecord(trx, record, ctx.keys);
    const standing = standingOf(record, departmentId);
    if (can(ctx.actor, 'read_status', record.caseFile, standing)) {
      return { record, standing, readsText: can(ctx.actor, 'read_text', record.caseFile, standing) };
    }
  }
  await appendAudit(trx, ctx.keys, strangerOf(ctx, 'read', reference));
  return null;
}
