import { PUBLIC_IDLE_MS } from '#app/auth/report-draft.server.ts';
import { CODE_MINUTES } from '#app/domain/sign-in-code.ts';
import { LONGEST_SESSION_MS } from '#app/domain/staff-area.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { deleteInvestorSessionsBefore } from '#db/repositories/investor-sessions.server.ts';
import { deleteIdleReportDrafts } from '#db/repositories/report-drafts.server.ts';
import { deleteOldServiceDrafts } from '#db/repositories/service-drafts.server.ts';
import { deleteChallengesBefore } from '#db/repositories/sign-in-challenges.server.ts';
import { deleteStaffSessionsBefore } from '#db/repositories/staff-sessions.server.ts';
import { deleteIdleTrackSessions } from '#db/repositories/track-sessions.server.ts';

/** Deletes drafts and sessions past their limit: what nobody can open any more is not kept either. */
export async function deleteIdle(db: Db, now: Date): Promise<void> {
  const idleSince = new Date(now.getTime() - PUBLIC_IDLE_MS);
  await writeTransaction(db, async (trx) => {
    await deleteIdleReportDrafts(trx, idleSince);
    await deleteOldServiceDrafts(trx, now);
    await deleteIdleTrackSessions(trx, idleSince);
    const startedBefore = new Date(now.getTime() - LONGEST_SESSION_MS);
    await deleteStaffSessionsBefore(trx, startedBefore);
    await deleteInvestorSessionsBefore(trx, idleSince, startedBefore);
    await deleteChallengesBefore(trx, new Date(now.getTime() - CODE_MINUTES * 60_000));
  });
}
