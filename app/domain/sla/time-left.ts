import {
  addWorkingDays,
  isProvisional,
  type WorkingCalendar,
  workingMinutesBetween,
} from '#app/domain/sla/calendar.ts';
import { dayAt } from '#app/domain/sla/working-calendar.ts';

/** How much working time is left until a due instant, or has passed since, in at most two units. */
export type TimeLeft = {
  state: 'running' | 'soon' | 'overdue';
  /** Still ahead: due on the local day of `now`, the day after, or else before the next working day closes. */
  dueDay: 'today' | 'tomorrow' | 'next_working_day' | 'other';
  days: number;
  hours: number;
  minutes: number;
  /** Still ahead, and after the last day with published holidays: it may move yet (sla.md §1, Horizon). */
  isProvisional: boolean;
};

/**
 * Working time between now and a due instant; a day is as long as the county's next whole working day. Soon: less than one
 * of them is left, or due today (experience.md §3.4). A clock is overdue when its due instant lies before now (sla.md §1).
 * `countedBy`: the calendar that the due instant was counted by, where that may be another version.
 */
export function timeLeft(calendar: WorkingCalendar, now: Date, dueAt: Date, countedBy = calendar): TimeLeft {
  const isOverdue = dueAt < now;
  const [from, to] = isOverdue ? [dueAt, now] : [now, dueAt];
  const whole = Math.floor(workingMinutesBetween(calendar, from, to));
  const dayLength = workingMinutesBetween(calendar, addWorkingDays(calendar, now, 1), addWorkingDays(calendar, now, 2));
  const days = Math.floor(whole / dayLength);
  const rest = Math.round(whole - days * dayLength);
  const dueDay = isOverdue ? 'other' : dueDayOf(calendar, now, dueAt);
  const isSoon = whole < dayLength || dueDay === 'today';
  return {
    state: isOverdue ? 'overdue' : isSoon ? 'soon' : 'running',
    dueDay,
    days,
    hours: Math.floor(rest / 60),
    minutes: rest % 60,
    isProvisional: !isOverdue && isProvisional(countedBy, dueAt),
  };
}

function dueDayOf(calendar: WorkingCalendar, now: Date, dueAt: Date): TimeLeft['dueDay'] {
  const nights = dayAt(calendar, dueAt.getTime()) - dayAt(calendar, now.getTime());
  if (nights === 0) return 'today';
  if (dueAt > addWorkingDays(calendar, now, 1)) return 'other';
  return nights === 1 ? 'tomorrow' : 'next_working_day';
}
