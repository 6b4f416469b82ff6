import type { ReactNode } from 'react';
import { DeskShell } from '#app/components/layout/desk-shell.tsx';
import { useSite } from '#app/components/layout/locale.tsx';
import type { NavItem, StaffAccount } from '#app/components/layout/staff-shell.tsx';
import { TimeJumps } from '#app/components/staff/time-jumps.tsx';
import type { ClockJump } from '#app/domain/sweeper-gap.ts';
import { deskTexts, formatDateTime } from '#app/i18n/index.ts';

export type FrameData = {
  account: StaffAccount;
  queryCount: number;
  /** The sweeper is late: since when, null when it never ran. */
  sweeperStopped: { since: Date | null } | null;
  /** Mails wait because no mail server is set. How many is not said: the accused could read activity from it. */
  mailIsMissing: boolean;
  /** Mails that were given up; counted for hub and heads, 0 for others. */
  mailsDead: number;
  /** What happened to the server's time in the last 24 hours. */
  jumps: readonly ClockJump[];
};

type DeskFrameProps = {
  frame: FrameData;
  /** The queue's views; other pages have one link back to it. */
  views?: readonly NavItem[];
  isQueries?: boolean;
  children: ReactNode;
};

/** Header, tabs and banners of every desk page. */
export function DeskFrame({ frame, views, isQueries = false, children }: DeskFrameProps) {
  const texts = deskTexts.queue;
  const nav = [
    ...(views ?? [{ href: '/desk', label: texts.views.to_do }]),
    { href: '/desk/queries', label: texts.queries, count: frame.queryCount, current: isQueries },
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

function hasBanner({ sweeperStopped, mailIsMissing, mailsDead, jumps }: FrameData): boolean {
  return sweeperStopped !== null || mailIsMissing || mailsDead > 0 || jumps.length > 0;
}

function Banner({ frame }: { frame: FrameData }) {
  const { timeZone, now } = useSite();
  const texts = deskTexts.queue;
  const { sweeperStopped, mailIsMissing, mailsDead, jumps } = frame;
  const since = sweeperStopped?.since ? formatDateTime(sweeperStopped.since, 'zh-CN', timeZone, now) : null;
  return (
    <>
      {sweeperStopped && <p>{texts.sweeperStopped(since)}</p>}
      {mailIsMissing && <p>{texts.mailMissing}</p>}
      {mailsDead > 0 && <p>{texts.mailDead(mailsDead)}</p>}
      <TimeJumps jumps={jumps} />
    </>
  );
}
