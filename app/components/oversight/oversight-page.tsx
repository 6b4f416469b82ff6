import type { ReactNode } from 'react';
import { OversightShell } from '#app/components/layout/oversight-shell.tsx';
import type { NavItem, StaffAccount } from '#app/components/layout/staff-shell.tsx';
import { FailedMailsLine } from '#app/components/staff/failed-mails.tsx';
import { OverdueLine } from '#app/components/staff/overdue-line.tsx';
import { TimeJumps } from '#app/components/staff/time-jumps.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import type { ClockJump, OverdueSteps } from '#app/domain/sweeper-gap.ts';
import { oversightTexts } from '#app/i18n/index.ts';

const words = oversightTexts.frame;

/** What the frame of every page of discipline inspection shows. */
export type OversightFrame = {
  account: StaffAccount;
  counts: { open: number; retaliation: number; notices: number };
  sweeper: { hasStopped: boolean; lastTickAt: Date | null; overdue: OverdueSteps | null };
  /** Mails to discipline were given up. */
  mailsFailed: boolean;
  /** What happened to the server's time in the last 24 hours. */
  jumps: readonly ClockJump[];
};

type OversightPageProps = { frame: OversightFrame; tab?: 'open' | 'notices' | 'done'; children: ReactNode };

/** Indigo band, who is signed in, what waits, and a warning when the sweeper has stopped. */
export function OversightPage({ frame, tab, children }: OversightPageProps) {
  const { account, counts } = frame;
  return (
    <OversightShell account={account} nav={navItems(counts, tab)} banner={hasBanner(frame) && <Banner frame={frame} />}>
      {children}
    </OversightShell>
  );
}

function navItems(counts: OversightFrame['counts'], tab: OversightPageProps['tab']): NavItem[] {
  const { tabs } = words;
  return [
    { href: '/oversight', label: tabs.open, count: counts.open, current: tab === 'open' },
    { href: '/oversight#retaliation', label: tabs.retaliation, count: counts.retaliation },
    { href: '/oversight/notices', label: tabs.notices, count: counts.notices, current: tab === 'notices' },
    { href: '/oversight?part=done', label: tabs.done, current: tab === 'done' },
  ];
}

function hasBanner({ sweeper, mailsFailed, jumps }: OversightFrame): boolean {
  return sweeper.hasStopped || sweeper.overdue !== null || mailsFailed || jumps.length > 0;
}

function Banner({ frame: { sweeper, mailsFailed, jumps } }: { frame: OversightFrame }) {
  return (
    <>
      {sweeper.hasStopped && (
        <p>
          <SweeperBanner lastTickAt={sweeper.lastTickAt} />
        </p>
      )}
      <OverdueLine overdue={sweeper.overdue} />
      {mailsFailed && <FailedMailsLine href="/oversight/mail" />}
      <TimeJumps jumps={jumps} />
    </>
  );
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
