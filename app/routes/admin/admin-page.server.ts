import { requireStaff } from '#app/auth/staff-session.server.ts';
import type { AdminFrame } from '#app/components/admin/admin-page.tsx';
import type { PortalContext } from '#app/load-context.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { listRecentJumps } from '#db/repositories/clock-jumps.server.ts';
import { getSweeperHealth } from '#db/repositories/heartbeats.server.ts';

type Asked = { context: PortalContext; request: Request };

/** Who acts, for the use cases. Redirects whoever is not signed in to administration. */
export async function adminContext({ context, request }: Asked): Promise<StaffContext> {
  const { actor } = await requireStaff(context, request, 'admin');
  return { db: context.db, keys: context.keys, now: context.clock(), actor };
}

/** The same with what the page's frame shows. */
export async function openAdmin({ context, request }: Asked): Promise<{ ctx: StaffContext; frame: AdminFrame }> {
  const { actor, displayName, department } = await requireStaff(context, request, 'admin');
  const now = context.clock();
  const health = await getSweeperHealth(context.db, now, context.settings.sweepSeconds);
  const frame = {
    account: { name: displayName, department: department.name.zh },
    sweeperStopped: health.hasStopped ? { since: health.lastTickAt } : null,
    overdue: health.overdue,
    mailIsMissing: !context.settings.mailIsConfigured,
    jumps: await listRecentJumps(context.db, now),
  };
  return { ctx: { db: context.db, keys: context.keys, now, actor }, frame };
}
