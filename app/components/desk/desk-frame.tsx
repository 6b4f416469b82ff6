import type { ReactNode } from 'react';
import { DeskShell } from '#app/components/layout/desk-shell.tsx';
import { useSite } from '#app/components/layout/locale.tsx';
import type { NavItem, StaffAccount } from '#app/components/layout/staff-shell.tsx';
import { FailedMailsLine } from '#app/components/staff/failed-mails.tsx';
import { OverdueLine } from '#app/components/staff/overdue-line.tsx';
import { TimeJumps } from '#app/components/staff/time-jumps.tsx';
import type { ClockJump, OverdueSteps } from '#app/domain/sweeper-gap.ts';
import { deskTexts, formatDateTime } from '#app/i18n/index.ts';

export type FrameData = {
  account: StaffAccount;
  queryCount: number;
  /** The unit's head sees how often its officers wait for investors. */
  isHead: boolean;
  /** The unit issues orders: it has the list of summonses. */
  issuesOrders: boolean;
  /** The sweeper is late: since when, null when it never ran. */
  sweeperStopped: { since: Date | null } | null;
  overdue: OverdueSteps | null;
  /** Mails wait because no mail server is set. How many is not said: the accused could read activity from it. */
  mailIsMissing: boolean;
  /** Mails to the own unit were given up, and this person looks after them. */
  mailsFailed: boolean;
  /** What happened to the server's time in the last 24 hours. */
  jumps: readonly ClockJump[];
};

type DeskFrameProps = {
  frame: FrameData;
  /** The queue's views; other pages have one link back to it. */
  views?: readonly NavItem[];
  isQueries?: boolean;
  isRoster?: boolean;
  isPauses?: boolean;
  isSummons?: boolean;
  isMovedDates?: boolean;
  children: ReactNode;
};

/** Header, tabs and banners of every desk page. */
export function DeskFrame({
  frame,
  views,
  isQueries = false,
  isRoster = false,
  isPauses = false,
  isSummons = false,
  isMovedDates = false,
  children,
}: DeskFrameProps) {
  const texts = deskTexts.queue;
  const nav = [
    ...(views ?? [{ href: '/desk', label: texts.views.to_do }]),
    { href: '/desk/queries', label: texts.queries, count: frame.queryCount, current: isQueries },
    { href: '/desk/roster', label: deskTexts.roster.tab, current: isRoster },
    ...(frame.isHead ? [{ href: '/desk/pauses', label: deskTexts.dateMoves.shares.link, current: isPauses }] : []),
    ...(frame.issuesOrders ? [{ href: '/desk/summons', label: deskTexts.summons.tab, current: isSummons }] : []),
    // Reached from where there is something new; no tab of its own elsewhere.
    ...(isMovedDates ? [{ href: '/desk/moved-dates', label: deskTexts.movedDates.tab, current: true }] : []),
  ];
  return (
    <DeskShell
      title={texts.area}
      account={frame.account}
      nav={nav}
      banner={hasBanner(frame) && <Banner frame={frame} />}
    >
      {children}
    </DeskShell>
  );
}

function hasBanner({ sweeperStopped, overdue, mailIsMissing, mailsFailed, jumps }: FrameData): boolean {
  return sweeperStopped !== null || overdue !== null || mailIsMissing || mailsFailed || jumps.length > 0;
}

function Banner({ frame }: { frame: FrameData }) {
  const { timeZone, now } = useSite();
  const texts = deskTexts.queue;
  const { sweeperStopped, overdue, mailIsMissing, mailsFailed, jumps } = frame;
  const since = sweeperStopped?.since ? formatDateTime(sweeperStopped.since, 'zh-CN', timeZone, now) : null;
  return (
    <>
      {sweeperStopped && <p>{texts.sweeperStopped(since)}</p>}
      <OverdueLine overdue={overdue} />
      {mailIsMissing && <p>{texts.mailMissing}</p>}
      {mailsFailed && <FailedMailsLine href="/desk/mail" />}
      <TimeJumps jumps={jumps} />
    </>
  );
}
