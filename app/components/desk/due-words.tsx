import { useSite } from '#app/components/layout/locale.tsx';
import { DueBadge } from '#app/components/sla/due-badge.tsx';
import type { TimeLeft } from '#app/domain/sla/time-left.ts';
import { deskTexts, formatDate, formatDateTime, formatTime, formatWeekday } from '#app/i18n/index.ts';

type DueInProps = {
  dueAt: Date;
  left: TimeLeft;
  clock?: string;
  /** The reader sees no times. */
  daysOnly?: boolean;
};

/** How long is left until an instant, in words, with the exact instant behind them; `clock` names what is due. */
export function DueIn({ dueAt, left, clock, daysOnly = false }: DueInProps) {
  const { timeZone, now } = useSite();
  const weekday = formatWeekday(dueAt, 'zh-CN', timeZone);
  const { timeLeft, daysLeft } = deskTexts.queue;
  const time = daysOnly ? daysLeft(left, weekday) : timeLeft(left, { time: formatTime(dueAt, timeZone), weekday });
  return (
    <DueBadge
      state={left.state}
      text={clock === undefined ? time : deskTexts.queue.clockAndTime(clock, time)}
      dueAt={daysOnly ? undefined : dueAt}
      title={(daysOnly ? formatDate : formatDateTime)(dueAt, 'zh-CN', timeZone, now)}
    />
  );
}
