import { useSite } from '#app/components/layout/locale.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { TimeLeft } from '#app/domain/sla/time-left.ts';
import { deskTexts, formatDate, oversightTexts } from '#app/i18n/index.ts';

const words = oversightTexts.notices;

export type BatchDue = { at: Date; left: TimeLeft };

/** By which day a unit's notices are to be answered; lateness is said in words, not by colour alone. */
export function BatchDueDay({ due }: { due: BatchDue | null }) {
  const { timeZone, now } = useSite();
  if (!due) return null;
  const day = formatDate(due.at, 'zh-CN', timeZone, now);
  if (due.left.state === 'overdue') return <Notice tone="late">{words.overdue(day, due.left.days)}</Notice>;
  return (
    <p className="hint">
      {due.left.dueDay === 'today' ? words.dueToday(day) : words.due(day)}
      {due.left.isProvisional && deskTexts.queue.provisionalNote}
    </p>
  );
}
