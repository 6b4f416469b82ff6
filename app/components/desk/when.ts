import { useSite } from '#app/components/layout/locale.tsx';
import { deskTexts, formatDate, formatDateTime, formatDayNow } from '#app/i18n/index.ts';

export type When = (at: Date | null) => string;

/** Day and time of the county in words; 待定的时间 for an instant that nobody knows yet. */
export function useWhen(): When {
  const { timeZone, now } = useSite();
  return (at) => (at ? formatDateTime(at, 'zh-CN', timeZone, now) : deskTexts.case.soonest);
}

/** The day alone, for whoever sees no times. */
export function useDays(): When {
  const { timeZone, now } = useSite();
  return (at) => (at ? formatDate(at, 'zh-CN', timeZone, now) : deskTexts.case.soonest);
}

/** A calendar day `YYYY-MM-DD` in words, with its year where it is another than now. */
export function useDayOn(): (on: string) => string {
  const { timeZone, now } = useSite();
  return (on) => formatDayNow(on, 'zh-CN', timeZone, now);
}

/** Either of the two, as this reader sees the case. */
export function useCaseWhen({ daysOnly }: { daysOnly: boolean }): When {
  const [when, days] = [useWhen(), useDays()];
  return daysOnly ? days : when;
}
