import type { ReactNode } from 'react';
import { AdminShell } from '#app/components/layout/admin-shell.tsx';
import { useSite } from '#app/components/layout/locale.tsx';
import type { NavItem, StaffAccount } from '#app/components/layout/staff-shell.tsx';
import { OverdueLine } from '#app/components/staff/overdue-line.tsx';
import { TimeJumps } from '#app/components/staff/time-jumps.tsx';
import type { ClockJump, OverdueSteps } from '#app/domain/sweeper-gap.ts';
import { adminTexts, formatDateTime } from '#app/i18n/index.ts';

const words = adminTexts.frame;

/** What the frame of every page of the administrators shows: how the system runs, nothing of any case. */
export type AdminFrame = {
  account: StaffAccount;
  /** The sweeper is late: since when, null when it never ran. */
  sweeperStopped: { since: Date | null } | null;
  overdue: OverdueSteps | null;
  mailIsMissing: boolean;
  /** What happened to the server's time in the last 24 hours. */
  jumps: readonly ClockJump[];
};

export type AdminTab = keyof typeof words.tabs;

const HREFS: Record<AdminTab, string> = {
  home: '/admin',
  calendars: '/admin/calendars',
  clocks: '/admin/clocks',
  routing: '/admin/routing',
  fees: '/admin/fees',
  notices: '/admin/notices',
  rehearsal: '/admin/rehearsal',
};

type AdminPageProps = { frame: AdminFrame; tab: AdminTab; children: ReactNode };

/** Slate band, who is signed in, the parts of the area, and what does not run. */
export function AdminPage({ frame, tab, children }: AdminPageProps) {
  const nav: NavItem[] = (Object.keys(HREFS) as AdminTab[]).map((name) => ({
    href: HREFS[name],
    label: words.tabs[name],
    current: name === tab,
  }));
  return (
    <AdminShell title={words.area} account={frame.account} nav={nav} banner={hasBanner(frame) && <Banner {...frame} />}>
      {children}
    </AdminShell>
  );
}

function hasBanner({ sweeperStopped, overdue, mailIsMissing, jumps }: AdminFrame): boolean {
  return sweeperStopped !== null || overdue !== null || mailIsMissing || jumps.length > 0;
}

function Banner({ sweeperStopped, overdue, mailIsMissing, jumps }: AdminFrame) {
  const { timeZone, now } = useSite();
  const since = sweeperStopped?.since ? formatDateTime(sweeperStopped.since, 'zh-CN', timeZone, now) : null;
  return (
    <>
      {sweeperStopped && <p>{words.sweeperStopped(since)}</p>}
      <OverdueLine overdue={overdue} />
      {mailIsMissing && <p>{words.mailMissing}</p>}
      <TimeJumps jumps={jumps} />
    </>
  );
}
