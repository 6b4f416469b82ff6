import { useSite } from '#app/components/layout/locale.tsx';
import { deskTexts, formatDateTime } from '#app/i18n/index.ts';

/** Day and time of the county in words; 待定的时间 for an instant that nobody knows yet. */
export function useWhen(): (at: Date | null) => string {
  const { timeZone, now } = useSite();
  return (at) => (at ? formatDateTime(at, 'zh-CN', timeZone, now) : deskTexts.case.soonest);
}
