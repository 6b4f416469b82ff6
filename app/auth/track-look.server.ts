import { trackTokenHash } from '#app/auth/public-session.server.ts';
import type { PortalContext } from '#app/load-context.ts';
import { writeTransaction } from '#db/client.server.ts';
import { findLook, saveLook } from '#db/repositories/track-looks.server.ts';

/**
 * Notes that this browser looks at its case up to `lastSeq`, and gives the number after which everything is new to it. The
 * first look of all finds nothing new. Nothing is kept on the device.
 */
export async function lookAtCase(
  context: PortalContext,
  request: Request,
  at: { caseId: number; lastSeq: number },
): Promise<number> {
  const tokenHash = trackTokenHash(request);
  if (tokenHash === null) return at.lastSeq;
  const looking = { tokenHash, caseId: at.caseId };
  const { seenSeq, newSince } = await findLook(context.db, looking);
  const since = newSince ?? seenSeq ?? at.lastSeq;
  if (newSince === null || seenSeq === null || seenSeq < at.lastSeq) {
    await writeTransaction(context.db, (trx) => saveLook(trx, looking, { newSince: since, seenSeq: at.lastSeq }));
  }
  return since;
}
