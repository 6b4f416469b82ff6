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

/** A due date in words, marked where it lies after the last day with published holidays and may move yet. */
export function dueWords(words: string, isProvisional: boolean): string {
  return isProvisional ? deskTexts.queue.provisional(words) : words;
}

/** How long is left until an instant, in words, with the exact instant behind them; `clock` names what is due. */
export function DueIn({ dueAt, left, clock, daysOnly = false }: DueInProps) {
  const { timeZone, now } = useSite();
  const weekday = formatWeekday(dueAt, 'zh-CN', timeZone);
  const { timeLeft, daysLeft, provisionalTitle } = deskTexts.queue;
  const words = daysOnly ? daysLeft(left, weekday) : timeLeft(left, { time: formatTime(dueAt, timeZone), weekday });
  const time = dueWords(words, left.isProvisional);
  const exact = (daysOnly ? formatDate : formatDateTime)(dueAt, 'zh-CN', timeZone, now);
  return (
    <DueBadge
      state={left.state}
      text={clock === undefined ? time : deskTexts.queue.clockAndTime(clock, time)}
      dueAt={daysOnly ? undefined : dueAt}
      title={left.isProvisional ? provisionalTitle(exact) : exact}
    />
  );
}
