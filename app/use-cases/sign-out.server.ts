import { hashToken } from '#app/crypto/code.server.ts';
import type { StaffArea } from '#app/domain/staff-area.ts';
import { appendAudit } from '#app/use-cases/audit.server.ts';
import type { SignInContext } from '#app/use-cases/sign-in.server.ts';
import { writeTransaction } from '#db/client.server.ts';
import { deleteStaffSession, findStaffSession } from '#db/repositories/staff-sessions.server.ts';

/** Ends a session on the server, so that the cookie is worth nothing any more (ASVS 7.4.1). */
export async function signOut(ctx: SignInContext, session: { area: StaffArea; token: string }): Promise<void> {
  const tokenHash = hashToken(session.token);
  await writeTransaction(ctx.db, async (trx) => {
    const found = await findStaffSession(trx, tokenHash, session.area);
    if (!found) return;
    await deleteStaffSession(trx, tokenHash);
    await appendAudit(trx, ctx.keys, {
      at: ctx.now,
      actorKind: 'staff',
      accountId: found.account.id,
      departmentId: found.department.id,
      act: 'sign_out',
      caseId: null,
      subject: session.area,
      result: 'done',
    });
  });
}
