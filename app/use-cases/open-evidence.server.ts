import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { openForReading } from '#app/use-cases/open-for-reading.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { writeTransaction } from '#db/client.server.ts';
import { listEvidence } from '#db/repositories/evidence-files.server.ts';

/** The copy of one file: where it lies, and its place among the files of the case, from 1. */
export type OpenedCopy = { number: string; mediaType: string; place: number };

/**
 * Opens the rebuilt copy of a reporter's file, for readers of the report's text alone; every opening is a row of the log.
 * Null for a stranger, an unknown file, and one of which there is no copy. The original is never opened here.
 */
export async function openEvidence(
  ctx: StaffContext,
  reference: string,
  evidenceNumber: string,
): Promise<OpenedCopy | null> {
  return writeTransaction(ctx.db, async (trx) => {
    const opened = await openForReading(trx, ctx, reference);
    if (!opened) return null;
    const files = opened.readsText ? await listEvidence(trx, opened.record.id) : [];
    const index = files.findIndex((file) => file.number === evidenceNumber);
    const { number, mediaType, state } = files[index]?.copy ?? { number: null, mediaType: null, state: 'sealed' };
    const isOpen = state === 'released' && number !== null && mediaType !== null;
    const row = { act: 'read_file', caseId: opened.record.id, at: ctx.now, subject: `${reference}/${index + 1}` };
    await appendAudit(trx, ctx.keys, auditOf(ctx.actor, { ...row, result: isOpen ? 'done' : 'refused' }));
    return isOpen ? { number, mediaType, place: index + 1 } : null;
  });
}
