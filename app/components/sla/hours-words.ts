import type { ClockWording } from '#app/components/sla/clock-words.ts';
import type { ClockExplanation } from '#app/domain/sla/explain.ts';
import type { DaySpan } from '#app/domain/sla/explained-day.ts';
import { formatTime } from '#app/i18n/index.ts';

/** `08:30–12:00、13:30–17:30` */
export function hoursWords(spans: readonly DaySpan[], { locale, timeZone }: ClockWording): string {
  const words = spans.map(({ from, to }) => `${formatTime(from, timeZone)}–${formatTime(to, timeZone)}`);
  return words.join(locale === 'zh-CN' ? '、' : ', ');
}

/** The hours of the office on the days of a clock, where they are the same on all that are worked; else null. */
export function officeHours({ days }: ClockExplanation, wording: ClockWording): string | null {
  const open = days.map(({ hours }) => hoursWords(hours?.open ?? [], wording)).filter((words) => words !== '');
  const [hours = null] = open;
  return open.every((other) => other === hours) ? hours : null;
}
