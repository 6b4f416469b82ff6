import { useSite } from '#app/components/layout/locale.tsx';
import { DueBadge } from '#app/components/sla/due-badge.tsx';
import type { TimeLeft } from '#app/domain/sla/time-left.ts';
import { deskTexts, formatDateTime, formatTime, formatWeekday } from '#app/i18n/index.ts';

/** How long is left until an instant, in words, with the exact instant behind them; `clock` names what is due. */
export function DueIn({ dueAt, left, clock }: { dueAt: Date; left: TimeLeft; clock?: string }) {
  const { timeZone, now } = useSite();
  const due = { time: formatTime(dueAt, timeZone), weekday: formatWeekday(dueAt, 'zh-CN', timeZone) };
  const time = deskTexts.queue.timeLeft(left, due);
  return (
    <DueBadge
      state={left.state}
      text={clock === undefined ? time : deskTexts.queue.clockAndTime(clock, time)}
      dueAt={dueAt}
      title={formatDateTime(dueAt, 'zh-CN', timeZone, now)}
    />
  );
}
