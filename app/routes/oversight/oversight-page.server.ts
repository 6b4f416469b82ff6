import { requireStaff } from '#app/auth/staff-session.server.ts';
import type { OversightFrame } from '#app/components/oversight/oversight-page.tsx';
import type { PortalContext } from '#app/load-context.ts';
import { tellsOfDeadMails } from '#app/routes/staff/failed-mails.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { listRecentJumps } from '#db/repositories/clock-jumps.server.ts';
import { getSweeperHealth } from '#db/repositories/heartbeats.server.ts';
import { countReferrals } from '#db/repositories/referrals.server.ts';

type Asked = { context: PortalContext; request: Request };

/** Who acts, for the use cases. Redirects whoever is not signed in to oversight. */
export async function oversightContext({ context, request }: Asked): Promise<StaffContext> {
  const { actor } = await requireStaff(context, request, 'oversight');
  return { db: context.db, keys: context.keys, now: context.clock(), actor };
}

/** The same with what the page's frame shows. */
export async function openOversight({
  context,
  request,
}: Asked): Promise<{ ctx: StaffContext; frame: OversightFrame }> {
  const { actor, displayName, department } = await requireStaff(context, request, 'oversight');
  const now = context.clock();
  const frame = {
    account: { name: displayName, department: department.name.zh },
    counts: await countReferrals(context.db, department.id),
    sweeper: await getSweeperHealth(context.db, now, context.settings.sweepSeconds),
    mailsFailed: await tellsOfDeadMails(context.db, actor),
    jumps: await listRecentJumps(context.db, now),
  };
  return { ctx: { db: context.db, keys: context.keys, now, actor }, frame };
}
