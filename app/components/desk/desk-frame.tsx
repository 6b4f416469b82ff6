import type { ReactNode } from 'react';
import { DeskShell } from '#app/components/layout/desk-shell.tsx';
import { useSite } from '#app/components/layout/locale.tsx';
import type { NavItem, StaffAccount } from '#app/components/layout/staff-shell.tsx';
import { deskTexts, formatDateTime } from '#app/i18n/index.ts';

export type FrameData = {
  account: StaffAccount;
  queryCount: number;
  /** The sweeper is late: since when, null when it never ran. */
  sweeperStopped: { since: Date | null } | null;
  /** Mails that wait because no mail server is set; null when one is. */
  mailsWaiting: number | null;
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
    ...(views ?? [{ href: '/desk', label: texts.views.open }]),
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

function hasBanner({ sweeperStopped, mailsWaiting }: FrameData): boolean {
  return sweeperStopped !== null || mailsWaiting !== null;
}

function Banner({ frame }: { frame: FrameData }) {
  const { timeZone, now } = useSite();
  const texts = deskTexts.queue;
  const { sweeperStopped, mailsWaiting } = frame;
  const since = sweeperStopped?.since ? formatDateTime(sweeperStopped.since, 'zh-CN', timeZone, now) : null;
  return (
    <>
      {sweeperStopped && <p>{texts.sweeperStopped(since)}</p>}
      {mailsWaiting !== null && <p>{texts.mailMissing(mailsWaiting)}</p>}
    </>
  );
}
