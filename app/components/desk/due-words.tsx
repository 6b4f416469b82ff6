import { useSite } from '#app/components/layout/locale.tsx';
import { DueBadge } from '#app/components/sla/due-badge.tsx';
import type { TimeLeft } from '#app/domain/sla/time-left.ts';
import { deskTexts, formatDateTime, formatTime } from '#app/i18n/index.ts';

/** How long is left until an instant, in words, with the exact instant behind them. */
export function DueIn({ dueAt, left }: { dueAt: Date; left: TimeLeft }) {
  const { timeZone, now } = useSite();
  const state = left.state;
  return (
    <DueBadge
      state={state}
      text={deskTexts.queue.timeLeft(left, formatTime(dueAt, timeZone))}
      dueAt={dueAt}
      title={formatDateTime(dueAt, 'zh-CN', timeZone, now)}
    />
  );
}
