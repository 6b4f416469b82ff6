import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { requireStaff, type StaffSession } from '#app/auth/staff-session.server.ts';
import type { FrameData } from '#app/components/desk/desk-frame.tsx';
import type { StaffCaseView } from '#app/domain/case-view.ts';
import { issuesOrders } from '#app/domain/department-routing.ts';
import { queueStandings } from '#app/domain/desk-queue.ts';
import { parseReference } from '#app/domain/reference.ts';
import { tellsOfDeadMails } from '#app/routes/staff/failed-mails.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { listRecentJumps } from '#db/repositories/clock-jumps.server.ts';
import { getSweeperHealth } from '#db/repositories/heartbeats.server.ts';
import { countOpenQueries } from '#db/repositories/queries.server.ts';

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** Who is signed in at the desk, and the context of the use cases in their name. */
export async function enterDesk({ context, request }: Args): Promise<{ session: StaffSession; ctx: StaffContext }> {
  const session = await requireStaff(context, request, 'desk');
  return { session, ctx: { db: context.db, now: context.clock(), actor: session.actor, keys: context.keys } };
}

/** What frames every page of the desk: the person, the tabs, and what does not run. */
export async function loadFrame({ context }: Args, session: StaffSession): Promise<FrameData> {
  const now = context.clock();
  const health = await getSweeperHealth(context.db, now, context.settings.sweepSeconds);
  return {
    account: { name: session.displayName, department: session.department.name.zh },
    queryCount: await countOpenQueries(context.db, session.department.id, now),
    isHead: session.actor.role === 'head',
    issuesOrders: issuesOrders(session.department.id),
    sweeperStopped: health.hasStopped ? { since: health.lastTickAt } : null,
    overdue: health.overdue,
    mailIsMissing: !context.settings.mailIsConfigured,
    mailsFailed: await tellsOfDeadMails(context.db, session.actor),
    jumps: await listRecentJumps(context.db, now),
  };
}

/** The case of the address as this person may see it. An unknown one and another unit's answer the same 404. */
export async function openDeskCase(args: Args, ctx: StaffContext): Promise<StaffCaseView> {
  const view = queueStandings(ctx.actor.role).length > 0 ? await openCase(ctx, referenceOf(args)) : null;
  if (!view) throw notFound();
  return view;
}

export function referenceOf({ params }: Pick<Args, 'params'>): string {
  const reference = parseReference(params.reference ?? '');
  if (!reference) throw notFound();
  return reference;
}

export function notFound() {
  return data(null, { status: 404 });
}
