import type { ProofView } from '#app/domain/case-view.ts';
import { sinceReceived } from '#app/domain/held-report.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { dateMovesView } from '#app/use-cases/date-moves.server.ts';
import { openForReading } from '#app/use-cases/open-for-reading.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { writeTransaction } from '#db/client.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';

/**
 * The document of the statutory procedure, for readers of the case's text and for the unit that decides on it or did. It is
 * more than status and dates, so its opening has a row of its own, of which the investor is told. Null for everybody else.
 */
export async function openProcedurePaper(
  ctx: StaffContext,
  reference: string,
): Promise<Pick<ProofView, 'number' | 'mediaType'> | null> {
  return writeTransaction(ctx.db, async (trx) => {
    const opened = await openForReading(trx, ctx, reference);
    if (!opened) return null;
    const { record, readsText } = opened;
    const events = sinceReceived(await listCaseEvents(trx, record.id));
    const { procedure } = await dateMovesView(trx, ctx, record, { events, readsText, daysOnly: false });
    const paper = procedure?.paper ?? null;
    const row = { act: 'read_paper', caseId: record.id, at: ctx.now, subject: reference };
    await appendAudit(trx, ctx.keys, auditOf(ctx.actor, { ...row, result: paper ? 'done' : 'refused' }));
    return paper;
  });
}
