import { useSite } from '#app/components/layout/locale.tsx';
import { deskTexts, formatDate, formatDateTime } from '#app/i18n/index.ts';

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

/** Either of the two, as this reader sees the case. */
export function useCaseWhen({ daysOnly }: { daysOnly: boolean }): When {
  const [when, days] = [useWhen(), useDays()];
  return daysOnly ? days : when;
}
