import { PUBLIC_IDLE_MS } from '#app/auth/report-draft.server.ts';
import { LONGEST_SESSION_MS } from '#app/domain/staff-area.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { deleteIdleReportDrafts } from '#db/repositories/report-drafts.server.ts';
import { deleteStaffSessionsBefore } from '#db/repositories/staff-sessions.server.ts';
import { deleteIdleTrackSessions } from '#db/repositories/track-sessions.server.ts';

/** Deletes drafts and sessions past their limit: what nobody can open any more is not kept either. */
export async function deleteIdle(db: Db, now: Date): Promise<void> {
  const idleSince = new Date(now.getTime() - PUBLIC_IDLE_MS);
  await writeTransaction(db, async (trx) => {
    await deleteIdleReportDrafts(trx, idleSince);
    await deleteIdleTrackSessions(trx, idleSince);
    await deleteStaffSessionsBefore(trx, new Date(now.getTime() - LONGEST_SESSION_MS));
  });
}
