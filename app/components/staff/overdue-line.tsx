import { useSite } from '#app/components/layout/locale.tsx';
import type { OverdueSteps } from '#app/domain/sweeper-gap.ts';
import { formatDateTime } from '#app/i18n/index.ts';
import { overdueTexts as words } from '#app/i18n/zh-CN/time-jumps.ts';

/** That due steps wait, and since when: left by the sweeper, or being made up for. */
export function OverdueLine({ overdue }: { overdue: OverdueSteps | null }) {
  const { timeZone, now } = useSite();
  if (!overdue) return null;
  return <p>{words[overdue.state](formatDateTime(overdue.since, 'zh-CN', timeZone, now))}</p>;
}
