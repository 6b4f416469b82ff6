import {
  addWorkingDays,
  isProvisional,
  type WorkingCalendar,
  workingDaysAfter,
  workingDaysLate,
  workingMinutesBetween,
} from '#app/domain/sla/calendar.ts';
import { dayAt } from '#app/domain/sla/working-calendar.ts';

/** How much is left until a due instant, or which day late it is: in working days by the date, within a day in time. */
export type TimeLeft = {
  state: 'running' | 'soon' | 'overdue';
  /** Still ahead: due on the local day of `now`, the day after, or else before the next working day closes. */
  dueDay: 'today' | 'tomorrow' | 'next_working_day' | 'other';
  /** Ahead: the working days after today, the due day included. Late: the number of today among those after the due day. */
  days: number;
  /** Working time late, said on the due day itself. */
  hours: number;
  minutes: number;
  /** Still ahead, and after the last day with published holidays: it may move yet (sla.md §1, Horizon). */
  isProvisional: boolean;
};

/**
 * What is left between now and a due instant. Days are counted as explainClock numbers them, so that both say the same.
 * Soon: less than one working day's time is left, or due today (experience.md §3.4). A clock is overdue when its due instant
 * lies before now (sla.md §1). The calendar is the one that the due instant was counted by: by another the days may differ.
 */
export function timeLeft(calendar: WorkingCalendar, now: Date, dueAt: Date): TimeLeft {
  const isOverdue = dueAt < now;
  const [from, to] = isOverdue ? [dueAt, now] : [now, dueAt];
  const whole = Math.floor(workingMinutesBetween(calendar, from, to));
  const dayLength = workingMinutesBetween(calendar, addWorkingDays(calendar, now, 1), addWorkingDays(calendar, now, 2));
  const dueDay = isOverdue ? 'other' : dueDayOf(calendar, now, dueAt);
  const isSoon = whole < dayLength || dueDay === 'today';
  return {
    state: isOverdue ? 'overdue' : isSoon ? 'soon' : 'running',
    dueDay,
    days: isOverdue
      ? workingDaysLate(calendar, dueAt, now)
      : workingDaysAfter(calendar, now, new Date(dueAt.getTime() - 1)),
    hours: Math.floor(whole / 60),
    minutes: whole % 60,
    isProvisional: !isOverdue && isProvisional(calendar, dueAt),
  };
}

function dueDayOf(calendar: WorkingCalendar, now: Date, dueAt: Date): TimeLeft['dueDay'] {
  const nights = dayAt(calendar, dueAt.getTime()) - dayAt(calendar, now.getTime());
  if (nights === 0) return 'today';
  if (dueAt > addWorkingDays(calendar, now, 1)) return 'other';
  return nights === 1 ? 'tomorrow' : 'next_working_day';
}
