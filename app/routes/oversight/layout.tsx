import type { LoaderFunctionArgs } from 'react-router';
import { isRouteErrorResponse, Outlet, useLocation, useRouteError } from 'react-router';
import { requireStaff } from '#app/auth/staff-session.server.ts';
import { ErrorContent } from '#app/components/layout/error-page.tsx';
import { OversightShell } from '#app/components/layout/oversight-shell.tsx';
import { retrySecondsOf } from '#app/components/layout/retry-after.ts';
import type { NavItem, StaffAccount } from '#app/components/layout/staff-shell.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import { oversightTexts } from '#app/i18n/index.ts';
import { getSweeperHealth } from '#db/repositories/heartbeats.server.ts';
import { countReferrals } from '#db/repositories/referrals.server.ts';

const words = oversightTexts.frame;

type Frame = {
  account: StaffAccount;
  counts: { open: number; retaliation: number; notices: number; done: number };
  sweeper: { ok: boolean; lastTickAt: Date | null };
};

export async function loader({ context, request }: LoaderFunctionArgs): Promise<Frame> {
  const session = await requireStaff(context, request, 'oversight');
  return {
    account: { name: session.displayName, department: session.department.name.zh },
    counts: await countReferrals(context.db, session.actor.departmentId),
    sweeper: await getSweeperHealth(context.db, context.clock(), context.settings.sweepSeconds),
  };
}

/** Frame of discipline inspection's pages: indigo band, who is signed in, what waits. */
export default function OversightLayout({ loaderData }: { loaderData: Frame }) {
  const { pathname, search } = useLocation();
  const isDone = new URLSearchParams(search).get('part') === 'done';
  const nav = navItems(loaderData.counts, pathname === '/oversight' ? (isDone ? 'done' : 'open') : null);
  return (
    <OversightShell
      account={loaderData.account}
      nav={nav}
      banner={loaderData.sweeper.ok ? undefined : <SweeperBanner lastTickAt={loaderData.sweeper.lastTickAt} />}
    >
      <Outlet />
    </OversightShell>
  );
}

function navItems(counts: Frame['counts'], current: 'open' | 'done' | null): NavItem[] {
  const { tabs } = words;
  return [
    { href: '/oversight', label: tabs.open, count: counts.open, current: current === 'open' },
    { href: '/oversight#retaliation', label: tabs.retaliation, count: counts.retaliation },
    { href: '/oversight#notices', label: tabs.notices, count: counts.notices },
    { href: '/oversight?part=done', label: tabs.done, count: counts.done, current: current === 'done' },
  ];
}

function SweeperBanner({ lastTickAt }: { lastTickAt: Date | null }) {
  if (!lastTickAt) return words.sweeperNever;
  return (
    <>
      {words.sweeperStopped}
      <Moment at={lastTickAt} withTime />
    </>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return (
    <OversightShell>
      <ErrorContent status={status} retrySeconds={isRouteErrorResponse(error) ? retrySecondsOf(error.data) : undefined} />
    </OversightShell>
  );
}
